import type { Catalog } from '../translator.ts';

export const exportSenders: Catalog = {};
