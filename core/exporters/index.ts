export { type Exporter, exportJourney } from './exporter.ts';
export { exporters } from './registry.ts';
export type { ExportResult } from './result.ts';
