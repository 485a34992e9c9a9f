import { alone } from '../../fixtures/alone.ts';
import { createHash } from 'node:crypto';
import type { CustomerRole, Dataset } from '../../../core/dataset/dataset.ts';
import { buildDataset, type DatasetRows } from '../../../core/dataset/index.ts';
import type { JourneyNode, NodeOf } from '../../../core/journey/nodes.ts';
import type { Predictor } from '../../../core/models/index.ts';
import { emptyJourney, type Journey } from '../../../core/journey/spec.ts';
import {
  compileProgram,
  type ProgramInput,
  replayWorld,
  runSlice,
  traceCustomer,
  windowOf,
} from '../../../core/simulate/index.ts';
import { type Assumptions, defaultAssumptions } from '../../../core/simulate/settings.ts';

export const hour = 3600;
export const day = 24 * hour;

/** Journeys over a window of recorded events. */
interface Course {
  startDate: string;
  days: number;
  nodes: JourneyNode[];
  /** `from.port > to` */
  edges: string[];
  journey?: Partial<Journey>;
  assumptions?: Partial<Assumptions>;
  simulateResponses?: boolean;
  predictor?: Predictor | null;
}

interface Scenario extends Course {
  zone?: string;
  customers: { id: string; attributes?: Record<string, string | number | boolean> }[];
  /** Customer, event type, moment (ISO with offset), amount. */
  events: [customer: string, type: string, moment: string, value?: number][];
  roles?: Partial<Record<CustomerRole, string>>;
  kinds?: Record<string, 'date' | 'time' | 'text'>;
}

export function digest(chunks: Iterable<Uint8Array>): string {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

export const node = (id: string) => ({ id, title: '', position: { x: 0, y: 0 } });

export function onEvent(id: string, event: string): NodeOf<'trigger'> {
  return { ...node(id), type: 'trigger', trigger: { kind: 'event', event, where: [], nth: null, withinSeconds: null } };
}

export function message(id: string, more: Partial<NodeOf<'message'>> = {}): NodeOf<'message'> {
  return {
    ...node(id),
    type: 'message',
    channel: 'email',
    purpose: 'information',
    content: { subject: '', preheader: '', body: '', buttons: [] },
    nightPolicy: 'wait',
    onSuppressed: 'continue',
    fallback: null,
    response: null,
    offer: null,
    kakao: null,
    ...more,
  };
}

export function waitSeconds(id: string, seconds: number): NodeOf<'wait'> {
  return { ...node(id), type: 'wait', wait: { kind: 'duration', waitSeconds: seconds } };
}

/** The data of a scenario. */
function dataOf(scenario: Scenario): Dataset {
  const rows: DatasetRows = {
    customers: scenario.customers,
    events: scenario.events.map(([customerId, type, moment, value]) => ({
      customerId,
      type,
      time: Date.parse(moment) / 1000,
      value,
    })),
  };
  const options = {
    zone: scenario.zone ?? 'Asia/Seoul',
    roles: scenario.roles ?? {},
    attributeKinds: scenario.kinds ?? {},
  };
  return buildDataset(rows, options, digest);
}

/** Runs a scenario once over its recorded events; see `playOn`. */
export function play(scenario: Scenario) {
  return playOn(dataOf(scenario), scenario);
}

/** Runs a journey once over a dataset; counts by key, and a customer's steps as `time kind node detail` in UTC. */
export function playOn(dataset: Dataset, scenario: Course) {
  const edges = scenario.edges.map((text, index) => {
    const [start, to] = text.split(' > ');
    const [from, port] = start!.split('.');
    return { id: String(index), from: from!, port: port ?? 'next', to: to! };
  });
  const request = {
    mode: 'replay' as const,
    startDate: scenario.startDate,
    days: scenario.days,
    replications: 1,
    seed: 1,
    simulateResponses: scenario.simulateResponses ?? false,
  };
  const input: ProgramInput = {
    ...alone({ ...emptyJourney('scenario', 'Scenario'), nodes: scenario.nodes, edges, ...scenario.journey }),
    dataset,
    assumptions: { ...defaultAssumptions(), ...scenario.assumptions },
    request,
    ...windowOf(dataset.zone, request),
    predictor: scenario.predictor ?? null,
  };
  const program = compileProgram(input);
  const world = replayWorld(dataset, input.startTime, input.endTime);
  const slice = { fromRow: 0, toRow: dataset.customerCount, fromReplication: 0, toReplication: 1 };
  const [counts] = runSlice(program, world, slice).replications;
  return {
    count: (key: string) => counts![program.layout.indexOf(key)!]!,
    keys: program.layout.keys,
    trace: (row: number) =>
      traceCustomer(program, world, row, 0).map(({ time, kind, nodeId, params }) => {
        const detail = params.reason ?? params.port ?? params.channel ?? '';
        return [new Date(time * 1000).toISOString().slice(0, 16), kind, nodeId ?? '', detail].join(' ').trim();
      }),
    steps: (row: number) => traceCustomer(program, world, row, 0),
  };
}
