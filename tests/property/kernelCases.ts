import * as fc from 'fast-check';
import { type Column, type Dataset, missingDay } from '../../core/dataset/dataset.ts';
import { encodeTexts } from '../../core/dataset/index.ts';
import { channels, purposes } from '../../core/journey/channels.ts';
import type { JourneyNode } from '../../core/journey/nodes.ts';
import { portsOf } from '../../core/journey/ports.ts';
import { emptyJourney, type Journey } from '../../core/journey/spec.ts';
import type { Condition, PropertyTest, Span, ValueTest } from '../../core/segment/condition.ts';
import { type ProgramInput, windowOf } from '../../core/simulate/index.ts';
import { type Assumptions, defaultAssumptions } from '../../core/simulate/settings.ts';

/*
 * Small, dense cases: few customers, few kinds of events, times that often coincide, so that every rule of order and every
 * reason to refuse is met within some hundred cases.
 */

type Gen = fc.GeneratorValue;
const hour = 3600;
const day = 24 * hour;
const zone = 'Asia/Seoul';
export const eventTypes = ['visit', 'cart', 'purchase', 'unsubscribe'];
const brands = ['kim', 'lee'];

/** Without fast-check's liking for the ends of a range, which would make most cases alike. */
const even = (min: number, max: number) => fc.noBias(fc.integer({ min, max }));

function chance(g: Gen, percent: number): boolean {
  return between(g, 0, 99) < percent;
}

function oneOf<T>(g: Gen, values: readonly T[]): T {
  return values[between(g, 0, values.length - 1)]!;
}

function between(g: Gen, min: number, max: number): number {
  return g(even, min, max);
}

/** A run over `customers` generated customers whose events lie around the window's start. */
export function generateCase(g: Gen): ProgramInput {
  const days = between(g, 1, 20);
  const request = {
    mode: 'replay' as const,
    startDate: oneOf(g, ['2024-02-20', '2023-02-20', '2025-12-20']),
    days,
    replications: 1,
    seed: between(g, 0, 1000),
    simulateResponses: chance(g, 80),
  };
  const { startTime, endTime } = windowOf(zone, request);
  const dataset = generateDataset(g, startTime, endTime);
  return {
    journey: generateJourney(g, request.startDate),
    dataset,
    assumptions: generateAssumptions(g),
    request,
    startTime,
    endTime,
  };
}

function generateDataset(g: Gen, startTime: number, endTime: number): Dataset {
  const customers = between(g, 1, 4);
  const offsets = [0];
  const rows: { time: number; type: number; value: number; brand: number }[] = [];
  for (let row = 0; row < customers; row++) {
    const own = Array.from({ length: between(g, 0, 20) }, () => {
      const time =
        startTime + between(g, -20 * 4, ((endTime - startTime) / day) * 4 + 2) * 6 * hour + oneOf(g, [0, 0, 0, 1, 60]);
      const value = chance(g, 70) ? between(g, 1, 5) * 10_000 + 0.5 : Number.NaN;
      return { time, type: oneOf(g, [0, 1, 1, 2, 2, 2, 0, 3]), value, brand: between(g, 0, brands.length) };
    });
    rows.push(...own.sort((a, b) => a.time - b.time));
    offsets.push(rows.length);
  }
  const each = <T>(make: () => T) => Array.from({ length: customers }, make);
  const attributes: Column[] = [
    {
      kind: 'category',
      name: 'tier',
      labels: ['gold', 'silver'],
      codes: Uint32Array.from(each(() => between(g, 0, 2))),
    },
    {
      kind: 'number',
      name: 'age',
      values: Float64Array.from(each(() => (chance(g, 80) ? between(g, 10, 60) : Number.NaN))),
    },
    { kind: 'boolean', name: 'ads', values: Uint8Array.from(each(() => oneOf(g, [0, 1, 1, 1, 2]))) },
    { kind: 'boolean', name: 'night', values: Uint8Array.from(each(() => oneOf(g, [0, 1, 2]))) },
    { kind: 'boolean', name: 'friend', values: Uint8Array.from(each(() => oneOf(g, [0, 1, 1, 2]))) },
    {
      kind: 'time',
      name: 'asked',
      values: Float64Array.from(each(() => (chance(g, 80) ? endTime - between(g, 0, 800) * day : Number.NaN))),
    },
    {
      kind: 'date',
      name: 'born',
      values: Int32Array.from(
        each(() => (chance(g, 85) ? oneOf(g, [0, 59, 789, 790, 11_016, 10_640, 19_774, 19_783, 20_088]) : missingDay)),
      ),
    },
    { kind: 'text', name: 'mail', ...encodeTexts(each(() => oneOf(g, ['a@b.kr', '김@b.kr', '', 'x']))) },
  ];
  const roles: Record<string, string> = {};
  for (const [role, name] of [
    ['email', 'mail'],
    ['adConsent', 'ads'],
    ['adConsentTime', 'asked'],
    ['nightConsent', 'night'],
    ['kakaoFriend', 'friend'],
    ['points', 'age'],
  ] as const) {
    if (chance(g, 60)) roles[role] = name;
  }
  return {
    hash: '',
    zone,
    synthetic: true,
    customerCount: customers,
    ids: encodeTexts(Array.from({ length: customers }, (_, index) => `c${index}`)),
    attributes,
    roles,
    events: {
      types: eventTypes,
      offsets: Uint32Array.from(offsets),
      typeCodes: Uint16Array.from(rows, (row) => row.type),
      times: Float64Array.from(rows, (row) => row.time),
      values: Float64Array.from(rows, (row) => row.value),
      properties: [
        { kind: 'category', name: 'brand', labels: brands, codes: Uint32Array.from(rows, (row) => row.brand) },
      ],
    },
    span: null,
  };
}

function generateSpan(g: Gen): Span {
  const kind = oneOf(g, ['ever', 'last', 'sinceEntry'] as const);
  return kind === 'last' ? { kind, seconds: between(g, 1, 40) * 6 * hour } : { kind };
}

function generateTest(g: Gen): ValueTest {
  switch (between(g, 0, 7)) {
    case 0:
      return { compare: oneOf(g, ['is', 'isNot']), value: oneOf(g, ['gold', 20, true, '1970-03-01', 'a@b.kr', '20']) };
    case 1:
      return { compare: oneOf(g, ['in', 'notIn']), values: [oneOf(g, ['gold', 'kim', 30]), '1970-01-01'] };
    case 2:
      return { compare: oneOf(g, ['greater', 'atLeast', 'less', 'atMost']), value: oneOf(g, [0, 30, 20_000.5]) };
    case 3:
      return { compare: 'between', from: 0, to: oneOf(g, [30, 30_000]) };
    case 4:
      return { compare: oneOf(g, ['contains', 'startsWith']), value: oneOf(g, ['g', 'a', '김']) };
    case 5:
      return { compare: oneOf(g, ['withinLast', 'notWithinLast']), seconds: between(g, 0, 60) * 10 * day };
    default:
      return { compare: oneOf(g, ['isSet', 'isNotSet', 'isTrue', 'isFalse']) };
  }
}

function generateWhere(g: Gen): PropertyTest[] {
  if (chance(g, 70)) return [];
  return [{ property: oneOf(g, ['value', 'brand', 'nothing']), test: generateTest(g) }];
}

function generateCondition(g: Gen, depth: number): Condition {
  switch (between(g, depth > 1 ? 3 : 0, 7)) {
    case 0:
    case 1:
      return {
        kind: oneOf(g, ['all', 'any']),
        of: Array.from({ length: between(g, 0, 2) }, () => generateCondition(g, depth + 1)),
      };
    case 2:
      return { kind: 'not', of: generateCondition(g, depth + 1) };
    case 3:
      return {
        kind: 'attribute',
        attribute: oneOf(g, ['tier', 'age', 'ads', 'asked', 'born', 'mail', 'extra']),
        test: generateTest(g),
      };
    case 4:
      return { kind: 'tag', tag: oneOf(g, ['vip', 'new']) };
    case 5:
      return {
        kind: 'message',
        state: oneOf(g, ['sent', 'delivered', 'opened', 'clicked', 'converted']),
        nodeId: oneOf(g, [null, 'n2', 'n3', 'n4']),
        span: generateSpan(g),
      };
    default:
      return {
        kind: 'event',
        event: oneOf(g, [...eventTypes, 'unknown']),
        where: generateWhere(g),
        count: { compare: oneOf(g, ['atLeast', 'atLeast', 'atMost', 'exactly']), times: between(g, 0, 2) },
        span: generateSpan(g),
      };
  }
}

function generateTrigger(g: Gen): Extract<JourneyNode, { type: 'trigger' }>['trigger'] {
  const event = oneOf(g, ['cart', 'purchase', 'visit', 'cart']);
  const secondOfDay = oneOf(g, [0, 10 * hour, 18 * hour]);
  switch (between(g, 0, 6)) {
    case 0:
      return {
        kind: 'absence',
        event,
        where: generateWhere(g),
        absentEvent: oneOf(g, ['purchase', 'cart', 'visit']),
        afterSeconds: oneOf(g, [0, hour, 6 * hour, 36 * hour]),
        restart: chance(g, 50),
      };
    case 1:
      return {
        kind: 'inactivity',
        events: oneOf(g, [[], ['purchase'], ['visit', 'cart']]),
        afterSeconds: between(g, 0, 10) * day,
      };
    case 2:
      return {
        kind: 'date',
        attribute: oneOf(g, ['born', 'asked', 'tier']),
        offsetDays: between(g, -10, 10),
        secondOfDay,
        repeat: oneOf(g, ['yearly', 'once']),
      };
    case 3: {
      const schedule = oneOf(g, [
        { kind: 'once', date: '2024-02-25', secondOfDay },
        { kind: 'daily', secondOfDay },
        { kind: 'weekly', weekdays: [2, 6], secondOfDay },
        { kind: 'monthly', dayOfMonth: 31, secondOfDay },
      ] as const);
      return {
        kind: 'schedule',
        schedule: schedule.kind === 'weekly' ? { ...schedule, weekdays: [...schedule.weekdays] } : schedule,
        segment: generateCondition(g, 0),
      };
    }
    default:
      return { kind: 'event', event, where: generateWhere(g), nth: oneOf(g, [null, null, 1, 3]), withinSeconds: null };
  }
}

function generateResponse(g: Gen) {
  const share = () => oneOf(g, [0, 0.5, 0.8, 1]);
  const delay = () => ({ scaleSeconds: oneOf(g, [0, hour, 12 * hour]), shape: oneOf(g, [1, 0.7]) });
  return {
    deliveredShare: oneOf(g, [0.3, 1, 1]),
    openShare: oneOf(g, [null, 0.7, 1]),
    clickShare: share(),
    conversionShare: share(),
    unsubscribeShare: oneOf(g, [0, 0, 0.5]),
    openDelay: delay(),
    clickDelay: delay(),
    conversionDelay: delay(),
    logHalfWidth: oneOf(g, [0, 1]),
    directConversionShare: null,
    source: 'assumed' as const,
  };
}

function generateNode(g: Gen, index: number): JourneyNode {
  const base = { id: `n${index}`, title: '', position: { x: 0, y: 0 } };
  switch (index === 0 ? 0 : between(g, 0, 18)) {
    case 0:
      return { ...base, type: 'trigger', trigger: generateTrigger(g) };
    case 1:
    case 2:
    case 15:
      return { ...base, type: 'wait', wait: { kind: 'duration', waitSeconds: oneOf(g, [0, 60, 6 * hour, 30 * hour]) } };
    case 3:
      return {
        ...base,
        type: 'wait',
        wait: {
          kind: 'untilLocal',
          secondOfDay: oneOf(g, [0, 10 * hour, 23 * hour]),
          weekdays: oneOf(g, [[], [1, 3], [7]]),
        },
      };
    case 4:
    case 16:
      return {
        ...base,
        type: 'waitFor',
        event: oneOf(g, eventTypes),
        where: generateWhere(g),
        timeoutSeconds: oneOf(g, [0, 12 * hour, 5 * day]),
        segment: null,
        others: [],
      };
    case 5:
      return { ...base, type: 'filter', condition: generateCondition(g, 0) };
    case 6:
      return {
        ...base,
        type: 'branch',
        branches: ['a', 'b'].map((id) => ({ id, label: id, condition: generateCondition(g, 0) })),
      };
    case 7:
      return {
        ...base,
        type: 'split',
        arms: [
          { id: 'x', label: '', weightPercent: oneOf(g, [0, 50]) },
          { id: 'y', label: '', weightPercent: oneOf(g, [0, 50]) },
        ],
      };
    case 8:
      return {
        ...base,
        type: 'update',
        changes: [
          oneOf(g, [
            { kind: 'setAttribute', attribute: 'ads', value: true },
            { kind: 'setAttribute', attribute: 'tier', value: 'gold' },
            { kind: 'setAttribute', attribute: 'extra', value: 20 },
          ] as const),
          oneOf(g, [
            { kind: 'addTag', tag: 'vip' },
            { kind: 'removeTag', tag: 'vip' },
            { kind: 'addPoints', points: 5 },
          ] as const),
        ],
      };
    case 9:
      return { ...base, type: 'goal', endsRun: chance(g, 50) };
    case 10:
      return chance(g, 50) ? { ...base, type: 'exit' } : { ...base, type: 'note', text: '' };
    default:
      return {
        ...base,
        type: 'message',
        channel: oneOf(g, channels),
        purpose: oneOf(g, [null, ...purposes, 'information']),
        content: { subject: '', preheader: '', body: '', buttons: [] },
        nightPolicy: oneOf(g, ['wait', 'wait', 'skip']),
        onSuppressed: oneOf(g, ['continue', 'exit']),
        fallback: chance(g, 50) ? { channel: oneOf(g, ['sms', 'lms']), body: '' } : null,
        response: chance(g, 50) ? generateResponse(g) : null,
        offer: null,
        kakao: null,
      };
  }
}

/** Held by many at first and lost by many on the way. */
const noRecentPurchase: Condition = {
  kind: 'event',
  event: 'purchase',
  where: [],
  count: { compare: 'atMost', times: 0 },
  span: { kind: 'last', seconds: 3 * day },
};

function generateJourney(g: Gen, startDate: string): Journey {
  const nodes = Array.from({ length: between(g, 3, 12) }, (_, index) => generateNode(g, index));
  const edges = nodes.flatMap((node) =>
    portsOf(node)
      .filter(() => chance(g, 85))
      .map((port) => {
        // Mostly forwards, so that runs get somewhere; now and then back, beyond the end or into a trigger.
        const own = nodes.indexOf(node);
        const to = chance(g, 85) ? Math.min(own + between(g, 1, 2), nodes.length - 1) : between(g, 0, nodes.length);
        return { id: `${node.id}.${port}`, from: node.id, port, to: `n${to}` };
      }),
  );
  const goalEvent = oneOf(g, ['purchase', 'purchase', 'booking']);
  // Purchases that call in and bring purchases would go on until the limit of runs, which has its own test.
  const feedsItself = nodes.some(
    (node) => node.type === 'trigger' && 'event' in node.trigger && node.trigger.event === goalEvent,
  );
  return {
    ...emptyJourney('journey', 'generated'),
    goal: { event: goalEvent, where: generateWhere(g) },
    entry: {
      window: {
        from: oneOf(g, [null, null, startDate]),
        until: oneOf(g, [null, null, null, null, null, '2024-02-25']),
      },
      segment: oneOf(g, [null, null, generateCondition(g, 0), noRecentPurchase]),
      reentry: oneOf(g, [
        { kind: 'never' },
        { kind: feedsItself ? 'never' : 'always' },
        { kind: feedsItself ? 'never' : 'always' },
        { kind: 'after', seconds: day, from: 'entry' },
        { kind: 'after', seconds: day, from: 'exit' },
      ] as const),
      concurrent: chance(g, 50),
      holdoutPercent: oneOf(g, [0, 0, 0, 30]),
    },
    exits: {
      onGoal: chance(g, 30),
      events: oneOf(g, [[], [], ['unsubscribe'], ['purchase', 'visit']]),
      leftSegment: chance(g, 90),
      unsubscribed: chance(g, 50),
      maxDurationSeconds: oneOf(g, [hour, 2 * day, 90 * day, 90 * day]),
    },
    nodes,
    edges,
  };
}

function generateAssumptions(g: Gen): Assumptions {
  const assumptions = defaultAssumptions();
  return {
    ...assumptions,
    responses: channels.flatMap((channel) =>
      purposes.filter(() => chance(g, 90)).map((purpose) => ({ channel, purpose, response: generateResponse(g) })),
    ),
    pullForwardShare: oneOf(g, [0, 0.5, 1]),
    prices: { ...assumptions.prices, sms: 8.4 },
    quietHours: [
      ...assumptions.quietHours,
      {
        channel: 'email',
        purpose: 'advertising',
        fromSecondOfDay: 12 * hour,
        untilSecondOfDay: 13 * hour,
        liftedByNightConsent: true,
      },
      {
        channel: 'push',
        purpose: 'information',
        fromSecondOfDay: 0,
        untilSecondOfDay: 86_400,
        liftedByNightConsent: true,
      },
    ],
    frequencyCaps: chance(g, 50)
      ? [
          {
            channels: ['email', 'sms', 'push'],
            purpose: oneOf(g, [null, 'advertising']),
            times: 2,
            withinSeconds: 2 * day,
          },
        ]
      : [],
    consentYears: oneOf(g, [1, 2]),
  };
}
