import { nodeSize, portOffset } from '../../journey/geometry.ts';
import type { JourneyNode } from '../../journey/nodes.ts';
import { acceptsEdges, portsOf } from '../../journey/ports.ts';
import type { Journey } from '../../journey/spec.ts';
import { escapeXml } from '../../lib/xml.ts';
import { portText } from '../../words/summary.ts';
import { drawCard } from './drawCard.ts';
import type { PictureOptions } from './options.ts';
import { colours } from './colours.ts';
import { textWidth, wrapText } from './textWidth.ts';

export const pictureFont = "Pretendard, 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', system-ui, sans-serif";
const margin = 28;
const titleHeight = 34;
const emptySize = { width: 320, height: 120 };

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * The journey as an SVG document in the app's light colours: cards, edges with the names of their ports, jumps as dashed lines. It
 * refers to nothing outside itself and holds neither style sheets nor scripts.
 */
export function drawJourney(journey: Journey, options: PictureOptions): string {
  const area = areaOf(journey, options.hasTitle);
  const nodes = new Map(journey.nodes.map((node) => [node.id, node]));
  const lines: string[] = [];
  const labels: string[] = [];
  for (const { from, port, to } of connectionsOf(journey)) {
    const source = nodes.get(from)!;
    const target = nodes.get(to);
    if (target === undefined || !acceptsEdges(target)) continue;
    const curve = curveOf(outOf(source, port), intoOf(target));
    const dash = source.type === 'goTo' ? ' stroke-dasharray="5 4"' : '';
    lines.push(
      `<path d="${curve.path}" fill="none" stroke="${colours.edge}" stroke-width="2"${dash} marker-end="url(#arrow)"/>`,
    );
    labels.push(edgeLabel(curve.middle, source, port, options));
  }
  const cards = journey.nodes.map((node) => drawCard(node, options));
  const title = options.hasTitle
    ? `<text x="${area.x + margin}" y="${area.y + margin + 8}" font-size="18" font-weight="700" fill="${colours.text}">${escapeXml(journey.name)}</text>`
    : '';
  const size = `width="${area.width}" height="${area.height}" viewBox="${area.x} ${area.y} ${area.width} ${area.height}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" font-family="${escapeXml(options.fontFamily)}">`,
    `<title>${escapeXml(journey.name)}</title>`,
    `<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M1 1 7 4 1 7z" fill="${colours.edge}"/></marker></defs>`,
    `<rect x="${area.x}" y="${area.y}" width="${area.width}" height="${area.height}" fill="${colours.paper}"/>`,
    title,
    ...lines,
    ...cards,
    ...labels,
    '</svg>',
    '',
  ]
    .filter((line, index, all) => line !== '' || index === all.length - 1)
    .join('\n');
}

function connectionsOf(journey: Journey): { from: string; port: string; to: string }[] {
  const jumps = journey.nodes.flatMap((node) =>
    node.type === 'goTo' && node.target !== '' ? [{ from: node.id, port: '', to: node.target }] : [],
  );
  return [...journey.edges, ...jumps];
}

function areaOf(journey: Journey, hasTitle: boolean) {
  const boxes = journey.nodes.map((node) => ({ ...cornerOf(node), ...nodeSize(node) }));
  const top = hasTitle ? titleHeight : 0;
  if (boxes.length === 0) return { x: 0, y: 0, width: emptySize.width, height: emptySize.height };
  const left = Math.min(...boxes.map((box) => box.x));
  const upper = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const lower = Math.max(...boxes.map((box) => box.y + box.height));
  return {
    x: left - margin,
    y: upper - margin - top,
    width: Math.max(right - left + 2 * margin, hasTitle ? emptySize.width : 0),
    height: lower - upper + 2 * margin + top,
  };
}

export function cornerOf(node: JourneyNode): Point {
  return { x: Math.round(node.position.x), y: Math.round(node.position.y) };
}

function outOf(node: JourneyNode, port: string): Point {
  const { x, y } = cornerOf(node);
  const { width, height } = nodeSize(node);
  const ports = portsOf(node);
  const index = Math.max(0, ports.indexOf(port));
  return { x: x + width, y: y + portOffset(height, index, Math.max(1, ports.length)) };
}

function intoOf(node: JourneyNode): Point {
  const { x, y } = cornerOf(node);
  return { x, y: y + nodeSize(node).height / 2 };
}

/** The curve that the canvas draws: a cubic Bézier that leaves to the right and arrives from the left. */
function curveOf(from: Point, to: Point): { path: string; middle: Point } {
  const distance = to.x - from.x;
  const reach = distance >= 0 ? distance / 2 : 0.25 * 25 * Math.sqrt(-distance);
  const a = { x: from.x + reach, y: from.y };
  const b = { x: to.x - reach, y: to.y };
  const at = (key: 'x' | 'y') => (from[key] + 3 * a[key] + 3 * b[key] + to[key]) / 8;
  const path = `M${round(from.x)} ${round(from.y)}C${round(a.x)} ${round(a.y)} ${round(b.x)} ${round(b.y)} ${round(to.x - 1)} ${round(to.y)}`;
  return { path, middle: { x: at('x'), y: at('y') } };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function edgeLabel(
  middle: Point,
  source: JourneyNode,
  port: string,
  { text, formats, result }: PictureOptions,
): string {
  const name = source.type === 'goTo' ? '' : portText(text, source, port);
  const passed = result?.nodes[source.id]?.ports[port]?.mean;
  const rows = [
    ...wrapText(name, 7.2, 2).map((line) => ({ line, weight: 600 })),
    ...(passed === undefined ? [] : [{ line: formats.number(Math.round(passed)), weight: 400 }]),
  ];
  if (rows.length === 0) return '';
  const size = 9.5;
  const width = Math.max(...rows.map(({ line }) => textWidth(line))) * size + 5;
  const height = rows.length * 12 + 2;
  const top = middle.y - height / 2;
  const background = `<rect x="${round(middle.x - width / 2)}" y="${round(top)}" width="${round(width)}" height="${height}" rx="3" fill="${colours.paper}" fill-opacity="0.9"/>`;
  const lines = rows.map(
    ({ line, weight }, index) =>
      `<text x="${round(middle.x)}" y="${round(top + 10 + index * 12)}" font-size="${size}" font-weight="${weight}" text-anchor="middle" fill="${colours.soft}">${escapeXml(line)}</text>`,
  );
  return [background, ...lines].join('');
}
