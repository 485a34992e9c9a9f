import type { JourneyNode, NodeOf, Trigger } from '../../journey/nodes.ts';
import { writeXml, type XmlElement } from '../../lib/xml.ts';
import { secondsOfDuration } from './names.ts';
import { type BpmnSource, definitionOf, idOf, messageName, timerText } from './readSource.ts';

/** A node made from an element, and the flow that leaves from each of its ports. */
interface ReadNode {
  readonly node: JourneyNode;
  readonly ports: Map<string, string>;
  /** The node is a note that holds the element's XML. */
  readonly keeps: boolean;
}

/** What waits for ever in BPMN waits a year here: a wait without an end would never let a run finish. */
const foreverSeconds = 365 * 86_400;

/** The node that a BPMN element stands for; null for what only ties flows together (merges, starts and borders of sub-processes). */
export function nodeOf(one: XmlElement, source: BpmnSource): ReadNode | null {
  const id = idOf(one);
  const base = {
    id,
    title: String(one.attributes.name ?? ''),
    position: source.places.get(id) ?? { x: 0, y: 0 },
  };
  const outgoing = source.outgoing.get(id) ?? [];
  const next = new Map(outgoing.slice(0, 1).map((flow) => ['next', flow.id]));
  const single = (node: JourneyNode): ReadNode => ({ node, ports: next, keeps: false });
  const isInner = source.parents.has(id);
  switch (one.name) {
    case 'bpmn:startEvent':
      return isInner ? null : single({ ...base, type: 'trigger', trigger: triggerOf(one, source) });
    case 'bpmn:endEvent':
      return single({ ...base, type: 'exit' });
    case 'bpmn:intermediateThrowEvent':
      return definitionOf(one) === null ? single({ ...base, type: 'goal', endsRun: false }) : keep(one, base);
    case 'bpmn:sendTask':
      return single(messageNode(one, base));
    case 'bpmn:textAnnotation': {
      const text = one.children.find((child) => child.name === 'bpmn:text')?.text ?? '';
      return { node: { ...base, type: 'note', text }, ports: new Map(), keeps: false };
    }
    case 'bpmn:subProcess':
      return null;
    case 'bpmn:boundaryEvent':
      return isExitRule(one, source) ? null : keep(one, base);
    case 'bpmn:exclusiveGateway':
      return outgoing.length < 2 ? null : branchNode(one, base, source);
    case 'bpmn:eventBasedGateway':
      return waitForNode(base, source) ?? keep(one, base);
    case 'bpmn:intermediateCatchEvent':
      return isRacing(one, source) ? null : (catchNode(one, base, source, next) ?? keep(one, base));
    default:
      return keep(one, base);
  }
}

type Base = Pick<JourneyNode, 'id' | 'title' | 'position'>;

function keep(one: XmlElement, base: Base): ReadNode {
  return { node: { ...base, type: 'note', text: writeXml(one).trimEnd() }, ports: new Map(), keeps: true };
}

function triggerOf(one: XmlElement, source: BpmnSource): Trigger {
  const event = messageName(one, source.messageNames);
  if (event !== null) return { kind: 'event', event, where: [], nth: null, withinSeconds: null };
  const everyone = { kind: 'all' as const, of: [] };
  const date = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(timerText(one, 'timeDate') ?? '');
  if (date !== null) {
    const secondOfDay = Math.min(Number(date[2]) * 3600 + Number(date[3]) * 60, 86_399);
    return { kind: 'schedule', schedule: { kind: 'once', date: date[1]!, secondOfDay }, segment: everyone };
  }
  const expression = timerText(one, 'timeCycle');
  if (expression !== null) return { kind: 'schedule', schedule: { kind: 'cron', expression }, segment: everyone };
  if (definitionOf(one)?.kind === 'conditionalEventDefinition') return { kind: 'segment', segment: everyone };
  return { kind: 'manual', assumedDailyShare: 0 };
}

function messageNode(one: XmlElement, base: Base): JourneyNode {
  const body = one.children.find((child) => child.name === 'bpmn:documentation')?.text ?? '';
  return {
    ...base,
    type: 'message',
    channel: 'email',
    purpose: null,
    content: { subject: '', preheader: '', body, buttons: [] },
    nightPolicy: 'wait',
    onSuppressed: 'continue',
    fallback: null,
    response: null,
    offer: null,
    kakao: null,
  };
}

/** Branches in the order of the flows, the default flow as `else`; the conditions are left to be chosen. */
function branchNode(one: XmlElement, base: Base, source: BpmnSource): ReadNode {
  const flows = source.outgoing.get(base.id)!;
  const otherwise = flows.find((flow) => flow.id === one.attributes.default);
  const rest = flows.filter((flow) => flow !== otherwise);
  const branches = rest.map((flow) => ({
    id: flow.id,
    label: flow.name,
    condition: { kind: 'all' as const, of: [] },
  }));
  const ports = new Map(rest.map((flow) => [flow.id, flow.id]));
  if (otherwise !== undefined) ports.set('else', otherwise.id);
  return { node: { ...base, type: 'branch', branches }, ports, keeps: false };
}

function waitForNode(base: Base, source: BpmnSource): ReadNode | null {
  const events = (source.outgoing.get(base.id) ?? []).flatMap((flow) => source.elements.get(flow.to) ?? []);
  const flowOf = (one: XmlElement) => source.outgoing.get(idOf(one))?.[0]?.id;
  const messages = events.filter((one) => messageName(one, source.messageNames) !== null);
  const timer = events.find((one) => timerText(one, 'timeDuration') !== null);
  const [first, ...others] = messages;
  if (first === undefined) return null;
  const ports = new Map<string, string>();
  const connect = (port: string, one: XmlElement | undefined) => {
    const flow = one === undefined ? undefined : flowOf(one);
    if (flow !== undefined) ports.set(port, flow);
  };
  connect('happened', first);
  const awaited = others.map((one): NodeOf<'waitFor'>['others'][number] => {
    connect(idOf(one), one);
    const event = messageName(one, source.messageNames)!;
    return { id: idOf(one), label: String(one.attributes.name ?? event), kind: 'event', event, where: [] };
  });
  connect('timedOut', timer);
  const node: JourneyNode = {
    ...base,
    type: 'waitFor',
    event: messageName(first, source.messageNames)!,
    where: [],
    timeoutSeconds: secondsOfDuration((timer && timerText(timer, 'timeDuration')) ?? '') ?? foreverSeconds,
    segment: null,
    others: awaited,
  };
  return { node, ports, keeps: false };
}

/** Whether the event is one of those that a `waitFor` made of its gateway waits for. */
function isRacing(one: XmlElement, source: BpmnSource): boolean {
  const gate = source.sources
    .get(idOf(one))
    ?.find((from) => source.elements.get(from)?.name === 'bpmn:eventBasedGateway');
  if (gate === undefined) return false;
  const events = source.outgoing.get(gate)!.flatMap((flow) => source.elements.get(flow.to) ?? []);
  const isMessage = (event: XmlElement) => messageName(event, source.messageNames) !== null;
  const timer = events.find((event) => timerText(event, 'timeDuration') !== null);
  return events.some(isMessage) && (isMessage(one) || one === timer);
}

function isExitRule(one: XmlElement, source: BpmnSource): boolean {
  const host = source.elements.get(String(one.attributes.attachedToRef ?? ''));
  return host?.name === 'bpmn:subProcess' && one.attributes.cancelActivity !== 'false';
}

function catchNode(one: XmlElement, base: Base, source: BpmnSource, next: Map<string, string>): ReadNode | null {
  const seconds = secondsOfDuration(timerText(one, 'timeDuration') ?? '');
  if (seconds !== null) {
    const node: JourneyNode = { ...base, type: 'wait', wait: { kind: 'duration', waitSeconds: seconds } };
    return { node, ports: next, keeps: false };
  }
  const event = messageName(one, source.messageNames);
  if (event === null) return null;
  const flow = next.get('next');
  const node: JourneyNode = {
    ...base,
    type: 'waitFor',
    event,
    where: [],
    timeoutSeconds: foreverSeconds,
    segment: null,
    others: [],
  };
  return { node, ports: new Map(flow === undefined ? [] : [['happened', flow]]), keeps: false };
}
