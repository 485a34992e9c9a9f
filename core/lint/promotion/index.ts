export { classifyPurpose } from './classify.ts';
