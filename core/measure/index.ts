export { assembleResult } from './assembleResult.ts';
export type { AssembleInput } from './assembleInput.ts';
export { headline } from './headline.ts';
export { resultCsv } from './resultCsv.ts';
