import type { PredictedName } from '../dataset/predictedCatalogue.ts';
import type { Journey } from '../journey/spec.ts';
import { noteComputed } from './computedAttributes.ts';
import { type ExportNotes, recordNotes } from './notes.ts';
import type { ExportFile, ExportOptions, ExportResult, FieldDeclaration } from './result.ts';

export type { ExportFile } from './result.ts';

/** An export to one system. Its name is the text `exportTarget.<id>`. */
export interface Exporter {
  readonly id: string;
  /** Version of the target's format that is written. */
  readonly version: string;
  readonly fields: readonly FieldDeclaration[];
  /** That the target asks conditions of its own customers, and which predictions it makes itself. Absent where nobody asks. */
  readonly conditions?: { readonly ownPredictions: readonly PredictedName[] };
  /** Writes the files and notes what became of everything; pure, and deterministic to the byte. */
  run(journey: Journey, notes: ExportNotes, options: ExportOptions): readonly ExportFile[];
}

/**
 * The journey in the target's format. Every node ends up mapped or in the losses, and so does every setting that
 * facetsOf lists: what the exporter does not note as kept is reported as dropped.
 */
export function exportJourney(exporter: Exporter, journey: Journey, options: ExportOptions): ExportResult {
  const { notes, finish } = recordNotes(exporter, journey, options.fields);
  const files = exporter.run(journey, notes, options);
  if (exporter.conditions !== undefined) noteComputed(journey, notes, exporter.conditions.ownPredictions);
  return { files, ...finish() };
}
