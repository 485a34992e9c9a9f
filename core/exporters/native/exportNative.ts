import { journeyToText, parseJourney } from '../../journey/index.ts';
import { type Journey, specVersion } from '../../journey/spec.ts';
import type { ExportFile, Exporter } from '../exporter.ts';
import { facetsOf } from '../facets.ts';
import { fileNamePart } from '../shared/names.ts';

/** The journey as its own file format: `<name>.journey.json`. Reading the text gives the same journey back. */
export function exportNative(journey: Journey): ExportFile {
  const name = `${fileNamePart(journey.name)}.journey.json`;
  return { name, mediaType: 'application/json', text: journeyToText(journey) };
}

/** Our own format, which loses nothing. */
export const nativeExporter: Exporter = {
  id: 'native',
  version: String(specVersion),
  fields: [],
  run(journey, notes) {
    for (const node of journey.nodes) notes.mapped(node.id, node.type);
    for (const facet of facetsOf(journey)) notes.kept(facet.code, facet.nodeId);
    const file = exportNative(journey);
    const read = parseJourney(JSON.parse(file.text));
    if (!read.ok)
      for (const { code } of read.error) notes.problem('error', 'export.invalidOutput', { path: '', reason: code });
    return [file];
  },
};
