export { generateSampleShop } from './generate.ts';
export type { SampleShopOptions } from './generate.ts';
export type { CampaignTruth, SampleShopTruth } from './truth.ts';
