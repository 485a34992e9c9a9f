import { emptyJourney, type ExitRules } from '../../journey/spec.ts';
import { fail, ok, type Result } from '../../lib/result.ts';
import { readXml } from '../../lib/readXml.ts';
import type { XmlElement } from '../../lib/xml.ts';
import { secondsOfDuration } from './names.ts';
import { namespaces } from './write.ts';

export interface SourceFlow {
  readonly id: string;
  readonly to: string;
  readonly name: string;
  readonly element: XmlElement;
}

/** A BPMN file indexed by id. */
export interface BpmnSource {
  readonly process: XmlElement;
  /** Everything but flows and associations of the process and all its sub-processes. */
  readonly elements: ReadonlyMap<string, XmlElement>;
  readonly flows: ReadonlyMap<string, SourceFlow>;
  readonly outgoing: ReadonlyMap<string, readonly SourceFlow[]>;
  readonly incomingCount: ReadonlyMap<string, number>;
  /** Where the flows into an element come from. */
  readonly sources: ReadonlyMap<string, readonly string[]>;
  /** The flow out of the plain start of each sub-process. */
  readonly innerStart: ReadonlyMap<string, SourceFlow>;
  /** The sub-process that holds an element. */
  readonly parents: ReadonlyMap<string, string>;
  readonly messageNames: ReadonlyMap<string, string>;
  readonly places: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly exits: ExitRules;
}

const prefixes = Object.fromEntries(
  Object.entries(namespaces).map(([attribute, uri]) => [uri, attribute.slice('xmlns:'.length)]),
);
// cards are wider than BPMN's marks
const stretch = 1.5;

/** Reads the first process of a file that has elements; fails with null where there is none, else with the reader's words. */
export function readSource(text: string): Result<BpmnSource, string | null> {
  const parsed = readXml(text, prefixes);
  if (!parsed.ok) return parsed;
  const root = parsed.value;
  const processes = root.children.filter((child) => child.name === 'bpmn:process');
  const process = processes.find((one) => one.children.some(isFlowNode));
  if (process === undefined) return fail(null);

  const elements = new Map<string, XmlElement>();
  const flows = new Map<string, SourceFlow>();
  const outgoing = new Map<string, SourceFlow[]>();
  const incomingCount = new Map<string, number>();
  const sources = new Map<string, string[]>();
  const parents = new Map<string, string>();
  const subProcesses: string[] = [];
  const visit = (scope: XmlElement, parent: string | null) => {
    for (const child of scope.children) {
      const id = idOf(child);
      if (id === '') continue;
      if (child.name === 'bpmn:sequenceFlow') {
        const to = String(child.attributes.targetRef ?? '');
        const from = String(child.attributes.sourceRef ?? '');
        const flow = { id, to, name: String(child.attributes.name ?? ''), element: child };
        flows.set(id, flow);
        append(outgoing, from, flow);
        append(sources, to, from);
        incomingCount.set(to, (incomingCount.get(to) ?? 0) + 1);
      } else if (!isIgnored(child)) {
        elements.set(id, child);
        if (parent !== null) parents.set(id, parent);
        if (child.name !== 'bpmn:subProcess') continue;
        subProcesses.push(id);
        visit(child, id);
      }
    }
  };
  visit(process, null);

  const innerStart = new Map<string, SourceFlow>();
  for (const id of subProcesses) {
    const start = elements.get(id)!.children.find((child) => child.name === 'bpmn:startEvent');
    const flow = start === undefined ? undefined : outgoing.get(idOf(start))?.[0];
    if (flow !== undefined) innerStart.set(id, flow);
  }
  const messages = root.children.filter((child) => child.name === 'bpmn:message' || child.name === 'bpmn:signal');
  const messageNames = new Map(messages.map((one) => [idOf(one), String(one.attributes.name ?? '')]));
  return ok({
    process,
    elements,
    flows,
    outgoing,
    incomingCount,
    sources,
    innerStart,
    parents,
    messageNames,
    places: readPlaces(root),
    exits: readExits([...elements.values()], messageNames),
  });
}

function append<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

export function idOf(one: XmlElement): string {
  return String(one.attributes.id ?? '');
}

/** The sub-process that holds the element, or null. */
export function inSubProcess(id: string, source: BpmnSource): string | null {
  return source.parents.get(id) ?? null;
}

/** Whether it is a step of a process: an event, an activity or a gateway. */
function isFlowNode(one: XmlElement): boolean {
  return /^bpmn:.*(Event|Gateway|[tT]ask|subProcess|transaction|callActivity)$/.test(one.name);
}

/** What ties or describes elements and is no element itself. */
function isIgnored(one: XmlElement): boolean {
  return ['bpmn:association', 'bpmn:documentation', 'bpmn:extensionElements'].includes(one.name);
}

/** The event definition of an event: its kind without prefix, and the element. */
export function definitionOf(one: XmlElement): { kind: string; element: XmlElement } | null {
  const definition = one.children.find((child) => child.name.endsWith('EventDefinition'));
  return definition === undefined ? null : { kind: definition.name.replace(/^bpmn:/, ''), element: definition };
}

/** The text of a timer in the given form, or null. */
export function timerText(one: XmlElement, form: 'timeDuration' | 'timeDate' | 'timeCycle'): string | null {
  const definition = definitionOf(one);
  if (definition?.kind !== 'timerEventDefinition') return null;
  return definition.element.children.find((child) => child.name === `bpmn:${form}`)?.text.trim() ?? null;
}

/** The name of the message or signal that the event is about. */
export function messageName(one: XmlElement, messageNames: ReadonlyMap<string, string>): string | null {
  const definition = definitionOf(one);
  const reference = definition?.element.attributes.messageRef ?? definition?.element.attributes.signalRef;
  if (reference === undefined) return null;
  return messageNames.get(String(reference).replace(/^.*:/, '')) ?? null;
}

/** Interrupting events on the border of a sub-process are exit rules. */
function readExits(elements: readonly XmlElement[], messageNames: ReadonlyMap<string, string>): ExitRules {
  const usual = emptyJourney('x', 'x').exits;
  const subProcesses = new Set(elements.filter((one) => one.name === 'bpmn:subProcess').map(idOf));
  const events: string[] = [];
  let { unsubscribed, maxDurationSeconds } = usual;
  for (const one of elements) {
    if (one.name !== 'bpmn:boundaryEvent' || one.attributes.cancelActivity === 'false') continue;
    if (!subProcesses.has(String(one.attributes.attachedToRef ?? ''))) continue;
    const message = messageName(one, messageNames);
    const seconds = secondsOfDuration(timerText(one, 'timeDuration') ?? '');
    if (message === 'unsubscribe') unsubscribed = true;
    else if (message !== null && message !== '') events.push(message);
    else if (seconds !== null && seconds > 0) maxDurationSeconds = seconds;
  }
  return { ...usual, events: [...new Set(events)], unsubscribed, maxDurationSeconds };
}

function readPlaces(root: XmlElement): Map<string, { x: number; y: number }> {
  const places = new Map<string, { x: number; y: number }>();
  const visit = (one: XmlElement) => {
    const bounds = one.children.find((child) => child.name === 'dc:Bounds');
    if (one.name === 'bpmndi:BPMNShape' && bounds !== undefined) {
      const x = Math.round(Number(bounds.attributes.x) * stretch);
      const y = Math.round(Number(bounds.attributes.y) * stretch);
      if (Number.isFinite(x) && Number.isFinite(y)) places.set(String(one.attributes.bpmnElement ?? ''), { x, y });
    } else one.children.forEach(visit);
  };
  root.children.filter((child) => child.name === 'bpmndi:BPMNDiagram').forEach(visit);
  return places;
}
