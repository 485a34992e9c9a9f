import { unreachable } from '../../lib/invariant.ts';
import { element, type XmlElement } from '../../lib/xml.ts';
import type { JourneyNode, NodeOf } from '../../journey/nodes.ts';
import { portsOf } from '../../journey/ports.ts';
import { nodeSummary, nodeTitle, portText } from '../../words/summary.ts';
import { conditionText } from '../shared/conditionText.ts';
import { failedPort } from '../shared/flow.ts';
import { type BpmnElement, type BpmnFlow, type Box, centred, sizes } from './diagram.ts';
import { awaitedMeaning, durationDefinition, type EventMeaning, messageDefinition, waitMeaning } from './events.ts';
import { documentation, endEvent, plain, type Planning, terminate } from './parts.ts';
import { cellOf } from './place.ts';

/** A way out of a node's elements. */
interface Out extends Omit<BpmnFlow, 'to' | 'place'> {
  readonly port: string;
}

/** What a node becomes: elements with the flows between them, where one comes in, and where one leaves. */
export interface NodeElements {
  readonly entry: string;
  readonly elements: readonly BpmnElement[];
  readonly flows: readonly BpmnFlow[];
  readonly outs: readonly Out[];
}

const taskSize = { width: 130, height: 80 };
const eventGap = 54;

/** The elements of any node but triggers, jumps and notes. */
export function elementsOf(node: JourneyNode, planning: Planning): NodeElements {
  switch (node.type) {
    case 'wait':
      return timed(node, planning);
    case 'waitFor':
      return race(node, planning, []);
    case 'survey':
      return survey(node, planning);
    case 'filter':
    case 'branch':
    case 'split':
    case 'experiment':
    case 'gate':
      return decision(node, planning);
    case 'message':
      return message(node, planning);
    case 'update':
    case 'audience':
    case 'webhook':
      planning.notes.approximated(node.id, 'bpmnService');
      return task(node, 'serviceTask', nodeSummary(planning.text, node), planning);
    case 'goal':
      return goal(node, planning);
    case 'exit': {
      const id = planning.idOf(node.id);
      planning.notes.mapped(node.id, `endEvent ${id}`);
      const end = endEvent(id, nodeTitle(planning.text, node), eventBox(node));
      return { entry: id, elements: [end], flows: [], outs: [] };
    }
    case 'trigger':
    case 'goTo':
    case 'note':
      throw new Error(`Invariant broken: a ${node.type} has no elements of its own`);
    default:
      return unreachable(node);
  }
}

function eventBox(node: JourneyNode): Box {
  const { x, middleY } = cellOf(node);
  return centred(x + sizes.event / 2, middleY, sizes.event);
}

function made(
  node: JourneyNode,
  tag: string,
  box: Box,
  planning: Planning,
  children: readonly XmlElement[] = [],
  suffix = '',
  name = nodeTitle(planning.text, node),
): BpmnElement {
  const id = `${planning.idOf(node.id)}${suffix}`;
  planning.notes.mapped(node.id, `${tag} ${id}`);
  return { id, tag, name, attributes: {}, children, box, place: 'inside' };
}

function way(from: string, port: string, settings: Partial<Omit<Out, 'from' | 'port'>> = {}): Out {
  return { from, port, name: '', variable: null, documentation: '', isDefault: false, ...settings };
}

function noteAddition(node: JourneyNode, meaning: EventMeaning, planning: Planning): readonly XmlElement[] {
  if (meaning.addition === null) return [meaning.definition];
  planning.notes.approximated(node.id, 'bpmnEvent', { meaning: meaning.addition });
  return [...documentation(meaning.addition), meaning.definition];
}

function timed(node: NodeOf<'wait'>, planning: Planning): NodeElements {
  const meaning = waitMeaning(node.wait, planning.variableOf(node.id, 'next'));
  const event = made(node, 'intermediateCatchEvent', eventBox(node), planning, noteAddition(node, meaning, planning));
  return { entry: event.id, elements: [event], flows: [], outs: [way(event.id, 'next')] };
}

/** An event-based gateway and one catching event per port, behind what comes before them. */
function race(node: NodeOf<'waitFor' | 'survey'>, planning: Planning, before: readonly BpmnElement[]): NodeElements {
  const { x, middleY } = cellOf(node);
  const ports = portsOf(node);
  const left = x + (before.length === 0 ? 0 : taskSize.width + 20);
  const isRace = ports.length > 1;
  const name = before.length === 0 ? nodeTitle(planning.text, node) : planning.text('bpmn.answer');
  const box = centred(left + sizes.gateway / 2, middleY, sizes.gateway);
  const gate = isRace
    ? [made(node, 'eventBasedGateway', box, planning, [], before.length === 0 ? '' : '_answer', name)]
    : [];
  const from = gate[0]?.id ?? before[0]?.id;
  const events = ports.map((port, index) => {
    const meaning =
      node.type === 'waitFor' ? waitForMeaning(node, port, planning) : answerMeaning(node, port, planning);
    const y = middleY + (index - (ports.length - 1) / 2) * eventGap;
    const at = centred(left + sizes.gateway + 24 + sizes.event / 2, y, sizes.event);
    const children = noteAddition(node, meaning, planning);
    const label = portText(planning.text, node, port);
    return made(node, 'intermediateCatchEvent', at, planning, children, `_${index + 1}`, label);
  });
  const flows = [
    ...before.flatMap((one) => (gate[0] ? [plain(one.id, gate[0].id)] : [])),
    ...events.flatMap((event) => (from === undefined ? [] : [plain(from, event.id)])),
  ];
  const elements = [...before, ...gate, ...events];
  return { entry: elements[0]!.id, elements, flows, outs: events.map((event, index) => way(event.id, ports[index]!)) };
}

function waitForMeaning(node: NodeOf<'waitFor'>, port: string, planning: Planning): EventMeaning {
  return awaitedMeaning(node, port, planning.variableOf(node.id, port), planning.messageOf);
}

function answerMeaning(node: NodeOf<'survey'>, port: string, planning: Planning): EventMeaning {
  if (port === 'noAnswer') return { definition: durationDefinition(node.timeoutSeconds), addition: null };
  const name = `answer:${planning.idOf(node.id)}:${port}`;
  return { definition: messageDefinition(planning.messageOf(name)), addition: null };
}

function survey(node: NodeOf<'survey'>, planning: Planning): NodeElements {
  const { x, middleY } = cellOf(node);
  const box = { x, y: middleY - taskSize.height / 2, ...taskSize };
  return race(node, planning, [made(node, 'sendTask', box, planning, documentation(node.question))]);
}

type Decision = NodeOf<'filter' | 'branch' | 'split' | 'experiment' | 'gate'>;

function decision(node: Decision, planning: Planning): NodeElements {
  const ports = node.type === 'filter' ? ['passed', failedPort] : portsOf(node);
  // one way only is no decision: lint tools call such a gateway superfluous
  if (ports.length < 2) {
    planning.notes.approximated(node.id, 'bpmnOneWay');
    const [only = failedPort] = ports;
    return { ...task(node, 'task', '', planning), outs: [way(planning.idOf(node.id), only)] };
  }
  const { x, middleY } = cellOf(node);
  const box = centred(x + sizes.gateway / 2, middleY, sizes.gateway);
  const gate = made(node, 'exclusiveGateway', box, planning, documentation(nodeSummary(planning.text, node)));
  const outs = ports.map((port, index) => {
    const name = port === failedPort ? planning.text('bpmn.failed') : portText(planning.text, node, port);
    if (index === ports.length - 1) return way(gate.id, port, { name, isDefault: true });
    const variable = planning.variableOf(node.id, port);
    const meaning = meaningOf(node, port);
    planning.notes.approximated(node.id, meaning.code, { variable, meaning: meaning.text });
    return way(gate.id, port, { name, variable, documentation: `${variable} := ${meaning.text}` });
  });
  return { entry: gate.id, elements: [gate], flows: [], outs };
}

function meaningOf(node: Decision, port: string): { code: string; text: string } {
  switch (node.type) {
    case 'filter':
      return { code: 'bpmnCondition', text: conditionText(node.condition) };
    case 'branch': {
      const branch = node.branches.find((candidate) => candidate.id === port);
      return { code: 'bpmnCondition', text: branch === undefined ? '' : conditionText(branch.condition) };
    }
    case 'split':
    case 'experiment': {
      const arm = node.arms.find((candidate) => candidate.id === port);
      return { code: 'bpmnSplit', text: `${arm?.weightPercent ?? 0}%` };
    }
    case 'gate':
      return { code: 'bpmnGate', text: `≤ ${node.passes} / ${node.per}` };
    default:
      return unreachable(node);
  }
}

function task(node: JourneyNode, tag: string, text: string, planning: Planning): NodeElements {
  const { x, middleY } = cellOf(node);
  const box = { x, y: middleY - taskSize.height / 2, ...taskSize };
  const one = made(node, tag, box, planning, documentation(text));
  return { entry: one.id, elements: [one], flows: [], outs: portsOf(node).map((port) => way(one.id, port)) };
}

function message(node: NodeOf<'message'>, planning: Planning): NodeElements {
  const { content, channel } = node;
  const buttons = content.buttons.map((button) => `[${button.label}](${button.url})`);
  const lines = [channel, content.subject, content.preheader, content.body, ...buttons].filter((line) => line !== '');
  for (const facet of ['subject', 'preheader', 'buttons'] as const) planning.notes.kept(facet, node.id);
  return task(node, 'sendTask', lines.join('\n'), planning);
}

function goal(node: NodeOf<'goal'>, planning: Planning): NodeElements {
  if (node.endsRun) {
    const id = planning.idOf(node.id);
    planning.notes.mapped(node.id, `endEvent ${id}`);
    const end = endEvent(id, nodeTitle(planning.text, node), eventBox(node), [element(terminate)]);
    return { entry: id, elements: [end], flows: [], outs: [] };
  }
  const event = made(node, 'intermediateThrowEvent', eventBox(node), planning);
  return { entry: event.id, elements: [event], flows: [], outs: [way(event.id, 'next')] };
}
