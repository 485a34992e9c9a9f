export { blocksRun } from './blocksRun.ts';
export { lintJourney } from './lintJourney.ts';
