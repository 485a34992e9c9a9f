export { createFormats, type Formats, type Language } from './formats.ts';
export { placeholdersOf } from './message.ts';
export { particleAfter } from './particle.ts';
export { type Catalog, createTranslator, type TextParams, type Translate } from './translator.ts';
