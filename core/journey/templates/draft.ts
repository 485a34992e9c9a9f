import type { Channel } from '../channels.ts';
import type { Content, JourneyNode, NodeOf } from '../nodes.ts';
import { emptyJourney, type Journey, type JourneyEdge } from '../spec.ts';

type WithoutPlace<Node> = Node extends JourneyNode ? Omit<Node, 'id' | 'position'> : never;
type NodeDraft = WithoutPlace<JourneyNode>;

const columnWidth = 216;
const rowHeight = 120;

/** Collects nodes by column (left to right) and row (0 is the main line), and edges between them. */
export function createDraft(newId: (prefix: string) => string) {
  const nodes: JourneyNode[] = [];
  const edges: JourneyEdge[] = [];
  return {
    add(column: number, row: number, node: NodeDraft): string {
      const id = newId('node');
      nodes.push({ ...node, id, position: { x: column * columnWidth, y: row * rowHeight } });
      return id;
    },
    connect(from: string, port: string, to: string): void {
      edges.push({ id: newId('edge'), from, port, to });
    },
    finish(name: string, settings: Partial<Pick<Journey, 'description' | 'goal' | 'entry' | 'exits'>>): Journey {
      return { ...emptyJourney(newId('journey'), name), ...settings, nodes, edges };
    },
  };
}

/** A message node's settings without the parts that most messages leave alone. */
export function messageDraft(
  title: string,
  channel: Channel,
  purpose: NodeOf<'message'>['purpose'],
  content: Partial<Content>,
  fallback: NodeOf<'message'>['fallback'] = null,
): NodeDraft {
  return {
    type: 'message',
    title,
    channel,
    purpose,
    content: { subject: '', preheader: '', body: '', buttons: [], ...content },
    nightPolicy: 'wait',
    onSuppressed: 'continue',
    fallback,
    response: null,
    offer: null,
    kakao: null,
  };
}

export const hourSeconds = 3600;
export const daySeconds = 86_400;

/** Entry rules of a draft journey with the given re-entry in days. */
export function entryAgainAfter(days: number): Journey['entry'] {
  return {
    ...emptyJourney('draft', 'draft').entry,
    reentry: { kind: 'after', seconds: days * daySeconds, from: 'entry' },
  };
}
