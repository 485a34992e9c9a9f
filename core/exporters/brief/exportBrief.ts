import { lintJourney } from '../../lint/index.ts';
import { documentTexts } from '../../words/texts.ts';
import type { Exporter } from '../exporter.ts';
import { facetsOf } from '../facets.ts';
import { fileNamePart } from '../shared/names.ts';
import { writeBrief } from './writeBrief.ts';

/** The brief for people. Every node and setting stands in it in words, so nothing counts as lost. */
export const briefExporter: Exporter = {
  id: 'brief',
  version: '1',
  fields: [],
  run(journey, notes, { language = 'ko', evidence }) {
    for (const node of journey.nodes) notes.mapped(node.id, node.type === 'note' ? 'figure' : 'li');
    for (const facet of facetsOf(journey)) notes.kept(facet.code, facet.nodeId);
    const { text, formats } = documentTexts(language, evidence?.zone ?? 'Asia/Seoul');
    const html = writeBrief({
      journey,
      language,
      text,
      formats,
      result: evidence?.result ?? null,
      problems: evidence?.problems ?? lintJourney(journey, null),
      losses: evidence?.losses ?? [],
    });
    return [{ name: `${fileNamePart(journey.name)}.html`, mediaType: 'text/html', text: html }];
  },
};
