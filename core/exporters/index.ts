export { type Exporter, exportJourney } from './exporter.ts';
export { findExporter, exporters } from './registry.ts';
export { reportFile } from './report.ts';
export type { Evidence, ExportResult } from './result.ts';
