export { buildDataset } from './build.ts';
export type { CellValue, DatasetRows } from './build.ts';
export { cellText, columnLength, columnNamed, timeFormat } from './columns.ts';
export { datasetMetaSchema, flattenDataset, restoreDataset } from './flatten.ts';
export type { DatasetMeta, NamedArray } from './flatten.ts';
export { mergeDatasets, mergeSteps } from './merge.ts';
export { schemaOf, summaryOf } from './schema.ts';
export { checkedDataset, checkSteps, contentChunks, inOneStep, sealDataset, sealSteps } from './seal.ts';
export { compareTextRows, encodeTexts, rowOfId, textAt } from './text.ts';
