export { readJourneyFile } from './readJourneyFile.ts';
export { readJourneyText } from './readJourneyText.ts';
