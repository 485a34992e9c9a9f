import type { NodeOf } from '../../../core/journey/nodes.ts';
import { holds } from './conditions.ts';
import { takeEntry } from './limits.ts';
import { count, countKey, countReason, draw, note, noteRun, openRuns, runsOf, sharedDay } from './notes.ts';
import type { Course, Customer, Run } from './types.ts';
import { walk } from './walking.ts';
import { dateOfDay } from './zones.ts';

/* A trigger calls: may the customer enter? */

const maxEntries = 5000;

export function enter(customer: Customer, course: Course, node: NodeOf<'trigger'>): void {
  const where = { course, run: null, nodeId: node.id };
  count(customer, course, `trigger|${node.id}|fired`);
  note(customer, where, 'triggered');
  const refusal = refusalOf(customer, course);
  if (refusal !== null) {
    countReason(customer, course, `trigger|${node.id}|refused|${refusal}`);
    note(customer, where, 'refused', refusal);
    return;
  }
  const run: Run = {
    customer,
    course,
    number: runsOf(customer, course).length + 1,
    at: node,
    next: null,
    isWalking: false,
    entry: customer.now,
    steps: 0,
    goal: false,
    holding: null,
    place: null,
    visit: 0,
  };
  for (const other of new Set(openRuns(customer).map((one) => one.course))) {
    if (other === course) continue;
    const [first, second] = other.rank < course.rank ? [other, course] : [course, other];
    const key = `collision|${first.journey.id}|${second.journey.id}|customers`;
    if (!customer.seen.has(key)) countKey(customer, key);
    customer.seen.add(key);
  }
  customer.runs.push(run);
  count(customer, course, 'journey|entries');
  if (run.number === 1) count(customer, course, 'journey|customersEntered');
  noteRun(run, 'entered');
  walk(run, node);
}

function refusalOf(customer: Customer, course: Course): string | null {
  const { entry } = course.journey;
  const { now } = customer;
  const today = dateOfDay(sharedDay(customer)).toISOString().slice(0, 10);
  if (entry.window.from !== null && today < entry.window.from) return 'outsideWindow';
  if (entry.window.until !== null && today > entry.window.until) return 'outsideWindow';

  if (entry.segment !== null && !holds(customer, entry.segment, { course, entry: Number.POSITIVE_INFINITY })) {
    return 'notInSegment';
  }

  const runs = runsOf(customer, course);
  if (runs.length >= maxEntries) return 'reentry';
  if (entry.reentry.kind === 'never' && runs.length > 0) return 'reentry';
  if (entry.reentry.kind === 'after') {
    const since = entry.reentry.from === 'entry' ? runs.at(-1)?.entry : customer.lastExits.get(course);
    if (since !== undefined && now < since + entry.reentry.seconds) return 'reentry';
  }

  if (!entry.concurrent && runs.some((run) => run.at !== null)) return 'running';
  if (!takeEntry(customer, course)) return 'entryCap';
  if (draw(customer, course, 'entry', 0, 'holdout') < entry.holdoutPercent / 100) return 'holdout';
  return null;
}
