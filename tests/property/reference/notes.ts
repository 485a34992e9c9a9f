import { uniformAt, purposeOf } from '../../../core/lib/random.ts';
import type { Course, Customer, Plan, Run, TriggerMemory } from './types.ts';
import { matches, type NaiveEvent } from './values.ts';
import { localDay } from './zones.ts';

/* What every part of the interpreter does: count, note a step, plan, draw. */

export function count(customer: Customer, course: Course, key: string, by = 1): void {
  countKey(customer, course.prefix + key, by);
}

export function countKey(customer: Customer, key: string, by = 1): void {
  customer.counts.set(key, (customer.counts.get(key) ?? 0) + by);
}

/** Counts a refusal, a suppression or an exit, in all and on its day. */
export function countReason(customer: Customer, course: Course, key: string): void {
  count(customer, course, key);
  countKey(customer, byDay + course.prefix + key + `|${reportDay(customer, customer.now)}`);
}

/** Stands before the keys of what is counted by day for a reason. */
export const byDay = 'byDay ';

/** Counts the first time that something is seen of the customer. */
export function countOnce(customer: Customer, course: Course, key: string): void {
  if (customer.seen.has(course.prefix + key)) return;
  customer.seen.add(course.prefix + key);
  count(customer, course, key);
}

export function note(
  customer: Customer,
  where: { course: Course | null; run: Run | null; nodeId: string | null },
  kind: string,
  detail: string | number = '',
): void {
  customer.steps.push({
    time: customer.now,
    journeyId: where.course?.journey.id ?? null,
    run: where.run?.number ?? 0,
    nodeId: where.nodeId,
    kind,
    detail: String(detail),
  });
}

/** A step of a run at the node where it stands. */
export function noteRun(run: Run, kind: string, detail: string | number = ''): void {
  note(run.customer, { course: run.course, run, nodeId: run.at!.id }, kind, detail);
}

export function plan(customer: Customer, time: number, order: Plan['order'], owner: Plan['owner'], act: () => void) {
  if (time < customer.arm.input.endTime) customer.plans.push({ time, order, owner, act });
}

export function cancel(customer: Customer, owner: Run | string): void {
  customer.plans = customer.plans.filter((one) => one.owner !== owner);
}

export function comparePlans(a: Plan, b: Plan): number {
  if (a.time !== b.time) return a.time - b.time;
  for (let place = 0; place < Math.max(a.order.length, b.order.length); place++) {
    const [one, other] = [a.order[place] ?? 0, b.order[place] ?? 0];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

export function draw(customer: Customer, course: Course, nodeId: string, visit: number, name: string): number {
  return uniformAt(customer.arm.stream, customer.row, purposeOf(course.journey.id, nodeId, visit, name));
}

/** Day of the report: the customer's own, held inside the window. */
export function reportDay(customer: Customer, time: number): number {
  const day = localDay(customer.zone, time) - customer.arm.firstDay;
  return Math.min(Math.max(day, 0), customer.arm.input.request.days - 1);
}

/** The day on which everything shared is counted: the data set's. */
export function sharedDay(customer: Customer): number {
  return localDay(customer.arm.input.dataset.zone, customer.now);
}

export function memoryOf(customer: Customer, course: Course, nodeId: string): TriggerMemory {
  const key = clockOf(course, nodeId);
  if (!customer.memory.has(key)) customer.memory.set(key, { clock: null, times: [], first: null, wasTrue: false });
  return customer.memory.get(key)!;
}

/** The owner of a trigger's clock. */
export function clockOf(course: Course, nodeId: string): string {
  return `${course.rank} ${nodeId}`;
}

/** Whether an event is what a journey is for, asked at `at`. */
export function isGoalOf(customer: Customer, journey: Course['journey'], event: NaiveEvent, at: number): boolean {
  if (event.type !== journey.goal.event) return false;
  if (event.sender === journey.id) return true;
  return matches(customer.arm.input.dataset, event, journey.goal, at, customer.zone);
}

/** The customer's runs that are not over, by rank of their journey, then in order of entry. */
export function openRuns(customer: Customer): Run[] {
  return customer.runs
    .filter((run) => run.at !== null)
    .sort((a, b) => a.course.rank - b.course.rank || a.number - b.number);
}

export function runsOf(customer: Customer, course: Course): Run[] {
  return customer.runs.filter((run) => run.course === course);
}
