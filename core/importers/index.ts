export { readJourneyFile } from './readJourneyFile.ts';
