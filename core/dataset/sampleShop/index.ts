export { generateSampleShop } from './generate.ts';
export type { SampleShopOptions } from './generate.ts';
