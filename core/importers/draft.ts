import type { JourneyNode } from '../journey/nodes.ts';
import { edgeProblem, layersOf, portKey, repeatedPortOf } from '../journey/index.ts';
import { emptyJourney, type Journey } from '../journey/spec.ts';

/** Something of a foreign file that we have no node for; the text is `importLoss.<code>`. */
export interface ImportLoss {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface ForeignJourney {
  readonly journey: Journey;
  readonly losses: readonly ImportLoss[];
}

/** A node without its place, which is given at the end. */
type NewNode = JourneyNode extends infer Node ? (Node extends unknown ? Omit<Node, 'position'> : never) : never;

const nowhere = { x: 0, y: 0 };
const columnWidth = 280;
const rowHeight = 150;

/**
 * Collects nodes and links of a foreign file by the file's own keys. What has no node becomes a note with its JSON, and the links
 * to it lead on to where it leads.
 */
export class ImportDraft {
  readonly losses: ImportLoss[] = [];
  readonly #nodes: NewNode[] = [];
  readonly #ids = new Set<string>();
  readonly #links: { from: string; port: string; to: string }[] = [];
  readonly #onward = new Map<string, string | null>();

  /** A node under an id that another has already becomes a note, and so does one of whose ways out two have one name. */
  add(node: NewNode): void {
    if (this.#ids.has(node.id) || repeatedPortOf({ ...node, position: nowhere }) !== null)
      return this.note('repeated', node);
    this.#ids.add(node.id);
    this.#nodes.push(node);
  }

  /** A link to a key of the file; null = the run ends. */
  link(from: string, port: string, to: string | null | undefined): void {
    if (to !== null && to !== undefined) this.#links.push({ from, port, to });
  }

  /** Keeps a part of the file as a note; `key` is what links call it, and `next` where it leads. */
  note(code: string, original: unknown, key: string | null = null, next: string | null = null): void {
    const kind = typeof original === 'object' && original !== null && 'type' in original ? String(original.type) : '';
    this.losses.push({ code, params: { kind } });
    const id = this.freshId('note');
    if (key !== null) this.#onward.set(key, next);
    this.add({ id, type: 'note', title: '', text: JSON.stringify(original, null, 2) });
  }

  lose(code: string, params: ImportLoss['params'] = {}): void {
    this.losses.push({ code, params });
  }

  freshId(prefix: string): string {
    if (!this.#ids.has(prefix)) return prefix;
    let number = 2;
    while (this.#ids.has(`${prefix}-${number}`)) number++;
    return `${prefix}-${number}`;
  }

  finish(id: string, name: string, settings: Partial<Journey>): ForeignJourney {
    const nodes = this.#nodes.map((node): JourneyNode => ({ ...node, position: nowhere }));
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const usedPorts = new Set<string>();
    const edges = this.#links.flatMap(({ from, port, to }) => {
      const target = this.#resolve(to);
      const key = portKey({ from, port });
      // what no edge can be, such as one to the node itself, ends there
      if (target === null || usedPorts.has(key)) return [];
      const edge = { id: key, from, port, to: target };
      if (edgeProblem(edge, byId, 'spec') !== null) return [];
      usedPorts.add(key);
      return [edge];
    });
    const unplaced: Journey = {
      ...emptyJourney(id, name.trim() === '' ? '—' : name),
      ...settings,
      nodes,
      edges,
    };
    return { journey: placed(unplaced), losses: this.losses };
  }

  #resolve(key: string): string | null {
    const seen = new Set<string>();
    let at: string | null = key;
    while (at !== null && this.#onward.has(at) && !seen.has(at)) {
      seen.add(at);
      at = this.#onward.get(at) ?? null;
    }
    return at !== null && this.#ids.has(at) ? at : null;
  }
}

/** Positions in columns from left to right, notes below. */
function placed(journey: Journey): Journey {
  const places = new Map<string, { x: number; y: number }>();
  layersOf(journey).forEach((layer, column) => {
    layer.forEach((id, row) => places.set(id, { x: column * columnWidth, y: row * rowHeight }));
  });
  let below = 0;
  const lowest = Math.max(0, ...[...places.values()].map(({ y }) => y)) + rowHeight;
  const nodes = journey.nodes.map((node) => {
    const position = places.get(node.id) ?? { x: columnWidth * below++, y: lowest };
    return { ...node, position };
  });
  return { ...journey, nodes };
}
