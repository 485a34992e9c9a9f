import { createGraph, reachableFrom } from '../../journey/index.ts';
import type { NodeOf } from '../../journey/nodes.ts';
import { portsOf } from '../../journey/ports.ts';
import type { Journey } from '../../journey/spec.ts';
import type { Translate } from '../../i18n/index.ts';
import type { ExportNotes } from '../notes.ts';
import { type BpmnElement, type BpmnFlow, centred, type Diagram, middleOf, sizes } from './diagram.ts';
import { elementsOf, type NodeElements } from './nodeElements.ts';
import { bpmnIds } from './names.ts';
import { outsideOf } from './outside.ts';
import { endEvent, gateway, type Inside, plain, type Planning, straight, terminate } from './parts.ts';
import { noteBox, roomAround } from './place.ts';

/** Lays the journey out as BPMN elements and flows. Everything that cannot be said in BPMN is noted. */
export function planDiagram(journey: Journey, notes: ExportNotes, text: Translate): Diagram {
  const ids = bpmnIds(journey.nodes.map((node) => node.id));
  const nodes = new Map(journey.nodes.map((node) => [node.id, node]));
  const messages = new Map<string, string>();
  const planning: Planning = {
    journey,
    notes,
    text,
    idOf: (nodeId) => ids.get(nodeId)!,
    variableOf: (nodeId, port) => `${ids.get(nodeId)}_${portsOf(nodes.get(nodeId)!).indexOf(port) + 1}`,
    messageOf(name) {
      const known = messages.get(name) ?? `message_${messages.size + 1}`;
      messages.set(name, known);
      return known;
    },
  };
  const graph = createGraph(journey);
  const triggers = journey.nodes.filter((node) => node.type === 'trigger');
  const reached = reachableFrom(
    graph,
    triggers.map((node) => node.id),
  );
  const resolve = (first: string | undefined): string | null => {
    const seen = new Set<string>();
    let at = first;
    while (at !== undefined && !seen.has(at)) {
      const node = graph.nodes.get(at);
      if (node?.type !== 'goTo') return node === undefined ? null : at;
      seen.add(at);
      at = node.target;
    }
    return null;
  };

  const parts = new Map<string, NodeElements>();
  for (const node of journey.nodes) {
    if (node.type === 'trigger' || node.type === 'note') continue;
    if (!reached.has(node.id)) notes.dropped(node.id, 'unreachable');
    else if (node.type === 'goTo') notes.mapped(node.id, 'sequenceFlow');
    else parts.set(node.id, elementsOf(node, planning));
  }
  const starts = triggers.map((trigger) => ({ trigger, to: resolve(graph.edgeFrom(trigger.id, 'next')?.to) }));
  const inside = connect(parts, starts, (nodeId, port) => resolve(graph.edgeFrom(nodeId, port)?.to), planning);
  return { ...outsideOf(inside, planning), messages: [...messages].map(([name, id]) => ({ id, name })) };
}

type Start = { readonly trigger: NodeOf<'trigger'>; readonly to: string | null };

function connect(
  parts: ReadonlyMap<string, NodeElements>,
  starts: readonly Start[],
  targetOf: (nodeId: string, port: string) => string | null,
  planning: Planning,
): Inside {
  const { journey, idOf, text, notes } = planning;
  const elements: BpmnElement[] = [...parts.values()].flatMap((part) => part.elements);
  const flows: BpmnFlow[] = [...parts.values()].flatMap((part) => part.flows);
  const routed = routeStarts(starts, planning, middleLeft(elements));
  elements.push(...routed.elements);
  flows.push(...routed.flows);

  const incoming = new Map<string, number>();
  const ways = [...routed.ways];
  for (const node of journey.nodes) {
    for (const out of parts.get(node.id)?.outs ?? []) ways.push({ ...out, to: targetOf(node.id, out.port) });
  }
  for (const { to } of ways) if (to !== null) incoming.set(to, (incoming.get(to) ?? 0) + 1);
  for (const [nodeId, count] of incoming) {
    const part = parts.get(nodeId)!;
    if (count < 2) continue;
    const { x, y } = middleOf(part.elements[0]!.box);
    const id = `${idOf(nodeId)}_join`;
    const left = x - part.elements[0]!.box.width / 2;
    elements.push(gateway(id, centred(left - 28 - sizes.gateway / 2, y, sizes.gateway)));
    flows.push(plain(id, part.entry));
  }

  const boxes = new Map(elements.map((one) => [one.id, one.box]));
  const ends = new Map<string, number>();
  for (const way of ways) {
    let to: string;
    if (way.to === null) {
      const box = boxes.get(way.from)!;
      const nth = ends.get(way.from) ?? 0;
      ends.set(way.from, nth + 1);
      to = `${way.from}_end${nth === 0 ? '' : nth + 1}`;
      const middle = middleOf(box);
      // beside the mark, or under a gateway whose right side its other way takes
      const at =
        box.width === sizes.gateway
          ? { x: middle.x, y: box.y + box.height + 26 + sizes.event / 2 + nth * (sizes.event + 30) }
          : { x: box.x + box.width + 24 + sizes.event / 2, y: middle.y + nth * (sizes.event + 12) };
      elements.push(endEvent(to, text('bpmn.end'), centred(at.x, at.y, sizes.event)));
    } else to = incoming.get(way.to)! > 1 ? `${idOf(way.to)}_join` : parts.get(way.to)!.entry;
    const { from, name, variable, documentation, isDefault } = way;
    flows.push({ from, to, name, variable, documentation, isDefault, place: 'inside' });
  }
  const annotations = journey.nodes.flatMap((node) => {
    if (node.type !== 'note') return [];
    notes.mapped(node.id, `textAnnotation ${idOf(node.id)}`);
    return [{ id: idOf(node.id), text: [node.title, node.text].filter(Boolean).join('\n'), box: noteBox(node) }];
  });
  return { elements: singleEnds(elements), flows, notes: annotations, triggers: starts.map(({ trigger }) => trigger) };
}

/** A terminating end where nothing else can end says no more than a plain one. */
function singleEnds(elements: readonly BpmnElement[]): BpmnElement[] {
  const ends = elements.filter((one) => one.tag === 'endEvent');
  const isTerminate = (one: BpmnElement) => one.children.some((child) => child.name === terminate);
  if (ends.length !== 1 || !ends.every(isTerminate)) return [...elements];
  return elements.map((one) =>
    isTerminate(one) ? { ...one, children: one.children.filter((child) => child.name !== terminate) } : one,
  );
}

interface Way extends Omit<BpmnFlow, 'to' | 'place'> {
  readonly to: string | null;
}

function routeStarts(starts: readonly Start[], planning: Planning, at: { x: number; y: number }) {
  const start = centred(at.x - roomAround.start, at.y, sizes.event);
  const elements: BpmnElement[] = [
    {
      id: 'start',
      tag: 'startEvent',
      name: planning.text('bpmn.enter'),
      attributes: {},
      children: [],
      box: start,
      place: 'inside',
    },
  ];
  const first = starts[0]!;
  if (starts.every(({ to }) => to === first.to)) {
    return { elements, flows: [], ways: [{ ...straight('start'), to: first.to }] };
  }
  const route = centred(at.x - roomAround.start + 90, at.y, sizes.gateway);
  elements.push({ ...gateway('route', route), name: planning.text('bpmn.route') });
  const ways = starts.map(({ trigger, to }, index): Way => {
    const name = trigger.title.trim() || planning.text('bpmn.trigger', { n: index + 1 });
    if (index === starts.length - 1) return { ...straight('route'), name, isDefault: true, to };
    const variable = `started_by_${planning.idOf(trigger.id)}`;
    return { ...straight('route'), name, variable, documentation: variable, to };
  });
  return { elements, flows: [plain('start', 'route')], ways };
}

function middleLeft(elements: readonly BpmnElement[]): { x: number; y: number } {
  if (elements.length === 0) return { x: 0, y: 0 };
  const leftmost = elements.reduce((best, one) => (one.box.x < best.box.x ? one : best));
  return { x: leftmost.box.x, y: middleOf(leftmost.box).y };
}
