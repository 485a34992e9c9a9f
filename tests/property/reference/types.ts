import type { Dataset } from '../../../core/dataset/dataset.ts';
import type { Channel, Purpose, Response } from '../../../core/journey/channels.ts';
import type { JourneyNode, NodeOf } from '../../../core/journey/nodes.ts';
import type { Journey } from '../../../core/journey/spec.ts';
import type { RandomStream } from '../../../core/lib/random.ts';
import type { Predictor } from '../../../core/models/predictor.ts';
import type { Condition } from '../../../core/segment/condition.ts';
import type { RunRequest } from '../../../core/simulate/request.ts';
import type { Assumptions } from '../../../core/simulate/settings.ts';
import type { NaiveEvent, Value } from './values.ts';

export interface SimulationInput {
  /** Journeys of the arm with; the first is the one under study. */
  readonly journeys: readonly Journey[];
  readonly withoutJourneys: readonly Journey[];
  readonly dataset: Dataset;
  readonly assumptions: Assumptions;
  readonly request: RunRequest;
  readonly startTime: number;
  readonly endTime: number;
  readonly segments: Readonly<Record<string, Condition>>;
  readonly predictor: Predictor | null;
}

export interface NaiveStep {
  time: number;
  /** Null for the customer's own events. */
  journeyId: string | null;
  run: number;
  nodeId: string | null;
  kind: string;
  detail: string;
}

/** One of a customer's runs through a journey; `at` null = it is over. */
export interface Run {
  customer: Customer;
  course: Course;
  number: number;
  at: JourneyNode | null;
  /** Where a walking run goes next. */
  next: JourneyNode | null;
  isWalking: boolean;
  entry: number;
  steps: number;
  goal: boolean;
  /** What the message at which the run stands waits for. */
  holding: 'quietHours' | 'pacing' | null;
  /** The moment of the place that a message waits for in the pace's queue. */
  place: number | null;
  /** Coming to the node at which the run stands, counted over all runs of the customer. */
  visit: number;
}

export interface Sent {
  order: number;
  run: Run;
  node: NodeOf<'message'>;
  channel: Channel;
  purpose: Purpose;
  response: Response | null;
  /** `fallback.` before the names of a fallback's draws. */
  prefix: string;
  visit: number;
  /** Odds of opening and of unsubscribing are multiplied by the exponential of these. */
  pressure: number;
  times: Partial<Record<'sent' | 'delivered' | 'opened' | 'clicked' | 'converted', number>>;
}

/** Something that is to happen to a customer; `order` says what comes first within a second. */
export interface Plan {
  time: number;
  order: readonly number[];
  owner: Run | string | null;
  act: () => void;
}

/** A journey in one arm of one replication, with everything that its customers share. */
export interface Course {
  journey: Journey;
  rank: number;
  /** Nodes without notes, in the order of the spec. */
  nodes: readonly JourneyNode[];
  /** Put before the keys of its counts; null = what it counts is not reported. */
  prefix: string;
  entriesByDay: Map<number, number>;
  gatePasses: Map<string, number>;
  sendsByHour: Map<number, number>;
  spentWon: number;
  arms: { nodeId: string; armId: string; run: Run; time: number; order: number }[];
  successes: { metric: 'goal' | 'click' | 'conversion'; run: Run; time: number; order: number }[];
}

export interface Customer {
  arm: Arm;
  row: number;
  zone: string;
  now: number;
  history: readonly NaiveEvent[];
  /** Everything that has happened so far, history first. */
  happened: NaiveEvent[];
  /** The baseline that has not been processed. */
  future: NaiveEvent[];
  /** Baseline events that a conversion has brought forward. */
  gone: Set<NaiveEvent>;
  sends: Sent[];
  pressure: { before: number; time: number } | null;
  overlay: Map<string, Value>;
  tags: Set<string>;
  /** `channel purpose` of everything that the customer has unsubscribed from. */
  optedOut: Set<string>;
  plans: Plan[];
  runs: Run[];
  lastExits: Map<Course, number>;
  visits: Map<string, number>;
  /** What triggers remember, by journey and node. */
  memory: Map<string, TriggerMemory>;
  seen: Set<string>;
  counts: Map<string, number>;
  steps: NaiveStep[];
}

export interface TriggerMemory {
  clock: number | null;
  /** Matching events that count towards the nth, and the last first event of a sequence. */
  times: number[];
  first: number | null;
  wasTrue: boolean;
}

/** One arm of one replication: all its customers at once. */
export interface Arm {
  name: 'with' | 'without';
  input: SimulationInput;
  replication: number;
  stream: RandomStream;
  /** In order of rank. */
  courses: readonly Course[];
  study: Journey;
  customers: Customer[];
  /** Counts everything that is ordered between customers. */
  sequence: number;
  firstDay: number;
}
