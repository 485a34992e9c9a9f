import { type Journey, type JourneyEdge, journeySchema } from './spec.ts';
import type { JourneyNode } from './nodes.ts';

/** The journey as a file: indented, keys in the order of the schema, ends with a newline. */
export function journeyToText(journey: Journey): string {
  // parsing rebuilds every object in the order of the schema, however the journey came to be
  return `${JSON.stringify(journeySchema.parse(journey), null, 2)}\n`;
}

/**
 * One text per meaning, for hashing: without name, description, positions, titles, labels, mutes, notes and edge ids, keys
 * sorted, edges sorted by node and port. The order of nodes stays, because timers of the same second fire in it.
 */
export function canonicalJourney(journey: Journey): string {
  const { format, version, id, priority, goal, entry, exits, limits } = journey;
  const nodes = journey.nodes.filter((node) => node.type !== 'note').map(meaningOf);
  const edges = [...journey.edges].sort(byPort).map(({ from, port, to }) => ({ from, port, to }));
  return JSON.stringify(sortKeys({ format, version, id, priority, goal, entry, exits, limits, nodes, edges }));
}

function byPort(a: JourneyEdge, b: JourneyEdge): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  if (a.port !== b.port) return a.port < b.port ? -1 : 1;
  return 0;
}

function meaningOf(node: JourneyNode): unknown {
  const { title: _title, position: _position, ...meaning } = node;
  switch (meaning.type) {
    case 'branch':
      return { ...meaning, branches: meaning.branches.map(withoutLabel) };
    case 'split':
    case 'experiment':
      return { ...meaning, arms: meaning.arms.map(withoutLabel) };
    case 'waitFor':
      return { ...meaning, others: meaning.others.map(withoutLabel) };
    case 'survey':
      return { ...meaning, answers: meaning.answers.map(withoutLabel) };
    case 'message':
      return { ...meaning, offer: meaning.offer && withoutLabel(meaning.offer) };
    default:
      return meaning;
  }
}

function withoutLabel<Item extends { label: string }>({ label: _label, ...meaning }: Item): Omit<Item, 'label'> {
  return meaning;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}
