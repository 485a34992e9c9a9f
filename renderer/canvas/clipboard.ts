import { z } from 'zod';
import type { Command } from '../../core/commands/command.ts';
import { type JourneyNode, nodeSchema } from '../../core/journey/nodes.ts';
import { edgeSchema, type Journey } from '../../core/journey/spec.ts';

const clipboardFormat = 'yeojeong.elements';

const clipboardSchema = z.object({
  format: z.literal(clipboardFormat),
  version: z.literal(1),
  nodes: z.array(nodeSchema).min(1),
  edges: z.array(edgeSchema),
});
export type Elements = Pick<z.infer<typeof clipboardSchema>, 'nodes' | 'edges'>;

/** The chosen nodes and the edges among them, in the journey's order. */
export function elementsOf(journey: Journey, nodeIds: readonly string[]): Elements {
  const chosen = new Set(nodeIds);
  return {
    nodes: journey.nodes.filter((node) => chosen.has(node.id)),
    edges: journey.edges.filter((edge) => chosen.has(edge.from) && chosen.has(edge.to)),
  };
}

/** The text that copying puts on the system clipboard. */
export function clipboardText(elements: Elements): string {
  return `${JSON.stringify({ format: clipboardFormat, version: 1, ...elements }, null, 2)}\n`;
}

/** Elements from clipboard text; null when it is something else. */
export function parseClipboard(text: string): Elements | null {
  if (!text.includes(clipboardFormat)) return null;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = clipboardSchema.safeParse(json);
  return parsed.success ? { nodes: parsed.data.nodes, edges: parsed.data.edges } : null;
}

/** Conditions may name message nodes of the copied part; those names follow their nodes. */
function renamed(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, ids));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (key === 'nodeId' && typeof item === 'string') return [key, ids.get(item) ?? item];
      return [key, renamed(item, ids)];
    }),
  );
}

/**
 * The command that adds copies with fresh ids, moved by `offset`. `newId` must never repeat itself.
 * A jump follows its target into the copy, else keeps one that is among the `known` nodes of the journey.
 */
export function pasteCommand(
  elements: Elements,
  offset: { readonly x: number; readonly y: number },
  newId: (kind: 'node' | 'edge') => string,
  known: ReadonlySet<string> = new Set(),
): Extract<Command, { kind: 'addElements' }> {
  const ids = new Map(elements.nodes.map((node) => [node.id, newId('node')]));
  const nodes = elements.nodes.map((node): JourneyNode => {
    const copy = nodeSchema.parse(renamed(node, ids));
    return {
      ...(copy.type === 'goTo'
        ? { ...copy, target: ids.get(copy.target) ?? (known.has(copy.target) ? copy.target : '') }
        : copy),
      id: ids.get(node.id) ?? node.id,
      position: { x: node.position.x + offset.x, y: node.position.y + offset.y },
    };
  });
  const edges = elements.edges.flatMap((edge) => {
    const from = ids.get(edge.from);
    const to = ids.get(edge.to);
    return from === undefined || to === undefined ? [] : [{ ...edge, id: newId('edge'), from, to }];
  });
  return { kind: 'addElements', nodes, edges };
}
