import type { Channel } from '../channels.ts';
import type { Content, JourneyNode, NodeOf, Trigger } from '../nodes.ts';
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
    /** Connects each to the one after it by its only way on. */
    chain(...ids: string[]): void {
      ids.slice(1).forEach((to, index) => edges.push({ id: newId('edge'), from: ids[index]!, port: 'next', to }));
    },
    finish(
      name: string,
      settings: Partial<Pick<Journey, 'description' | 'goal' | 'entry' | 'exits' | 'limits'>>,
    ): Journey {
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

/** A message that comes with an offer; what it costs is counted for those who buy through it. */
export function withOffer(draft: NodeDraft, label: string, discountPercent: number, costWon = 0): NodeDraft {
  return draft.type === 'message' ? { ...draft, offer: { label, costWon, discountPercent } } : draft;
}

export function triggerDraft(title: string, trigger: Trigger): NodeDraft {
  return { type: 'trigger', title, trigger };
}

export function waitDraft(title: string, waitSeconds: number): NodeDraft {
  return { type: 'wait', title, wait: { kind: 'duration', waitSeconds } };
}

/** Waits until the hour of any day. */
export function untilHourDraft(title: string, hour: number): NodeDraft {
  return { type: 'wait', title, wait: { kind: 'untilLocal', secondOfDay: hour * 3600, weekdays: [] } };
}

export function waitForDraft(title: string, event: string, timeoutSeconds: number): NodeDraft {
  return { type: 'waitFor', title, event, where: [], timeoutSeconds, segment: null, others: [] };
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
