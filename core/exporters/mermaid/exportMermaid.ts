import type { JourneyNode } from '../../journey/nodes.ts';
import type { Journey } from '../../journey/spec.ts';
import type { Translate } from '../../i18n/index.ts';
import { familyOf, type Family } from '../../words/family.ts';
import { documentTexts } from '../../words/texts.ts';
import { nodeKicker, nodeTitle, portText } from '../../words/summary.ts';
import type { Exporter } from '../exporter.ts';
import { facetsOf } from '../facets.ts';
import { fileNamePart } from '../shared/names.ts';

/** A flowchart for wikis and pull requests. It is a drawing: settings are not part of it, so none counts as lost. */
export const mermaidExporter: Exporter = {
  id: 'mermaid',
  version: '11',
  fields: [],
  run(journey, notes, { language = 'ko' }) {
    const { text } = documentTexts(language, 'UTC');
    for (const facet of facetsOf(journey)) notes.kept(facet.code, facet.nodeId);
    const ids = new Map(journey.nodes.map((node, index) => [node.id, `n${index + 1}`]));
    for (const node of journey.nodes) notes.mapped(node.id, ids.get(node.id)!);
    const lines = [
      'flowchart LR',
      ...journey.nodes.map((node) => `  ${ids.get(node.id)}${shape(node, label(text, node))}:::${familyOf(node)}`),
      ...connections(text, journey, ids),
      ...Object.entries(classes).map(([family, style]) => `  classDef ${family} ${style}`),
    ];
    return [
      { name: `${fileNamePart(journey.name)}.mmd`, mediaType: 'text/vnd.mermaid', text: `${lines.join('\n')}\n` },
    ];
  },
};

const classes: Readonly<Record<Family, string>> = {
  trigger: 'fill:#eeeafb,stroke:#6a4fcf,color:#1d1c1a',
  time: 'fill:#fbf0e0,stroke:#b0640c,color:#1d1c1a',
  decision: 'fill:#e6f0fa,stroke:#1f69ad,color:#1d1c1a',
  message: 'fill:#e1f1ec,stroke:#0f6e56,color:#1d1c1a',
  end: 'fill:#ffffff,stroke:#0f6e56,color:#1d1c1a',
  update: 'fill:#efeeea,stroke:#67635b,color:#1d1c1a',
  outside: 'fill:#e0f1f5,stroke:#0d6e86,color:#1d1c1a',
  money: 'fill:#f8f1da,stroke:#8a6a00,color:#1d1c1a',
  note: 'fill:#fdf6d8,stroke:#eadfae,color:#554a1d',
};

function label(text: Translate, node: JourneyNode): string {
  if (node.type === 'note') return mermaidText([node.title, node.text].filter(Boolean).join('\n')) || '…';
  return `${mermaidText(nodeKicker(text, node))}<br>${mermaidText(nodeTitle(text, node)) || '…'}`;
}

function shape(node: JourneyNode, inside: string): string {
  switch (familyOf(node)) {
    case 'trigger':
    case 'end':
      return `(["${inside}"])`;
    case 'decision':
      return `{"${inside}"}`;
    case 'time':
      return `{{"${inside}"}}`;
    case 'update':
    case 'outside':
    case 'money':
      return `[["${inside}"]]`;
    case 'note':
      return `>"${inside}"]`;
    case 'message':
      return `["${inside}"]`;
  }
}

function connections(text: Translate, journey: Journey, ids: ReadonlyMap<string, string>): string[] {
  const nodes = new Map(journey.nodes.map((node) => [node.id, node]));
  const edges = journey.edges.map((edge) => {
    const name = mermaidText(portText(text, nodes.get(edge.from)!, edge.port));
    return `  ${ids.get(edge.from)} -->${name === '' ? '' : `|"${name}"|`} ${ids.get(edge.to)}`;
  });
  const jumps = journey.nodes.flatMap((node) => {
    const to = node.type === 'goTo' ? ids.get(node.target) : undefined;
    return to === undefined ? [] : [`  ${ids.get(node.id)} -.-> ${to}`];
  });
  return [...edges, ...jumps];
}

/**
 * A text between Mermaid's quotes. Letters, figures and plain punctuation stay; everything else is written as a character code,
 * because Mermaid reads HTML, Markdown and its own grammar even inside quotes. Line ends become `<br>`.
 */
export function mermaidText(text: string): string {
  return text
    .trim()
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.replaceAll(/[^\p{L}\p{N}\p{M} ,.!?·…’‘“”※～]/gu, escaped))
    .join('<br>');
}

function escaped(character: string): string {
  const code = character.codePointAt(0)!;
  // a control or half a character has no code that HTML could show
  const isShown = code >= 0x20 && !(code >= 0x7f && code < 0xa0) && !(code >= 0xd800 && code <= 0xdfff);
  return isShown ? `#${code};` : '#65533;';
}
