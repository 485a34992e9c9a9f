import type { JourneyNode } from '../../core/journey/nodes.ts';
import type { Journey } from '../../core/journey/spec.ts';
import { purposeOf, type RandomStream, uniformAt } from '../../core/lib/random.ts';
import { holds, type Person } from './naivePerson.ts';
import { offset } from './naiveValues.ts';

export interface NaiveStep {
  time: number;
  run: number;
  nodeId: string | null;
  kind: string;
  detail: string;
}

/** One of a customer's runs through the journey; `at` null = it is over. */
export interface Run {
  number: number;
  at: JourneyNode | null;
  entry: number;
  steps: number;
  goal: boolean;
  holding: boolean;
  visit: number;
}

/** Something that is to happen; `rank` orders what falls in one second. */
export interface Plan {
  time: number;
  rank: [number, number, number];
  owner: Run | string | null;
  act: () => void;
}

export function comparePlans(a: Plan, b: Plan): number {
  return a.time - b.time || a.rank[0] - b.rank[0] || compare(a.rank[1], b.rank[1]) || a.rank[2] - b.rank[2];
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Why the customer may not enter now; null when they may. */
export function entryRefusal(
  person: Person,
  journey: Journey,
  runs: readonly Run[],
  lastExit: number | null,
  stream: RandomStream,
): string | null {
  const { entry } = journey;
  const today = new Date((person.now + offset) * 1000).toISOString().slice(0, 10);
  const last = runs.at(-1);
  const sinceOf =
    entry.reentry.kind === 'after' ? (entry.reentry.from === 'entry' ? (last?.entry ?? null) : lastExit) : null;
  let reason: string | null = null;
  if (
    (entry.window.from !== null && today < entry.window.from) ||
    (entry.window.until !== null && today > entry.window.until)
  ) {
    reason = 'outsideWindow';
  } else if (entry.segment !== null && !holds(person, entry.segment, Number.POSITIVE_INFINITY)) reason = 'notInSegment';
  else if (last !== undefined && entry.reentry.kind === 'never') reason = 'reentry';
  else if (entry.reentry.kind === 'after' && sinceOf !== null && person.now < sinceOf + entry.reentry.seconds)
    reason = 'reentry';
  else if (!entry.concurrent && runs.some((run) => run.at !== null)) reason = 'running';
  else if (uniformAt(stream, person.row, purposeOf(journey.id, 'entry', 0, 'holdout')) < entry.holdoutPercent / 100)
    reason = 'holdout';
  return reason;
}
