import type { JourneyNode, NodeOf } from '../../journey/nodes.ts';
import type { Journey } from '../../journey/spec.ts';
import { invariant } from '../../lib/invariant.ts';
import { type CounterLayout, counterKey, exitReasons } from '../counters.ts';
import type { Amendable } from '../kernel.ts';
import { countedPorts, targetOf } from '../layout.ts';
import { outOfReachCode } from './emitter.ts';
import { emitNode } from './nodes.ts';
import { hasCircle, mostSteps, type Plan, type PlanJourney, type PlanNode } from './plan.ts';
import { createSource } from './source.ts';
import { isSpare, spareCounters } from './spares.ts';
import type { Way } from './ways.ts';

/** Another version of the journey under study, run by the kernel of the one that was compiled. */
export interface Amendment {
  /** Puts the changed nodes' functions in the place of the compiled ones, and back. */
  on(): void;
  off(): void;
  /** Keys of the version's counters by the kernel's places; null where it has no such counter. The same for days of reasons. */
  readonly keys: readonly (string | null)[];
  readonly reasonKeys: readonly (string | null)[];
}

type Counted = Exclude<JourneyNode, NodeOf<'note'>>;

/**
 * Gives single nodes of a compiled journey other settings, so that all other code stays as quick as it has become: a new function takes
 * thousands of calls to be compiled well. `changed` are the nodes of the compiled version that differ by what a run does there. Null
 * where the difference reaches beyond the code of single nodes. `layout` is the other version's.
 */
export function amend(
  plan: Plan,
  { emitter, inside }: Amendable,
  study: Journey,
  changed: ReadonlySet<string>,
  layout: CounterLayout,
): Amendment | null {
  invariant(plan.markedStudy !== null, 'only a kernel that notes visits can be amended');
  const compiled = plan.journeys[plan.markedStudy]!;
  const known = new Map(compiled.nodes.map((node) => [node.source.id, node]));
  const spares = compiled.nodes.filter(({ source }) => isSpare(source.id));
  const sources = study.nodes.filter((node): node is Counted => node.type !== 'note');
  const added = sources.filter(({ id }) => !known.has(id));
  const again = sources.filter(({ id }) => changed.has(id) && known.has(id));
  if (!compiled.countsSteps && sources.length >= mostSteps) return null;
  if (added.length > spares.length || !added.every(({ type }) => mayCome.has(type))) return null;
  if (!again.every((node) => mayChange(node, known.get(node.id)!.source))) return null;
  if (
    hasCircle(study, sources) !==
    hasCircle(
      compiled.spec,
      compiled.nodes.map(({ source }) => source),
    )
  )
    return null;
  if ([...added, ...again].some((node) => !hasSlots(plan, node))) return null;

  const places = new Map(sources.map((node) => [node.id, known.get(node.id)?.index ?? -1]));
  added.forEach(({ id }, index) => places.set(id, spares[index]!.index));
  const counters = countersOf(plan, layout, new Map(added.map(({ id }, index) => [id, spares[index]!.source.id])));
  const journey: PlanJourney = {
    ...compiled,
    spec: study,
    scope: { ...compiled.scope, nodeIndexOf: (nodeId) => places.get(nodeId) ?? -1 },
    nodes: [],
    counter: counters.counter,
    reasonDay: counters.reasonDay,
  };
  const nodes = new Map<string, PlanNode>();
  for (const source of sources) {
    const node = { source, journey, index: places.get(source.id)!, ports: [] };
    nodes.set(source.id, node);
    journey.nodes.push(node);
  }
  // events and answers of others ask too whether a customer can still be reached
  if (outOfReachCode(journey) !== outOfReachCode(compiled)) return null;
  for (const node of nodes.values()) {
    node.ports = countedPorts(node.source).map((name) => ({
      name,
      counter: counters.counter(counterKey.nodePort(node.source.id, name)),
      target: nodes.get(targetOf(study, node.source, name)?.id ?? '') ?? null,
    }));
  }
  const source = createSource();
  for (const { id } of [...added, ...again]) {
    const node = nodes.get(id)!;
    const ways = waysBefore(emitter.ways, known.get(id));
    emitNode({ ...emitter, source, ways }, node);
  }
  if (counters.isFull()) return null;
  const overlay = overlayOf(source.lines, source.names, inside)(...source.values);
  return { ...overlay, keys: counters.keys, reasonKeys: counters.reasonKeys };
}

/** Nodes whose code stands in functions of their own and that count no more than a wait does, ports aside. */
const mayCome: ReadonlySet<JourneyNode['type']> = new Set([
  'wait',
  'filter',
  'branch',
  'split',
  'audience',
  'webhook',
  'goTo',
  'update',
  'goal',
  'exit',
  'survey',
] as const);

/** Whether all that a node's new settings say stands in the node's own functions. */
function mayChange(node: Counted, before: Counted): boolean {
  if (node.type !== before.type) return false;
  if (node.type === 'message' && before.type === 'message') return wayText(node) === wayText(before);
  return mayCome.has(node.type) || node.type === 'trigger';
}

/** What others know of a message: how it is sent and answered. */
function wayText({ channel, purpose, fallback, response }: NodeOf<'message'>): string {
  return JSON.stringify([channel, purpose, fallback?.channel ?? null, response]);
}

/** Whether what the node writes to customers has its place. */
function hasSlots({ attributeSlots, tagSlots, input }: Plan, node: Counted): boolean {
  if (node.type !== 'update') return true;
  return node.changes.every((change) => {
    if (change.kind === 'setAttribute') return attributeSlots.has(change.attribute);
    if (change.kind === 'addPoints') return attributeSlots.has(input.dataset.roles.points ?? 'points');
    return tagSlots.has(change.tag);
  });
}

/** The ways of sending up to those of the node, so that it gets the same places again. */
function waysBefore(ways: readonly Way[], compiled: PlanNode | undefined): Way[] {
  // not by id, which nodes of other journeys may have too
  const first = ways.findIndex(({ node }) => node === compiled);
  return first === -1 ? [] : ways.slice(0, first);
}

/** Finds the other version's counters among the compiled ones: under the same key, that of the node's spare, or a spare counter. */
function countersOf({ calendar, layout: compiled }: Plan, layout: CounterLayout, spareOf: ReadonlyMap<string, string>) {
  const compiledKeys = new Map<string, string>();
  for (const [id, spare] of spareOf) {
    compiledKeys.set(counterKey.nodeEntered(id), counterKey.nodeEntered(spare));
    compiledKeys.set(counterKey.nodeInside(id), counterKey.nodeInside(spare));
    for (const reason of exitReasons) {
      compiledKeys.set(counterKey.nodeExit(id, reason), counterKey.nodeExit(spare, reason));
    }
    for (let day = 0; day < calendar.days; day++) {
      compiledKeys.set(counterKey.nodeDay(id, day), counterKey.nodeDay(spare, day));
    }
  }
  const keys: (string | null)[] = compiled.keys.map((key) => (layout.indexOf(key) === undefined ? null : key));
  const reasonKeys: (string | null)[] = compiled.reasonKeys.map((key) =>
    layout.reasonDay(key) === undefined ? null : key,
  );
  for (const [key, spare] of compiledKeys) {
    keys[compiled.indexOf(spare)!] = key;
    const day = compiled.reasonDay(spare);
    if (day !== undefined) reasonKeys[day / calendar.days] = key;
  }
  const fresh = new Map<string, number>();
  return {
    keys,
    reasonKeys,
    counter(key: string): number {
      if (layout.indexOf(key) === undefined) return -1;
      const place = compiled.indexOf(compiledKeys.get(key) ?? key) ?? fresh.get(key);
      if (place !== undefined) return place;
      const made = keys.push(key) - 1;
      fresh.set(key, made);
      return made;
    },
    reasonDay: (key: string): number => compiled.reasonDay(compiledKeys.get(key) ?? key) ?? -1,
    isFull: () => fresh.size > spareCounters,
  };
}

const declaration = /^function (\w+)\(/;

/** Makes functions inside the kernel and two that put them in their places and back. */
function overlayOf(lines: readonly string[], names: readonly string[], inside: (text: string) => unknown) {
  const functions = lines.map((line) => {
    const name = declaration.exec(line)?.[1];
    invariant(name !== undefined, 'the code of a node consists of functions');
    return { name, line };
  });
  const put = (from: string) => functions.map(({ name }, index) => `${name} = ${from}[${index}];`).join(' ');
  const text = `(function (${names.join(', ')}) {
const compiled$ = [${functions.map(({ name }) => name).join(', ')}];
const amended$ = [${functions.map(({ line }) => line).join(',\n')}];
return { on() { ${put('amended$')} }, off() { ${put('compiled$')} } };
})`;
  return inside(text) as (...values: readonly unknown[]) => Pick<Amendment, 'on' | 'off'>;
}
