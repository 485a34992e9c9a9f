import type { Catalog } from '../translator.ts';

export const brief: Catalog = {};
