import { describe, expect, it } from 'vitest';
import { exportJourney, exporters } from '../../../core/exporters/index.ts';
import type { Journey } from '../../../core/journey/spec.ts';
import { readXml } from '../../../core/lib/readXml.ts';
import type { XmlElement } from '../../../core/lib/xml.ts';
import { hostileTexts, withTexts } from './hostile.ts';
import { generatedJourneys, templateJourneys } from './journeys.ts';

const journeys = [...templateJourneys().map(([, journey]) => journey), ...generatedJourneys(60)];
const hostile = journeys.map((journey, shift) =>
  withTexts(journey, (index) => hostileTexts[(index + shift) % hostileTexts.length]!),
);

function written(id: string, journey: Journey): string {
  const exporter = exporters.find((candidate) => candidate.id === id)!;
  return exportJourney(exporter, journey, { fields: {}, language: 'en' }).files[0]?.text ?? '';
}

function parsed(xml: string): XmlElement {
  const result = readXml(xml, {});
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

function everything(root: XmlElement): XmlElement[] {
  return [root, ...root.children.flatMap(everything)];
}

const drawn = new Set(['svg', 'title', 'defs', 'marker', 'path', 'rect', 'g', 'text']);

describe('hostile texts', () => {
  it('stay texts in the picture: well-formed, of known elements, without handlers or links', () => {
    for (const journey of hostile) {
      const elements = everything(parsed(written('picture', journey)));
      expect(elements.filter(({ name }) => !drawn.has(name.replace(/^ns0:/, '')))).toEqual([]);
      const names = elements.flatMap(({ attributes }) => Object.keys(attributes));
      expect(names.filter((name) => /^on|href|style/i.test(name))).toEqual([]);
    }
  });

  it('stay texts in BPMN: the same elements as with harmless ones', () => {
    for (const [index, journey] of hostile.entries()) {
      const xml = written('bpmn', journey);
      if (xml === '') continue;
      const harmless = withTexts(journeys[index]!, () => 'a');
      const names = (text: string) => everything(parsed(text)).map(({ name }) => name);
      expect(names(xml)).toEqual(names(written('bpmn', harmless)));
    }
  });

  it('stay texts in the brief: every tag outside of the picture is one of its own', () => {
    const own =
      /^<(?:!doctype html|html lang="en"|meta [a-z-]+="[\w-]+"(?: content="[^"<>]*")?|\/?(?:html|head|title|style|body|header|h1|h2|figure|main|section|ol|ul|li|p|b|i|strong|div|dl|dt|dd|span|mark|article|footer)(?: class="[a-zA-Z ]+")?)>$/;
    for (const journey of hostile) {
      const html = written('brief', journey).replace(/<svg[^]*<\/svg>/, '');
      const found = html.match(/<[^]*?>/g)!;
      expect(found.filter((tag) => !own.test(tag))).toEqual([]);
      // nothing but tags holds an opening bracket
      expect(html.split('<')).toHaveLength(found.length + 1);
    }
  });

  it('stay texts in Mermaid: every line is a node, an edge or a style', () => {
    const label = String.raw`"[^"<>\`{}\[\]|]*(?:<br>[^"<>\`{}\[\]|]*)*"`;
    const node = new RegExp(
      String.raw`^  n\d+(?:\(\[${label}\]\)|\{${label}\}|\{\{${label}\}\}|\[\[${label}\]\]|>${label}\]|\[${label}\]):::\w+$`,
    );
    const edge = new RegExp(String.raw`^  n\d+ (?:-->(?:\|${label}\|)?|-\.->) n\d+$`);
    for (const journey of hostile) {
      const [first, ...lines] = written('mermaid', journey).trimEnd().split('\n');
      expect(first).toBe('flowchart LR');
      expect(lines.filter((line) => !node.test(line) && !edge.test(line) && !line.startsWith('  classDef '))).toEqual(
        [],
      );
    }
  });
});
