import { existsSync } from 'node:fs';
import { invariant } from '../../../core/lib/invariant.ts';

/** From the source tree, beside the bundle's entry files, and from inside its folder of shared chunks. */
const places = ['../sliceWorker.ts', './sliceWorker.js', '../sliceWorker.js'];

/** The worker's module, wherever the program runs from. */
export function sliceWorkerUrl(): URL {
  const found = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url));
  invariant(found !== undefined, 'the worker module lies beside the engine');
  return found;
}
