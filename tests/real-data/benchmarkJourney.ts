import { alone } from '../fixtures/alone.ts';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { encodeTexts } from '../../core/dataset/index.ts';
import type { Response } from '../../core/journey/channels.ts';
import type { JourneyNode } from '../../core/journey/nodes.ts';
import { emptyJourney, type Journey } from '../../core/journey/spec.ts';
import {
  createStream,
  createSubStream,
  domains,
  nextUniform,
  openSubStream,
  purposeOf,
} from '../../core/lib/random.ts';
import type { Condition } from '../../core/segment/condition.ts';
import { type ProgramInput, windowOf } from '../../core/simulate/index.ts';
import { defaultAssumptions } from '../../core/simulate/settings.ts';
import { pushEvent, type World } from '../../core/simulate/world.ts';

const hour = 3600;
const day = 24 * hour;
const cart = 0;
const purchase = 1;

/** The benchmark journey of ../shared/data/reference/journey_spec.md over `customers` people, as a spec. */
export function benchmarkInput(customers: number): ProgramInput {
  const request = {
    mode: 'forecast' as const,
    startDate: '2026-03-01',
    days: 30,
    replications: 1,
    seed: 7,
    simulateResponses: true,
  };
  const dataset: Dataset = {
    hash: '',
    zone: 'Asia/Seoul',
    synthetic: true,
    customerCount: customers,
    ids: encodeTexts([]),
    attributes: [
      // 60 % by row: who is eligible has nothing to do with any draw.
      {
        kind: 'boolean',
        name: 'eligible',
        values: Uint8Array.from({ length: customers }, (_, row) => (row % 10 < 6 ? 1 : 0)),
      },
    ],
    roles: {},
    events: {
      types: ['cart_abandon', 'purchase'],
      offsets: new Uint32Array(customers + 1),
      typeCodes: new Uint16Array(0),
      times: new Float64Array(0),
      values: new Float64Array(0),
      properties: [],
    },
    span: null,
  };
  // the published journey knows no fatigue
  const pressure = { tauSeconds: day, openLogOddsPerUnit: 0, unsubscribeLogOddsPerUnit: 0 };
  const assumptions = { ...defaultAssumptions(), pullForwardShare: 0, pressure };
  return { ...alone(benchmarkJourney()), dataset, assumptions, request, ...windowOf('Asia/Seoul', request) };
}

/** Carts at 0.1 a day; from the first on one organic purchase after an exponential time with hazard 0.01 a day. */
export function benchmarkWorld({ startTime, endTime, request }: ProgramInput): World {
  const horizon = endTime - startTime;
  const sub = createSubStream();
  const address = purposeOf('benchmark', 'events');
  let replicationOf = -1;
  let stream = createStream(request.seed, 0, domains.baseline);
  return {
    startTime,
    fill(row, replication, into) {
      if (replication !== replicationOf) stream = createStream(request.seed, replication, domains.baseline);
      replicationOf = replication;
      into.count = 0;
      openSubStream(sub, stream, row, address);
      const next = (perDay: number) => (-Math.log(nextUniform(sub)) * day) / perDay;
      let time = next(0.1);
      let organic = time + next(0.01);
      while (time < horizon) {
        if (organic < time) {
          pushEvent(into, Math.floor(organic), purchase, 40_000, -1);
          organic = Number.POSITIVE_INFINITY;
        }
        pushEvent(into, Math.floor(time), cart, Number.NaN, -1);
        time += next(0.1);
      }
      if (organic < horizon) pushEvent(into, Math.floor(organic), purchase, 40_000, -1);
    },
  };
}

const exponential = (hours: number) => ({ scaleSeconds: hours * hour, shape: 1 });

function response(shares: Pick<Response, 'deliveredShare' | 'openShare' | 'clickShare' | 'conversionShare'>): Response {
  return {
    ...shares,
    unsubscribeShare: 0,
    openDelay: exponential(4),
    clickDelay: exponential(shares.openShare === null ? 2 : 1 / 6),
    conversionDelay: exponential(6),
    logHalfWidth: 0,
    directConversionShare: null,
    source: 'measured',
  };
}

const converted: Condition = {
  kind: 'event',
  event: 'purchase',
  where: [],
  count: { compare: 'atLeast', times: 1 },
  span: { kind: 'sinceEntry' },
};

function benchmarkJourney(): Journey {
  const at = (id: string) => ({ id, title: '', position: { x: 0, y: 0 } });
  const wait = (id: string, hours: number): JourneyNode => ({
    ...at(id),
    type: 'wait',
    wait: { kind: 'duration', waitSeconds: hours * hour },
  });
  const branch = (id: string): JourneyNode => ({
    ...at(id),
    type: 'branch',
    branches: [{ id: 'converted', label: '', condition: converted }],
  });
  const message = (id: string, channel: 'email' | 'sms', answers: Response): JourneyNode => ({
    ...at(id),
    type: 'message',
    channel,
    purpose: 'information',
    content: { subject: '', preheader: '', body: '', buttons: [] },
    nightPolicy: 'wait',
    onSuppressed: 'continue',
    offer: null,
    kakao: null,
    fallback: null,
    response: answers,
  });
  const nodes: JourneyNode[] = [
    {
      ...at('cart'),
      type: 'trigger',
      trigger: { kind: 'event', event: 'cart_abandon', where: [], nth: null, withinSeconds: null },
    },
    wait('hour', 1),
    branch('early'),
    {
      ...at('eligible'),
      type: 'filter',
      condition: { kind: 'attribute', attribute: 'eligible', test: { compare: 'isTrue' } },
    },
    {
      ...at('split'),
      type: 'split',
      arms: [
        { id: 'a', label: 'A', weightPercent: 50 },
        { id: 'b', label: 'B', weightPercent: 50 },
      ],
    },
    message(
      'emailA',
      'email',
      response({ deliveredShare: 1, openShare: 0.25, clickShare: 0.12, conversionShare: 0.08 }),
    ),
    message('emailB', 'email', response({ deliveredShare: 1, openShare: 0.3, clickShare: 0.1, conversionShare: 0.09 })),
    wait('dayLater', 24),
    branch('late'),
    message('sms', 'sms', response({ deliveredShare: 0.97, openShare: null, clickShare: 0.05, conversionShare: 0.1 })),
    wait('threeDays', 72),
    { ...at('end'), type: 'exit' },
  ];
  const links = [
    ['cart', 'next', 'hour'],
    ['hour', 'next', 'early'],
    ['early', 'converted', 'end'],
    ['early', 'else', 'eligible'],
    ['eligible', 'passed', 'split'],
    ['split', 'a', 'emailA'],
    ['split', 'b', 'emailB'],
    ['emailA', 'next', 'dayLater'],
    ['emailB', 'next', 'dayLater'],
    ['dayLater', 'next', 'late'],
    ['late', 'converted', 'end'],
    ['late', 'else', 'sms'],
    ['sms', 'next', 'threeDays'],
    ['threeDays', 'next', 'end'],
  ] as const;
  const edges = links.map(([from, port, to]) => ({ id: `${from}.${port}`, from, port, to }));
  return { ...emptyJourney('benchmark', 'Benchmark'), nodes, edges };
}
