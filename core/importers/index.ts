export type { ImportLoss } from './draft.ts';
export { readJourneyFile } from './readJourneyFile.ts';
