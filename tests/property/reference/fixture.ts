import { type Column, type CustomerRole, type Dataset, missingDay } from '../../../core/dataset/dataset.ts';
import { encodeTexts } from '../../../core/dataset/index.ts';
import type { Response } from '../../../core/journey/channels.ts';
import type { JourneyNode, NodeOf, Trigger } from '../../../core/journey/nodes.ts';
import { portsOf } from '../../../core/journey/ports.ts';
import { emptyJourney, type Journey } from '../../../core/journey/spec.ts';
import { type Assumptions, defaultAssumptions } from '../../../core/simulate/settings.ts';
import { type ReferenceRow, referenceRun } from './referenceRun.ts';
import type { SimulationInput } from './types.ts';
import { recordedEvents } from './values.ts';
import { dayOfText, midnightOf } from './zones.ts';

/* Small worlds written by hand, for what the reference interpreter is tested against itself. */

export interface TestEvent {
  at: string;
  type: string;
  value?: number;
  item?: string;
}

export interface TestCustomer {
  zone?: string;
  /** `YYYY-MM-DD` */
  date?: string;
  friend?: boolean;
  email?: string;
  events?: readonly TestEvent[];
}

export interface TestWorld {
  journeys: readonly Journey[];
  customers: readonly TestCustomer[];
  withoutJourneys?: readonly Journey[];
  zone?: string;
  startDate?: string;
  days?: number;
  assumptions?: Partial<Assumptions>;
  segments?: SimulationInput['segments'];
  predictor?: SimulationInput['predictor'];
  simulateResponses?: boolean;
  roles?: readonly CustomerRole[];
}

/** Epoch seconds of an ISO moment with its offset. */
export function moment(iso: string): number {
  const time = Date.parse(iso) / 1000;
  if (Number.isNaN(time)) throw new Error(`${iso} is no moment`);
  return time;
}

const base = (id: string) => ({ id, title: '', position: { x: 0, y: 0 } });

/** Nobody answers and everything arrives, unless told otherwise. */
export const silence: Response = {
  deliveredShare: 1,
  openShare: null,
  clickShare: 0,
  conversionShare: 0,
  unsubscribeShare: 0,
  openDelay: { scaleSeconds: 0, shape: 1 },
  clickDelay: { scaleSeconds: 0, shape: 1 },
  conversionDelay: { scaleSeconds: 0, shape: 1 },
  logHalfWidth: 0,
  source: 'assumed',
  directConversionShare: null,
};

export function trigger(what: Trigger, id = 'in'): NodeOf<'trigger'> {
  return { ...base(id), type: 'trigger', trigger: what };
}

export function onEvent(event: string, id = 'in'): NodeOf<'trigger'> {
  return trigger({ kind: 'event', event, where: [], nth: null, withinSeconds: null }, id);
}

export function message(id: string, change: Partial<NodeOf<'message'>> = {}): NodeOf<'message'> {
  return {
    ...base(id),
    type: 'message',
    channel: 'email',
    purpose: 'information',
    content: { subject: '', preheader: '', body: '', buttons: [] },
    nightPolicy: 'wait',
    onSuppressed: 'continue',
    fallback: null,
    response: silence,
    offer: null,
    kakao: null,
    ...change,
  };
}

export function wait(id: string, seconds: number): NodeOf<'wait'> {
  return { ...base(id), type: 'wait', wait: { kind: 'duration', waitSeconds: seconds } };
}

/** A node of any type from its own fields. */
export function node<N extends JourneyNode>(id: string, fields: Omit<N, 'id' | 'title' | 'position'>): N {
  return { ...base(id), ...fields } as N;
}

/** A journey whose nodes follow one another by their first ports; `links` add edges `from.port` → node. */
export function journey(
  nodes: readonly JourneyNode[],
  change: Partial<Journey> = {},
  links: Record<string, string> = {},
): Journey {
  const chain = nodes.slice(0, -1).flatMap((from, index) => {
    const port = portsOf(from)[0];
    if (port === undefined || `${from.id}.${port}` in links) return [];
    return [{ id: `${from.id}.${port}`, from: from.id, port, to: nodes[index + 1]!.id }];
  });
  const added = Object.entries(links).map(([place, to]) => {
    const [from, port] = place.split('.') as [string, string];
    return { id: place, from, port, to };
  });
  const plain = emptyJourney(change.id ?? 'journey', '');
  return {
    ...plain,
    entry: { ...plain.entry, reentry: { kind: 'always' }, concurrent: true },
    nodes: [...nodes],
    edges: [...chain, ...added],
    ...change,
  };
}

function datasetOf(customers: readonly TestCustomer[], zone: string, roles: readonly CustomerRole[]): Dataset {
  const events = customers.map((one) =>
    (one.events ?? []).map((event) => ({ ...event, time: moment(event.at) })).sort((a, b) => a.time - b.time),
  );
  const all = events.flat();
  const types = [...new Set(all.map((event) => event.type))];
  const items = [...new Set(all.map((event) => event.item ?? ''))];
  const attributes: Column[] = [
    { kind: 'text', name: 'zone', ...encodeTexts(customers.map((one) => one.zone ?? '')) },
    { kind: 'text', name: 'email', ...encodeTexts(customers.map((one) => one.email ?? '')) },
    {
      kind: 'date',
      name: 'date',
      values: Int32Array.from(customers, (one) => (one.date === undefined ? missingDay : dayOfText(one.date))),
    },
    {
      kind: 'boolean',
      name: 'kakaoFriend',
      values: Uint8Array.from(customers, (one) => (one.friend === undefined ? 2 : Number(one.friend))),
    },
  ];
  return {
    hash: '',
    zone,
    synthetic: false,
    customerCount: customers.length,
    ids: encodeTexts(customers.map((_, row) => `c${row}`)),
    attributes,
    roles: Object.fromEntries(['zone', ...roles].map((role) => [role, role])),
    events: {
      types,
      offsets: Uint32Array.from([0, ...events.map((_, row) => events.slice(0, row + 1).flat().length)]),
      typeCodes: Uint16Array.from(all, (event) => types.indexOf(event.type)),
      times: Float64Array.from(all, (event) => event.time),
      values: Float64Array.from(all, (event) => event.value ?? Number.NaN),
      properties: [
        {
          kind: 'category',
          name: 'item',
          labels: items,
          codes: Uint32Array.from(all, (event) => (event.item === undefined ? 0 : items.indexOf(event.item) + 1)),
        },
      ],
    },
    span: null,
  };
}

/** One replication of a world: each customer's arm with, and arm without. */
export function runWorld(world: TestWorld): { with: ReferenceRow; without: ReferenceRow }[] {
  const { zone = 'Asia/Seoul', startDate = '2024-03-01', days = 7 } = world;
  const dataset = datasetOf(world.customers, zone, world.roles ?? []);
  const startTime = midnightOf(zone, dayOfText(startDate));
  const endTime = midnightOf(zone, dayOfText(startDate) + days);
  const input: SimulationInput = {
    journeys: world.journeys,
    withoutJourneys: world.withoutJourneys ?? [],
    dataset,
    assumptions: { ...defaultAssumptions(), frequencyCaps: [], quietHours: [], responses: [], ...world.assumptions },
    request: {
      mode: 'replay',
      startDate,
      days,
      replications: 1,
      seed: 1,
      simulateResponses: world.simulateResponses ?? true,
    },
    startTime,
    endTime,
    segments: world.segments ?? {},
    predictor: world.predictor ?? null,
  };
  const inWindow = (row: number) =>
    recordedEvents(dataset, row).filter((event) => event.time >= startTime && event.time < endTime);
  return referenceRun(input, inWindow).replications[0]!.rows;
}

/** Moments (UTC, to the second) of a customer's steps of one kind. */
export function momentsOf(row: ReferenceRow, kind: string, detail?: string): string[] {
  return row.steps
    .filter((step) => step.kind === kind && (detail === undefined || step.detail === detail))
    .map((step) => new Date(step.time * 1000).toISOString().replace('.000Z', 'Z'));
}

/** Sum of a count over all customers, in the arm with. */
export function total(rows: readonly { with: ReferenceRow }[], key: string): number {
  return rows.reduce((sum, row) => sum + (row.with.counts.get(key) ?? 0), 0);
}
