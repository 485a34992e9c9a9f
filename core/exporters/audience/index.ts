export { type AudienceContact, audienceCsv, internationalNumber, normalEmail } from './audienceCsv.ts';
