import { type PredictedName, isPredictedName } from '../dataset/predictedCatalogue.ts';
import { conditionsIn } from '../journey/index.ts';
import type { Journey } from '../journey/spec.ts';
import { computedIn } from '../segment/index.ts';
import type { ExportNotes } from './notes.ts';

/**
 * Notes what conditions ask of attributes that only this app computes: the target knows them once their values are uploaded there, and
 * as of the upload. Predictions that it makes itself are the exporter's to note.
 */
export function noteComputed(journey: Journey, notes: ExportNotes, ownPredictions: readonly PredictedName[]): void {
  for (const { nodeId, condition } of conditionsIn(journey)) {
    for (const attribute of computedIn(condition)) {
      const name = attribute.replace(/^.*:/, '');
      if (!isPredictedName(attribute)) notes.approximated(nodeId, 'derivedAttribute', { attribute, name });
      else if (!ownPredictions.includes(attribute))
        notes.approximated(nodeId, 'predictedAttribute', { attribute, name });
    }
  }
}
