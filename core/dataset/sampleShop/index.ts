export { generateSampleShop } from './generate.ts';
export type { SampleShop, SampleShopOptions } from './generate.ts';
