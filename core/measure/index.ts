export { assembleResult } from './assembleResult.ts';
export type { AssembleInput } from './assembleResult.ts';
export { headline } from './headline.ts';
export type { Headline } from './headline.ts';
export { resultCsv } from './resultCsv.ts';
