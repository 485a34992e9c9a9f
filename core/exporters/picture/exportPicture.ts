import { documentTexts } from '../../words/texts.ts';
import { facetsOf } from '../facets.ts';
import type { Exporter } from '../exporter.ts';
import { fileNamePart } from '../shared/names.ts';
import { drawJourney, pictureFont } from './drawJourney.ts';

/** A picture for slides and documents. Settings are not part of a picture, so none counts as lost. */
export const pictureExporter: Exporter = {
  id: 'picture',
  version: '1',
  fields: [],
  run(journey, notes, { language = 'ko', evidence }) {
    for (const node of journey.nodes) notes.mapped(node.id, 'g');
    for (const facet of facetsOf(journey)) notes.kept(facet.code, facet.nodeId);
    const { text, formats } = documentTexts(language, evidence?.zone ?? 'Asia/Seoul');
    const svg = drawJourney(journey, {
      text,
      formats,
      result: evidence?.result ?? null,
      hasTitle: true,
      fontFamily: pictureFont,
    });
    return [{ name: `${fileNamePart(journey.name)}.svg`, mediaType: 'image/svg+xml', text: svg }];
  },
};
