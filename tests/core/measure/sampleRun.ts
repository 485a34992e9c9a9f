import type { Channel } from '../../../core/journey/channels.ts';
import type { JourneyNode, NodeOf } from '../../../core/journey/nodes.ts';
import { emptyJourney } from '../../../core/journey/spec.ts';
import type { AssembleInput } from '../../../core/measure/index.ts';
import type { ForecastBasis } from '../../../core/models/index.ts';
import { type CounterLayout, counterKey } from '../../../core/simulate/counters.ts';
import { defaultAssumptions } from '../../../core/simulate/settings.ts';

const base = { title: '', position: { x: 0, y: 0 } };

export function messageNode(id: string, channel: Channel, changes: Partial<NodeOf<'message'>> = {}): NodeOf<'message'> {
  return {
    ...base,
    id,
    type: 'message',
    channel,
    purpose: 'advertising',
    content: { subject: '', preheader: '', body: '', buttons: [] },
    nightPolicy: 'wait',
    onSuppressed: 'continue',
    fallback: null,
    response: null,
    offer: null,
    kakao: null,
    ...changes,
  };
}

export const forecast: ForecastBasis = {
  untilTime: 1_767_193_200,
  customers: 1000,
  buyers: 800,
  transactions: 2400,
  repeatCustomers: 500,
  truncated: 120,
  births: 'burnIn',
  burnInDays: 30,
  timing: {
    family: 'bgCnbd',
    k: 1,
    parameters: { r: 0.24259, alpha: 4.4135, a: 0.79287, b: 2.4257 },
    fitted: true,
  },
  firstPurchase: true,
  spend: { meanWon: 35_170.4, customers: 480, fitted: true },
  dateOnly: false,
  sessions: { perWeek: 0.512, windowDays: 180 },
  pastError: { horizonDays: 28, origins: 7, sd: 0.15, mean: 0.02 },
};

const trigger: JourneyNode = {
  ...base,
  id: 'start',
  type: 'trigger',
  trigger: { kind: 'event', event: 'cart', where: [], nth: null, withinSeconds: null },
};

export const days = 2;

function layoutOf(keys: readonly string[]): CounterLayout {
  const indices = new Map(keys.map((key, index) => [key, index]));
  const reasonKeys = keys.filter((key) => /\|(exit|refused|suppressed|fallbackRefused)\|/u.test(key));
  const places = new Map(reasonKeys.map((key, place) => [key, place * days]));
  return {
    size: keys.length,
    keys,
    indexOf: (key) => indices.get(key),
    reasonKeys,
    reasonDay: (key) => places.get(key),
  };
}

/** A run of a trigger and one e-mail over two days; each of `replications` gives counts by key, the rest are 0. Reasons fall on the second day. */
export function sampleRun(
  replications: readonly Readonly<Record<string, number>>[],
  changes: Partial<AssembleInput> & { mode?: 'replay' | 'forecast'; simulateResponses?: boolean } = {},
): AssembleInput {
  const { mode = 'forecast', simulateResponses = true, ...rest } = changes;
  const keys = [...new Set(replications.flatMap((counts) => Object.keys(counts)))];
  const journey = { ...emptyJourney('j1', '장바구니'), nodes: [trigger, messageNode('mail', 'email')] };
  const layout = layoutOf(keys);
  const reasonDays = new Float64Array(layout.reasonKeys.length * days);
  for (const counts of replications) {
    for (const key of layout.reasonKeys) reasonDays[layout.reasonDay(key)! + 1]! += counts[key] ?? 0;
  }
  return {
    layout,
    counts: {
      replications: replications.map((counts) => Float64Array.from(keys, (key) => counts[key] ?? 0)),
      reasonDays,
    },
    journey,
    others: [],
    comparedWith: null,
    residual: 0,
    identity: {
      datasetHash: 'd',
      journeyId: 'j1',
      journeyName: journey.name,
      journeyHash: 'h',
      journeyRevision: 3,
      assumptionsHash: 'a',
      engineVersion: '0.1.0',
      request: {
        mode,
        startDate: '2026-01-01',
        days,
        replications: Math.max(1, replications.length),
        seed: 9,
        simulateResponses,
      },
    },
    zone: 'Asia/Seoul',
    startTime: 1_767_193_200,
    endTime: 1_767_193_200 + days * 86_400,
    customers: 1000,
    synthetic: false,
    assumptions: defaultAssumptions(),
    schema: { attributes: [], roles: {}, eventTypes: [], eventProperties: [] },
    forecast: mode === 'forecast' ? forecast : null,
    warnings: [],
    ...rest,
  };
}

/** Counts of one replication: purchases with and without on the first day, revenue at 10,000 won each. */
export function purchases(withJourney: number, without: number): Record<string, number> {
  return {
    [counterKey.outcomeDay('with', 'purchases', 0)]: withJourney,
    [counterKey.outcomeDay('without', 'purchases', 0)]: without,
    [counterKey.outcomeDay('with', 'revenueWon', 0)]: withJourney * 10_000,
    [counterKey.outcomeDay('without', 'revenueWon', 0)]: without * 10_000,
    [counterKey.message('mail', 'sent')]: 50,
    [counterKey.message('mail', 'costWon')]: 150,
    [counterKey.journey('customersReached')]: 40,
    [counterKey.nodeEntered('mail')]: 55,
    [counterKey.suppressed('mail', 'noConsent')]: 5,
    [counterKey.nodeDay('mail', 1)]: 55,
    [counterKey.sentDay('email', 0)]: 30,
    [counterKey.sentDay('email', 1)]: 20,
    [counterKey.messagesPerCustomer(1)]: 30,
    [counterKey.messagesPerCustomer(2)]: 10,
  };
}
