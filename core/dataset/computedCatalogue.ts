import {
  derivedCatalogue,
  type DerivedEntry,
  type DerivedName,
  derivedNames,
  isDerivedName,
} from './derivedCatalogue.ts';
import { isPredictedName, predictedCatalogue, type PredictedName, predictedNames } from './predictedCatalogue.ts';

/** An attribute that no file holds: derived from events, or predicted by the fitted purchase model. */
export type ComputedName = DerivedName | PredictedName;

export const computedNames: readonly ComputedName[] = [...derivedNames, ...predictedNames];

export function isComputedName(name: string): name is ComputedName {
  return isDerivedName(name) || isPredictedName(name);
}

/** Kind, unit and labels of a computed attribute. */
export function computedEntry(name: ComputedName): DerivedEntry {
  return isDerivedName(name) ? derivedCatalogue[name] : predictedCatalogue[name];
}
