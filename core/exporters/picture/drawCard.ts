import { nodeSize } from '../../journey/geometry.ts';
import type { JourneyNode } from '../../journey/nodes.ts';
import { escapeXml } from '../../lib/xml.ts';
import { familyOf, kindKeyOf } from '../../words/family.ts';
import { nodeKicker, nodeTitle } from '../../words/summary.ts';
import { colours, familyColours, familyMarks } from './colours.ts';
import type { PictureOptions } from './options.ts';
import { wrapText } from './textWidth.ts';

/** One node as the canvas shows it: mark, kind, title, and customers where a run is known. */
export function drawCard(node: JourneyNode, options: PictureOptions): string {
  const x = Math.round(node.position.x);
  const y = Math.round(node.position.y);
  return `<g transform="translate(${x} ${y})">${node.type === 'note' ? noteInside(node) : cardInside(node, options)}</g>`;
}

function line(text: string, x: number, y: number, size: number, settings: string): string {
  return `<text x="${x}" y="${y}" font-size="${size}" ${settings}>${escapeXml(text)}</text>`;
}

function noteInside(node: JourneyNode & { type: 'note' }): string {
  const { width, height } = nodeSize(node);
  const paper = `<rect width="${width}" height="${height}" rx="4" fill="${colours.noteFill}" stroke="${colours.noteLine}"/>`;
  const title = wrapText(node.title, (width - 20) / 11, 1);
  const rows = wrapText(node.text, (width - 20) / 11, title.length === 0 ? 5 : 4);
  return [
    paper,
    ...title.map((text) => line(text, 10, 20, 11, `font-weight="700" fill="${colours.noteText}"`)),
    ...rows.map((text, index) => line(text, 10, 20 + (index + title.length) * 15, 11, `fill="${colours.noteText}"`)),
  ].join('');
}

function cardInside(node: Exclude<JourneyNode, { type: 'note' }>, { text, result }: PictureOptions): string {
  const { width, height } = nodeSize(node);
  const family = familyOf(node);
  const kind = kindKeyOf(node);
  const colour = familyColours[family];
  const isKakao = kind === 'message.alimtalk' || kind === 'message.brandMessage';
  const mark = isKakao
    ? `<rect x="9" y="8" width="16" height="16" rx="4" fill="${colours.kakao}"/>${line('K', 17, 19.5, 10, `font-weight="800" text-anchor="middle" fill="${colours.text}"`)}`
    : `<rect x="9" y="8" width="16" height="16" rx="4" fill="${colour}"/><path transform="translate(11 10)" d="${familyMarks[family]}" fill="none" stroke="#ffffff" stroke-width="1.2" stroke-linecap="round" stroke-linejoin="round"/>`;
  const [kicker = ''] = wrapText(nodeKicker(text, node), (width - 40) / 9.5, 1);
  const title = wrapText(nodeTitle(text, node), (width - 18) / 11, 2);
  const entered = result?.nodes[node.id]?.entered.mean;
  const figure =
    entered === undefined
      ? ''
      : line(
          text('picture.customers', { n: Math.round(entered) }),
          9,
          height - 12,
          11,
          `font-weight="700" fill="${colours.text}"`,
        );
  return [
    `<rect width="${width}" height="${height}" rx="8" fill="${colour}"/>`,
    `<path d="M0 8a8 8 0 0 1 8-8h${width - 16}a8 8 0 0 1 8 8v${height - 11}h-${width}z" fill="${colours.paper}"/>`,
    `<rect width="${width}" height="${height}" rx="8" fill="none" stroke="${colours.line}"/>`,
    mark,
    line(kicker, 31, 19, 9.5, `fill="${colours.soft}"`),
    ...title.map((row, index) => line(row, 9, 38 + index * 14, 11, `font-weight="600" fill="${colours.text}"`)),
    figure,
  ].join('');
}
