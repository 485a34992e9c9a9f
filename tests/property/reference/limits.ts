import type { NodeOf } from '../../../core/journey/nodes.ts';
import { sharedDay } from './notes.ts';
import type { Arm, Course, Customer, Run } from './types.ts';
import { midnightOf } from './zones.ts';

/* What customers share, asked at the moment itself: the loop over all customers is in order of time. */

const hourSeconds = 3600;

const hourOf = (customer: Customer) => Math.floor((customer.now - customer.arm.input.startTime) / hourSeconds);

/** Takes a place among the journey's entries, of the total and of the day. */
export function takeEntry(customer: Customer, course: Course): boolean {
  const { entriesTotal, entriesPerDay } = course.journey.limits;
  const day = sharedDay(customer);
  const today = course.entriesByDay.get(day) ?? 0;
  const total = [...course.entriesByDay.values()].reduce((sum, entries) => sum + entries, 0);
  if (entriesTotal !== null && total >= entriesTotal) return false;
  if (entriesPerDay !== null && today >= entriesPerDay) return false;
  course.entriesByDay.set(day, today + 1);
  return true;
}

/** Takes one of a gate's passes in this hour, day, week or window. */
export function passGate(customer: Customer, course: Course, node: NodeOf<'gate'>): boolean {
  const day = sharedDay(customer) - customer.arm.firstDay;
  const period = { hour: hourOf(customer), day, week: Math.floor(day / 7), window: 0 }[node.per];
  const key = `${node.id} ${period}`;
  const passed = course.gatePasses.get(key) ?? 0;
  if (passed >= node.passes) return false;
  course.gatePasses.set(key, passed + 1);
  return true;
}

/** Takes a place in this hour, or the first free one of a later hour; the moment from which it counts. */
export function takePlace(customer: Customer, course: Course): number {
  const { sendsPerHour } = course.journey.limits;
  if (sendsPerHour === null) return customer.now;
  const now = hourOf(customer);
  let hour = now;
  while ((course.sendsByHour.get(hour) ?? 0) >= sendsPerHour) hour++;
  course.sendsByHour.set(hour, (course.sendsByHour.get(hour) ?? 0) + 1);
  return hour === now ? customer.now : customer.arm.input.startTime + hour * hourSeconds;
}

/** Gives back the place in the hour that begins at `moment`. */
export function giveBack(customer: Customer, course: Course, moment: number): void {
  const hour = Math.floor((moment - customer.arm.input.startTime) / hourSeconds);
  course.sendsByHour.set(hour, course.sendsByHour.get(hour)! - 1);
}

export function isWithinBudget(course: Course, priceWon: number): boolean {
  const { budgetWon } = course.journey.limits;
  return budgetWon === null || course.spentWon + priceWon <= budgetWon;
}

/** Notes that a run has come to an arm of an experiment. */
export function noteArm(run: Run, nodeId: string, armId: string): void {
  const { now, arm } = run.customer;
  if (run.course.arms.some((one) => one.run === run && one.nodeId === nodeId && one.armId === armId)) return;
  run.course.arms.push({ nodeId, armId, run, time: now, order: arm.sequence++ });
}

/** Notes that a run has met what an experiment may be compared on. */
export function noteSuccess(run: Run, metric: 'goal' | 'click' | 'conversion'): void {
  const { now, arm } = run.customer;
  run.course.successes.push({ metric, run, time: now, order: arm.sequence++ });
}

/** Runs that came to an arm before `until`, and those of them that met the metric after that and before `until`. */
export function armRuns(course: Course, node: NodeOf<'experiment'>, armId: string, until: number) {
  const tried = course.arms.filter((one) => one.nodeId === node.id && one.armId === armId && one.time < until);
  const won = tried.filter((one) =>
    course.successes.some(
      (success) =>
        success.run === one.run && success.metric === node.metric && success.order > one.order && success.time < until,
    ),
  );
  return { tried: tried.map((one) => one.run), won: won.map((one) => one.run) };
}

/** When the winner takes over; ∞ without a rule. */
export function winnerMoment({ firstDay, input }: Arm, node: NodeOf<'experiment'>): number {
  if (node.winnerAfterDays === null) return Number.POSITIVE_INFINITY;
  return midnightOf(input.dataset.zone, firstDay + node.winnerAfterDays);
}

/** The arm that everyone takes by now; null = the arms are still drawn. */
export function winnerOf(customer: Customer, course: Course, node: NodeOf<'experiment'>): string | null {
  const decided = winnerMoment(customer.arm, node);
  if (customer.now < decided) return null;
  const rates = node.arms.map((one) => {
    const { tried, won } = armRuns(course, node, one.id, decided);
    return tried.length === 0 ? 0 : won.length / tried.length;
  });
  return node.arms[rates.indexOf(Math.max(...rates))]?.id ?? null;
}
