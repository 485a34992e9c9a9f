export { lintJourney } from './lintJourney.ts';
