import * as fc from 'fast-check';
import { channels, purposes } from '../../../core/journey/channels.ts';
import {
  type JourneyNode,
  kakaoMessageTypes,
  type NodeOf,
  templateStatuses,
  type Trigger,
} from '../../../core/journey/nodes.ts';
import { acceptsEdges, portsOf } from '../../../core/journey/ports.ts';
import { emptyJourney, type Journey, type JourneyEdge } from '../../../core/journey/spec.ts';
import { type Condition, eventMeasures, messageStates, type ValueTest } from '../../../core/segment/condition.ts';

const text = fc.oneof(
  fc.constantFrom('', '구매', 'purchase', '#{이름}님', '(광고) 안내'),
  fc.string({ maxLength: 12 }),
);
const name = fc.constantFrom('visit', 'cart', 'purchase', 'tier', '생일');
const seconds = fc.integer({ min: 0, max: 10_000_000 });
const secondOfDay = fc.integer({ min: 0, max: 86_399 });
const weekday = fc.integer({ min: 1, max: 7 });
const date = fc
  .tuple(fc.integer({ min: 2020, max: 2030 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
// a negative zero is a zero in JSON
const coordinate = fc.double({ min: -5000, max: 5000, noNaN: true }).map((value) => value + 0);

const valueTest: fc.Arbitrary<ValueTest> = fc.oneof(
  fc.record({
    compare: fc.constantFrom('is' as const, 'isNot' as const),
    value: fc.oneof(text, fc.integer(), fc.boolean()),
  }),
  fc.record({ compare: fc.constantFrom('in' as const, 'notIn' as const), values: fc.array(text, { maxLength: 3 }) }),
  fc.record({ compare: fc.constantFrom('greater' as const, 'atMost' as const), value: fc.integer() }),
  fc.record({ compare: fc.constant('between' as const), from: fc.integer(), to: fc.integer() }),
  fc.record({ compare: fc.constantFrom('isSet' as const, 'isTrue' as const) }),
  fc.record({ compare: fc.constant('withinLast' as const), seconds }),
);
const where = fc.array(fc.record({ property: name, test: valueTest }), { maxLength: 2 });
const span = fc.oneof(
  fc.constant({ kind: 'ever' as const }),
  fc.record({ kind: fc.constant('last' as const), seconds: fc.integer({ min: 1, max: 10_000_000 }) }),
  fc.record({
    kind: fc.constant('between' as const),
    fromSeconds: fc.integer({ min: 1, max: 10_000_000 }),
    toSeconds: seconds,
  }),
  fc.constant({ kind: 'sinceEntry' as const }),
);
const eventTest = fc.record({ event: name, where });

export const condition: fc.Arbitrary<Condition> = fc.letrec<{ any: Condition }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constant('tag' as const), tag: text }),
    fc.record({ kind: fc.constant('attribute' as const), attribute: name, test: valueTest }),
    fc.record({
      kind: fc.constant('event' as const),
      event: name,
      where,
      count: fc.record({ compare: fc.constantFrom('atLeast' as const, 'exactly' as const), times: fc.nat(5) }),
      span,
    }),
    fc.record({
      kind: fc.constant('message' as const),
      state: fc.constantFrom(...messageStates),
      nodeId: fc.option(fc.constantFrom('n0', 'n1', 'gone')),
      span,
    }),
    fc.record({
      kind: fc.constant('eventMeasure' as const),
      event: name,
      where,
      span,
      measure: fc.constantFrom(...eventMeasures),
      property: name,
      test: valueTest,
    }),
    fc.record({
      kind: fc.constant('followed' as const),
      first: eventTest,
      next: eventTest,
      withinSeconds: seconds,
      span,
      followed: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('segment' as const), segmentId: text }),
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('any'), { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('not' as const), of: tie('any') }),
  ),
})).any;

const trigger: fc.Arbitrary<Trigger> = fc.oneof(
  fc.record({
    kind: fc.constant('event' as const),
    event: name,
    where,
    nth: fc.option(fc.integer({ min: 1, max: 9 })),
    withinSeconds: fc.option(fc.integer({ min: 1, max: 9_000_000 })),
  }),
  fc.record({
    kind: fc.constant('absence' as const),
    event: name,
    where,
    absentEvent: name,
    afterSeconds: seconds,
    restart: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('inactivity' as const),
    events: fc.array(name, { maxLength: 3 }),
    afterSeconds: seconds,
  }),
  fc.record({
    kind: fc.constant('date' as const),
    attribute: name,
    offsetDays: fc.integer({ min: -30, max: 30 }),
    secondOfDay,
    repeat: fc.constantFrom('yearly' as const, 'once' as const),
  }),
  fc.record({
    kind: fc.constant('schedule' as const),
    schedule: fc.oneof(
      fc.record({ kind: fc.constant('once' as const), date, secondOfDay }),
      fc.record({
        kind: fc.constant('weekly' as const),
        weekdays: fc.uniqueArray(weekday),
        secondOfDay,
      }),
      fc.record({ kind: fc.constant('cron' as const), expression: text }),
    ),
    segment: condition,
  }),
  fc.record({ kind: fc.constant('sequence' as const), first: eventTest, next: eventTest, withinSeconds: seconds }),
  fc.record({ kind: fc.constant('segment' as const), segment: condition }),
  fc.record({
    kind: fc.constant('predicted' as const),
    quantity: fc.oneof(
      fc.record({
        kind: fc.constant('nextPurchase' as const),
        offsetDays: fc.integer({ min: -9, max: 9 }),
        secondOfDay,
      }),
      fc.record({ kind: fc.constant('churnRisk' as const), above: fc.constantFrom(0.1, 0.5, 0.9) }),
    ),
  }),
  fc.record({
    kind: fc.constant('item' as const),
    event: name,
    where,
    relation: name,
    property: name,
    withinSeconds: fc.option(fc.integer({ min: 1, max: 9_000_000 })),
  }),
  fc.record({ kind: fc.constant('manual' as const), assumedDailyShare: fc.constantFrom(0, 0.25, 1) }),
);

const fallback: fc.Arbitrary<NodeOf<'message'>['fallback']> = fc.option(
  fc.record({ channel: fc.constantFrom('sms' as const, 'lms' as const), body: text }),
);

function messageWithId(id: string): fc.Arbitrary<NodeOf<'message'>> {
  return fc.record({
    id: fc.constant(id),
    title: text,
    position: fc.record({ x: coordinate, y: coordinate }),
    type: fc.constant('message' as const),
    channel: fc.constantFrom(...channels),
    purpose: fc.constantFrom(...purposes, null),
    content: fc.record({
      subject: text,
      preheader: text,
      body: text,
      buttons: fc.array(fc.record({ label: text, url: text }), { maxLength: 2 }),
    }),
    nightPolicy: fc.constantFrom('wait' as const, 'skip' as const),
    onSuppressed: fc.constantFrom('continue' as const, 'exit' as const),
    fallback,
    response: fc.constant(null),
    offer: fc.option(
      fc.record({ label: text, costWon: fc.nat(5000), discountPercent: fc.integer({ min: 0, max: 100 }) }),
    ),
    kakao: fc.option(
      fc.record({
        templateCode: text,
        templateStatus: fc.constantFrom(...templateStatuses),
        messageType: fc.constantFrom(...kakaoMessageTypes),
        targeting: fc.constantFrom('I' as const, 'N' as const, 'M' as const, 'F' as const),
      }),
    ),
  });
}

const portIds = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 });

const awaited = (id: string) =>
  fc.oneof(
    fc.record({ id: fc.constant(id), label: text, kind: fc.constant('event' as const), event: name, where }),
    fc.record({ id: fc.constant(id), label: text, kind: fc.constant('segment' as const), segment: condition }),
  );

/** A node of any kind under the given id. Jumps have no target yet: only a journey knows where they may lead. */
export function nodeWithId(id: string): fc.Arbitrary<JourneyNode> {
  const base = { id: fc.constant(id), title: text, position: fc.record({ x: coordinate, y: coordinate }) };
  const of = <Type extends string>(type: Type) => ({ ...base, type: fc.constant(type) });
  const kinds: fc.Arbitrary<JourneyNode>[] = [
    fc.record({ ...of('trigger' as const), trigger }),
    fc.record({
      ...of('wait' as const),
      wait: fc.oneof(
        fc.record({ kind: fc.constant('duration' as const), waitSeconds: seconds }),
        fc.record({ kind: fc.constant('untilLocal' as const), secondOfDay, weekdays: fc.uniqueArray(weekday) }),
        fc.record({
          kind: fc.constant('untilDate' as const),
          attribute: name,
          offsetDays: fc.integer({ min: -9, max: 9 }),
          secondOfDay,
        }),
        fc.record({ kind: fc.constant('bestHour' as const), withinSeconds: seconds }),
      ),
    }),
    fc.record({
      ...of('waitFor' as const),
      event: name,
      where,
      timeoutSeconds: seconds,
      segment: fc.option(condition, { nil: null }),
      others: portIds.chain((ids) => fc.tuple(...ids.map(awaited))),
    }),
    fc.record({ ...of('filter' as const), condition }),
    fc.record({
      ...of('branch' as const),
      branches: portIds.chain((ids) =>
        fc.tuple(...ids.map((branch) => fc.record({ id: fc.constant(branch), label: text, condition }))),
      ),
    }),
    fc.record({
      ...of('split' as const),
      arms: portIds.map((ids) => ids.map((arm) => ({ id: arm, label: arm, weightPercent: 100 / ids.length }))),
    }),
    messageWithId(id),
    fc.record({
      ...of('update' as const),
      changes: fc.array(
        fc.oneof(
          fc.record({ kind: fc.constant('setAttribute' as const), attribute: name, value: text }),
          fc.record({ kind: fc.constantFrom('addTag' as const, 'removeTag' as const), tag: text }),
          fc.record({ kind: fc.constant('addPoints' as const), points: fc.integer({ min: -500, max: 500 }) }),
        ),
        { maxLength: 3 },
      ),
    }),
    fc.record({ ...of('goal' as const), endsRun: fc.boolean() }),
    fc.record(of('exit' as const)),
    fc.record({ ...of('note' as const), text }),
    fc.record({
      ...of('experiment' as const),
      arms: portIds.map((ids) =>
        ids.map((arm, place) => ({
          id: arm,
          label: arm,
          weightPercent: 100 / ids.length,
          isControl: place === 0,
        })),
      ),
      metric: fc.constantFrom('goal' as const, 'click' as const, 'conversion' as const),
      winnerAfterDays: fc.option(fc.integer({ min: 1, max: 30 }), { nil: null }),
    }),
    fc.record({
      ...of('gate' as const),
      passes: fc.nat(100),
      per: fc.constantFrom('hour' as const, 'day' as const, 'week' as const, 'window' as const),
    }),
    fc.record({
      ...of('audience' as const),
      action: fc.constantFrom('add' as const, 'remove' as const),
      audience: text,
      platform: fc.constantFrom('meta' as const, 'google' as const, 'kakao' as const, 'naver' as const),
    }),
    fc.record({
      ...of('survey' as const),
      question: text,
      answers: portIds.map((ids) => ids.map((answer) => ({ id: answer, label: answer, sharePercent: 10 }))),
      answerSeconds: seconds,
      timeoutSeconds: seconds,
    }),
    fc.record({
      ...of('webhook' as const),
      url: text,
      method: fc.constantFrom('POST' as const, 'PUT' as const, 'GET' as const),
      body: text,
    }),
    fc.record({ ...of('goTo' as const), target: fc.constant('') }),
  ];
  return fc.oneof(...kinds);
}

/** A well-formed journey of up to eight nodes, edges at random ports, incomplete and odd settings included. */
export const journey: fc.Arbitrary<Journey> = fc
  .nat(8)
  .chain((count) =>
    fc.record({
      nodes: fc.tuple(...Array.from({ length: count }, (_, index) => nodeWithId(`n${index}`))),
      choices: fc.array(fc.nat(1000), { minLength: 60, maxLength: 60 }),
      settings: fc.record({
        name: fc.string({ minLength: 1, maxLength: 20 }),
        description: text,
        priority: fc.integer({ min: -5, max: 5 }),
        goal: fc.record({ event: name, where }),
        segment: fc.option(condition),
        holdoutPercent: fc.integer({ min: 0, max: 100 }),
        limits: fc.record({
          entriesTotal: fc.option(fc.nat(1000)),
          entriesPerDay: fc.option(fc.nat(1000)),
          sendsPerHour: fc.option(fc.integer({ min: 1, max: 1000 })),
          budgetWon: fc.option(fc.nat(100_000)),
        }),
        muted: fc.array(fc.record({ code: name, nodeId: fc.option(fc.constant('n0')), reason: text }), {
          maxLength: 2,
        }),
      }),
    }),
  )
  .map(({ nodes: targetless, choices, settings }) => {
    const nodes = targetless.map((node, index) => withTarget(node, targetless, choices[index]!));
    const { segment, holdoutPercent, ...rest } = settings;
    const base = emptyJourney('journey-1', settings.name);
    return {
      ...base,
      ...rest,
      entry: { ...base.entry, segment, holdoutPercent },
      nodes,
      edges: randomEdges(nodes, choices),
    };
  });

function withTarget(node: JourneyNode, nodes: readonly JourneyNode[], choice: number): JourneyNode {
  if (node.type !== 'goTo') return node;
  const targets = nodes.filter((other) => other.id !== node.id && acceptsEdges(other));
  return { ...node, target: targets[choice % (targets.length + 1)]?.id ?? '' };
}

function randomEdges(nodes: readonly JourneyNode[], choices: readonly number[]): JourneyEdge[] {
  let next = 0;
  return nodes.flatMap((node) =>
    portsOf(node).flatMap((port) => {
      const choice = choices[next++ % choices.length]!;
      const targets = nodes.filter((other) => other.id !== node.id && acceptsEdges(other));
      const target = targets[choice % (targets.length + 1)];
      return target ? [{ id: `e${next}`, from: node.id, port, to: target.id }] : [];
    }),
  );
}
