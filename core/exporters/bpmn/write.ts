import { element, textElement, writeXml, type XmlElement } from '../../lib/xml.ts';
import type { BpmnElement, BpmnFlow, Box, Diagram } from './diagram.ts';
import { middleOf } from './diagram.ts';
import { expression } from './events.ts';
import { documentation } from './parts.ts';

/** Namespaces of BPMN 2.0.2 (OMG formal/2013-12-09) and of its diagram interchange. */
export const namespaces = {
  'xmlns:bpmn': 'http://www.omg.org/spec/BPMN/20100524/MODEL',
  'xmlns:bpmndi': 'http://www.omg.org/spec/BPMN/20100524/DI',
  'xmlns:dc': 'http://www.omg.org/spec/DD/20100524/DC',
  'xmlns:di': 'http://www.omg.org/spec/DD/20100524/DI',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
} as const;

interface Titles {
  readonly name: string;
  readonly description: string;
}

interface NamedFlow extends BpmnFlow {
  readonly id: string;
}

/** The diagram as a BPMN file with its drawing. */
export function writeDiagram(diagram: Diagram, titles: Titles): string {
  const flows = diagram.flows.map((flow, index): NamedFlow => ({ ...flow, id: `flow_${index + 1}` }));
  const ways = waysOf(flows);
  const inside = diagram.elements.filter((one) => one.place === 'inside').map((one) => flowNode(one, ways));
  const outside = diagram.elements.filter((one) => one.place === 'outside').map((one) => flowNode(one, ways));
  const { subProcess } = diagram;
  const annotations = diagram.notes.map(({ id, text }) =>
    element('bpmn:textAnnotation', { id }, [textElement('bpmn:text', text)]),
  );
  const sub = element('bpmn:subProcess', { id: subProcess.id, name: subProcess.name }, [
    ...ends(subProcess.id, ways),
    ...inside,
    ...flows.filter((flow) => flow.place === 'inside').map(sequenceFlow),
    ...annotations,
  ]);
  const process = element('bpmn:process', { id: 'process', name: titles.name, isExecutable: 'true' }, [
    ...documentation(titles.description),
    ...outside,
    sub,
    ...flows.filter((flow) => flow.place === 'outside').map(sequenceFlow),
  ]);
  const messages = diagram.messages.map(({ id, name }) => element('bpmn:message', { id, name }));
  const root = element(
    'bpmn:definitions',
    { ...namespaces, id: 'definitions', targetNamespace: 'https://yeojeong.example/journey' },
    [...messages, process, drawing(diagram, flows)],
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeXml(root)}`;
}

/** The flows into and out of each element. */
interface Ways {
  readonly into: ReadonlyMap<string, readonly NamedFlow[]>;
  readonly outOf: ReadonlyMap<string, readonly NamedFlow[]>;
}

function waysOf(flows: readonly NamedFlow[]): Ways {
  const into = new Map<string, NamedFlow[]>();
  const outOf = new Map<string, NamedFlow[]>();
  for (const flow of flows) {
    if (into.get(flow.to)?.push(flow) === undefined) into.set(flow.to, [flow]);
    if (outOf.get(flow.from)?.push(flow) === undefined) outOf.set(flow.from, [flow]);
  }
  return { into, outOf };
}

function ends(id: string, { into, outOf }: Ways): XmlElement[] {
  return [
    ...(into.get(id) ?? []).map((flow) => textElement('bpmn:incoming', flow.id)),
    ...(outOf.get(id) ?? []).map((flow) => textElement('bpmn:outgoing', flow.id)),
  ];
}

function flowNode(one: BpmnElement, ways: Ways): XmlElement {
  const isText = (child: XmlElement) => child.name === 'bpmn:documentation';
  const standard = ways.outOf.get(one.id)?.find((flow) => flow.isDefault);
  // the schema wants documentation first, then flows, then event definitions
  return element(
    `bpmn:${one.tag}`,
    { id: one.id, name: one.name === '' ? undefined : one.name, default: standard?.id, ...one.attributes },
    [...one.children.filter(isText), ...ends(one.id, ways), ...one.children.filter((child) => !isText(child))],
  );
}

function sequenceFlow(flow: NamedFlow): XmlElement {
  return element(
    'bpmn:sequenceFlow',
    { id: flow.id, name: flow.name === '' ? undefined : flow.name, sourceRef: flow.from, targetRef: flow.to },
    [
      ...documentation(flow.documentation),
      ...(flow.variable === null ? [] : [expression('bpmn:conditionExpression', `\${${flow.variable}}`)]),
    ],
  );
}

function drawing(diagram: Diagram, flows: readonly NamedFlow[]): XmlElement {
  const boxes = new Map<string, Box>([
    ...diagram.elements.map((one) => [one.id, one.box] as const),
    [diagram.subProcess.id, diagram.subProcess.box],
  ]);
  const shapes = [
    shape(diagram.subProcess.id, diagram.subProcess.box, { isExpanded: 'true' }),
    ...diagram.elements.map((one) =>
      shape(one.id, one.box, one.tag === 'exclusiveGateway' ? { isMarkerVisible: 'true' } : {}),
    ),
    ...diagram.notes.map((note) => shape(note.id, note.box)),
  ];
  const edges = flows.map((flow) =>
    element(
      'bpmndi:BPMNEdge',
      { id: `${flow.id}_di`, bpmnElement: flow.id },
      waypoints(boxes.get(flow.from)!, boxes.get(flow.to)!).map(({ x, y }) =>
        element('di:waypoint', { x: Math.round(x), y: Math.round(y) }),
      ),
    ),
  );
  const plane = element('bpmndi:BPMNPlane', { id: 'plane', bpmnElement: 'process' }, [...shapes, ...edges]);
  return element('bpmndi:BPMNDiagram', { id: 'diagram' }, [plane]);
}

function shape(id: string, box: Box, attributes: XmlElement['attributes'] = {}): XmlElement {
  return element('bpmndi:BPMNShape', { id: `${id}_di`, bpmnElement: id, ...attributes }, [
    element('dc:Bounds', { x: box.x, y: box.y, width: box.width, height: box.height }),
  ]);
}

/** A way in right angles: along, down or up halfway, along; downwards first to marks that hang below their source. */
export function waypoints(from: Box, to: Box): { x: number; y: number }[] {
  const a = middleOf(from);
  const b = middleOf(to);
  const isBelow = Math.abs(a.x - b.x) < 2 && b.y > a.y;
  if (isBelow)
    return [
      { x: a.x, y: from.y + from.height },
      { x: b.x, y: to.y },
    ];
  const start = { x: from.x + from.width, y: a.y };
  const end = { x: to.x, y: b.y };
  if (Math.abs(start.y - end.y) < 2 && end.x >= start.x) return [start, end];
  if (end.x >= start.x) {
    const x = (start.x + end.x) / 2;
    return [start, { x, y: start.y }, { x, y: end.y }, end];
  }
  // a way back goes underneath both
  const y = Math.max(from.y + from.height, to.y + to.height) + 40;
  return [
    start,
    { x: start.x + 20, y: start.y },
    { x: start.x + 20, y },
    { x: end.x - 20, y },
    { x: end.x - 20, y: end.y },
    end,
  ];
}
