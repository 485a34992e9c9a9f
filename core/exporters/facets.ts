import type { JourneyNode, NodeOf } from '../journey/nodes.ts';
import type { Journey } from '../journey/spec.ts';
import { conditionText, eventText } from './shared/conditionText.ts';

/** A setting in use beside the nodes and edges themselves, which a target may not have. */
export interface Facet {
  readonly code: FacetCode;
  readonly nodeId: string | null;
  readonly params: Readonly<Record<string, string | number>>;
}

export type FacetCode =
  | 'description'
  | 'goal'
  | 'exitOnGoal'
  | 'exitEvents'
  | 'exitLeftSegment'
  | 'exitUnsubscribed'
  | 'maxDuration'
  | 'entryWindow'
  | 'entrySegment'
  | 'reentryNever'
  | 'reentryAfter'
  | 'reentryAlways'
  | 'concurrent'
  | 'holdout'
  | 'entriesTotal'
  | 'entriesPerDay'
  | 'sendsPerHour'
  | 'budget'
  | 'priority'
  | 'consent'
  | 'quietHours'
  | 'exitWhenSuppressed'
  | 'fallback'
  | 'offer'
  | 'kakao'
  | 'buttons'
  | 'subject'
  | 'preheader'
  | 'experimentMetric'
  | 'experimentWinner';

/**
 * Every setting of the journey that changes what is sent to whom, beside nodes and edges. What only the simulation uses
 * (assumed responses and shares, muted problems, positions) is none.
 */
export function facetsOf(journey: Journey): Facet[] {
  return [...journeyFacets(journey), ...journey.nodes.flatMap(nodeFacets)];
}

function journeyFacets(journey: Journey): Facet[] {
  const { entry, exits, limits } = journey;
  const facets: Facet[] = [];
  const add = (isUsed: boolean, code: FacetCode, params: Facet['params'] = {}) => {
    if (isUsed) facets.push({ code, nodeId: null, params });
  };
  const { from, until } = entry.window;
  add(journey.description.trim() !== '', 'description');
  add(journey.goal.event !== '', 'goal', { goal: eventText(journey.goal) });
  add(exits.onGoal, 'exitOnGoal', { goal: eventText(journey.goal) });
  add(exits.events.length > 0, 'exitEvents', { events: exits.events.join(', ') });
  add(exits.leftSegment, 'exitLeftSegment');
  add(exits.unsubscribed, 'exitUnsubscribed');
  add(true, 'maxDuration', { seconds: exits.maxDurationSeconds });
  add(from !== null || until !== null, 'entryWindow', { from: from ?? '…', until: until ?? '…' });
  if (entry.segment) add(true, 'entrySegment', { condition: conditionText(entry.segment) });
  const reentry = entry.reentry;
  add(reentry.kind === 'never', 'reentryNever');
  if (reentry.kind === 'after') add(true, 'reentryAfter', { seconds: reentry.seconds });
  add(reentry.kind === 'always', 'reentryAlways');
  add(entry.concurrent, 'concurrent');
  add(entry.holdoutPercent > 0, 'holdout', { percent: entry.holdoutPercent });
  if (limits.entriesTotal !== null) add(true, 'entriesTotal', { limit: limits.entriesTotal });
  if (limits.entriesPerDay !== null) add(true, 'entriesPerDay', { limit: limits.entriesPerDay });
  if (limits.sendsPerHour !== null) add(true, 'sendsPerHour', { limit: limits.sendsPerHour });
  if (limits.budgetWon !== null) add(true, 'budget', { limit: limits.budgetWon });
  add(journey.priority !== 0, 'priority', { priority: journey.priority });
  return facets;
}

function nodeFacets(node: JourneyNode): Facet[] {
  if (node.type === 'message') return messageFacets(node);
  if (node.type !== 'experiment') return [];
  const facets: Facet[] = [{ code: 'experimentMetric', nodeId: node.id, params: { metric: node.metric } }];
  if (node.winnerAfterDays !== null) {
    facets.push({ code: 'experimentWinner', nodeId: node.id, params: { days: node.winnerAfterDays } });
  }
  return facets;
}

function messageFacets(node: NodeOf<'message'>): Facet[] {
  const { content, kakao, offer, fallback } = node;
  const isAdvertising = node.purpose === 'advertising';
  const facets: Facet[] = [];
  const add = (isUsed: boolean, code: FacetCode, params: Facet['params'] = {}) => {
    if (isUsed) facets.push({ code, nodeId: node.id, params });
  };
  add(isAdvertising, 'consent');
  add(isAdvertising && node.channel !== 'email', 'quietHours', { policy: node.nightPolicy });
  add(node.onSuppressed === 'exit', 'exitWhenSuppressed');
  if (fallback) add(true, 'fallback', { channel: fallback.channel });
  if (offer) add(true, 'offer', { label: offer.label });
  if (kakao) add(true, 'kakao', { templateCode: kakao.templateCode });
  add(content.buttons.length > 0, 'buttons', { buttons: content.buttons.length });
  add(content.subject !== '' && node.channel !== 'email', 'subject');
  add(content.preheader !== '', 'preheader');
  return facets;
}
