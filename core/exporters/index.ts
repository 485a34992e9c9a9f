export {
  blocksSaving,
  type Exporter,
  exportJourney,
  type ExportFile,
  type ExportOptions,
  type ExportResult,
  type FieldDeclaration,
  type FieldNeed,
  type FieldValues,
  type Loss,
  type NodeMapping,
} from './exporter.ts';
export { exporters, findExporter } from './registry.ts';
