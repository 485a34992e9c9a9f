import type { Catalog } from '../../../core/i18n/index.ts';

/** The import view for files with a shape of their own, known exports, lookup tables, quality, and the history. */
export const importShapes: Catalog = {
  'importing.kind.campaigns': 'Campaign log',
  'importing.kind.experiment': 'Experiment table',
  'importing.kind.consents': 'Consent list',
  'importing.kindHint.campaigns': 'Each line is one send, or one send, open or click.',
  'importing.kindHint.experiment': 'Each line is one customer, with an arm and what came of it.',
  'importing.kindHint.consents': 'Each line gives or withdraws a consent. The last line of each channel holds.',
};
