import type { JourneyNode } from '../../journey/nodes.ts';
import { emptyJourney, type Journey, type JourneyEdge } from '../../journey/spec.ts';
import { fail, ok, type Result } from '../../lib/result.ts';
import { writeXml, type XmlElement } from '../../lib/xml.ts';
import type { Problem } from '../../lint/problem.ts';
import { exportProblem } from '../exportProblem.ts';
import { type BpmnSource, idOf, inSubProcess, readSource, type SourceFlow } from './readSource.ts';
import { nodeOf } from './readNodes.ts';

/** Ends the id of a note that holds the conditions of a gateway. */
export const conditionsSuffix = '-conditions';

export interface ImportedBpmn {
  readonly journey: Journey;
  /** Elements that are no step of ours, by the id of the note that holds their XML. */
  readonly kept: readonly { readonly element: string; readonly noteId: string }[];
}

/**
 * Reads a BPMN file as a journey: starts, timers, catching events, gateways, send tasks and ends become nodes; anything else becomes
 * a note that holds its XML, and the flow goes on behind it. Problems: `export.bpmnUnreadable` (with `reason`), `export.bpmnNoProcess`.
 */
export function importBpmn(text: string, journeyId: string): Result<ImportedBpmn, Problem[]> {
  const read = readSource(text);
  if (!read.ok) {
    const code = read.error === null ? 'export.bpmnNoProcess' : 'export.bpmnUnreadable';
    return fail([exportProblem('error', code, { reason: read.error ?? '' }, null)]);
  }
  const source = read.value;
  const nodes: JourneyNode[] = [];
  const kept: { element: string; noteId: string }[] = [];
  const ports = new Map<string, Map<string, string>>();
  for (const one of source.elements.values()) {
    const made = nodeOf(one, source);
    if (made === null) continue;
    if (made.node.type === 'note' && made.keeps) kept.push({ element: one.name, noteId: made.node.id });
    nodes.push(made.node);
    ports.set(made.node.id, made.ports);
    const conditions = conditionsOf(one, source);
    if (conditions === null) continue;
    nodes.push(conditions);
    kept.push({ element: one.name, noteId: conditions.id });
  }
  const steps = new Map(nodes.filter((node) => node.type !== 'note').map((node) => [node.id, node]));
  const edges: JourneyEdge[] = [];
  for (const [from, flowByPort] of ports) {
    if (!steps.has(from)) continue;
    for (const [port, flowId] of flowByPort) {
      const to = landing(source.flows.get(flowId), source, steps);
      if (to !== null && to !== from) edges.push({ id: `${from}-${port}`, from, port, to });
    }
  }
  const process = source.process.attributes;
  const journey: Journey = {
    ...emptyJourney(journeyId, String(process.name ?? '').trim() || 'BPMN'),
    description: textOf(source.process, 'bpmn:documentation'),
    exits: source.exits,
    nodes,
    edges,
  };
  return ok({ journey, kept });
}

/** A note with the flows that a gateway chooses by conditions of another language; null where it has none. */
function conditionsOf(gateway: XmlElement, source: BpmnSource): JourneyNode | null {
  const id = idOf(gateway);
  const flows = (source.outgoing.get(id) ?? []).map((flow) => flow.element);
  const hasCondition = (flow: XmlElement) => flow.children.some((child) => child.name === 'bpmn:conditionExpression');
  if (gateway.name !== 'bpmn:exclusiveGateway' || flows.length < 2 || !flows.some(hasCondition)) return null;
  const { x, y } = source.places.get(id) ?? { x: 0, y: 0 };
  const text = flows.map((flow) => writeXml(flow).trimEnd()).join('\n');
  return {
    id: `${id}${conditionsSuffix}`,
    type: 'note',
    title: String(gateway.attributes.name ?? ''),
    position: { x, y: y - 132 },
    text,
  };
}

function textOf(one: XmlElement, child: string): string {
  return one.children.find((candidate) => candidate.name === child)?.text ?? '';
}

/** The node at which a flow arrives, past everything that is no node: merges, notes, borders of sub-processes. */
function landing(
  first: SourceFlow | undefined,
  source: BpmnSource,
  steps: ReadonlyMap<string, JourneyNode>,
): string | null {
  const seen = new Set<string>();
  let flow = first;
  while (flow !== undefined && !seen.has(flow.to)) {
    seen.add(flow.to);
    const step = steps.get(flow.to);
    const outer = inSubProcess(flow.to, source);
    const isInnerEnd = step?.type === 'exit' && outer !== null;
    if (step !== undefined && step.type !== 'trigger' && !isInnerEnd) return step.id;
    const next: SourceFlow | undefined = isInnerEnd
      ? source.outgoing.get(outer)?.[0]
      : (source.innerStart.get(flow.to) ?? source.outgoing.get(flow.to)?.[0]);
    // an inner end of a sub-process behind which the process is over ends the run
    if (isInnerEnd && (next === undefined || steps.get(next.to)?.type === 'exit')) return step.id;
    flow = next;
  }
  return null;
}
