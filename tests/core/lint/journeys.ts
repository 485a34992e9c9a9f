import type { JourneyNode, NodeOf, Trigger } from '../../../core/journey/nodes.ts';
import { emptyJourney, type Journey } from '../../../core/journey/spec.ts';
import { portsOf } from '../../../core/journey/ports.ts';
import type { Condition } from '../../../core/segment/condition.ts';

const place = { title: '', position: { x: 0, y: 0 } };

export function triggerNode(trigger: Partial<Trigger> = {}): JourneyNode {
  const event: Trigger = { kind: 'event', event: 'purchase', where: [], nth: null, withinSeconds: null };
  return { ...place, id: 'start', type: 'trigger', trigger: { ...event, ...trigger } as Trigger };
}

export function waitNode(waitSeconds: number): JourneyNode {
  return { ...place, id: 'node', type: 'wait', wait: { kind: 'duration', waitSeconds } };
}

export function waitForNode(parts: Partial<NodeOf<'waitFor'>> = {}): JourneyNode {
  return {
    ...place,
    id: 'node',
    type: 'waitFor',
    event: 'visit',
    where: [],
    timeoutSeconds: 60,
    segment: null,
    others: [],
    ...parts,
  };
}

export function filterNode(condition: Condition): JourneyNode {
  return { ...place, id: 'node', type: 'filter', condition };
}

export function branchNode(...branches: [label: string, condition: Condition][]): JourneyNode {
  return {
    ...place,
    id: 'node',
    type: 'branch',
    branches: branches.map(([label, condition], index) => ({ id: `branch${index}`, label, condition })),
  };
}

export function splitNode(...arms: [label: string, weightPercent: number][]): JourneyNode {
  return {
    ...place,
    id: 'node',
    type: 'split',
    arms: arms.map(([label, weightPercent], index) => ({ id: `arm${index}`, label, weightPercent })),
  };
}

export function updateNode(...changes: NodeOf<'update'>['changes']): JourneyNode {
  return { ...place, id: 'node', type: 'update', changes };
}

type MessageParts = Partial<Omit<NodeOf<'message'>, 'content'>> & { content?: Partial<NodeOf<'message'>['content']> };

/** A lawful LMS of information unless told otherwise. */
export function messageNode({ content, ...parts }: MessageParts = {}): NodeOf<'message'> {
  return {
    ...place,
    id: 'node',
    type: 'message',
    channel: 'lms',
    purpose: 'information',
    nightPolicy: 'wait',
    onSuppressed: 'continue',
    fallback: null,
    response: null,
    offer: null,
    kakao: null,
    ...parts,
    content: { subject: '', preheader: '', body: '주문이 접수되었습니다.', buttons: [], ...content },
  };
}

/** A message with the parts of the given one replaced. */
export function advertisingNode({ content, ...parts }: MessageParts = {}): NodeOf<'message'> {
  return messageNode({
    purpose: 'advertising',
    ...parts,
    content: { body: '(광고)[여정샵] 새로 들어온 상품을 만나보세요.\n무료수신거부 080-123-4567', ...content },
  });
}

export const hasTag: Condition = { kind: 'tag', tag: 'vip' };

/** start → node → end over every port of `node`: nothing to complain about but what `node` and `settings` bring in. */
export function journeyOf(
  node: JourneyNode,
  ports: readonly string[] = ['next'],
  settings: Partial<Journey> = {},
): Journey {
  return {
    ...emptyJourney('journey', '여정'),
    nodes: [triggerNode(), node, { ...place, id: 'end', type: 'exit' }],
    edges: [
      { id: 'first', from: 'start', port: 'next', to: 'node' },
      ...ports.map((port, index) => ({ id: `edge${index}`, from: 'node', port, to: 'end' })),
    ],
    ...settings,
  };
}

/** trigger → end. */
export function triggeredBy(trigger: Trigger, settings: Partial<Journey> = {}): Journey {
  return {
    ...emptyJourney('journey', '여정'),
    nodes: [triggerNode(trigger), { ...place, id: 'end', type: 'exit' }],
    edges: [{ id: 'first', from: 'start', port: 'next', to: 'end' }],
    ...settings,
  };
}

/** A journey whose filter has this condition. */
export function filteredBy(condition: Condition): Journey {
  return journeyOf(filterNode(condition), ['passed']);
}

/** trigger → the nodes one after another by their first ports → end. */
export function chainOf(nodes: readonly JourneyNode[], settings: Partial<Journey> = {}): Journey {
  const all = [nodes[0]?.type === 'trigger' ? null : triggerNode(), ...nodes].filter((node) => node !== null);
  const end: JourneyNode = { ...place, id: 'end', type: 'exit' };
  const ids = [...all.map(({ id }) => id), end.id];
  return {
    ...emptyJourney('journey', '여정'),
    nodes: [...all, end],
    edges: all.map((node, index) => ({
      id: `edge${index}`,
      from: node.id,
      port: portsOf(node)[0]!,
      to: ids[index + 1]!,
    })),
    ...settings,
  };
}

export function at(id: string) {
  return { ...place, id };
}
