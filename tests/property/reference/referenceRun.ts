import type { Journey } from '../../../core/journey/spec.ts';
import { channels } from '../../../core/journey/channels.ts';
import { createStream, domains } from '../../../core/lib/random.ts';
import { ownConsentOf } from './contact.ts';
import { occur } from './events.ts';
import { armRuns, winnerMoment } from './limits.ts';
import { comparePlans, count, countKey, isGoalOf, note, noteRun, openRuns, reportDay } from './notes.ts';
import { setUpTriggers } from './triggers.ts';
import type { Arm, Course, Customer, NaiveStep, SimulationInput } from './types.ts';
import { cellOf, type NaiveEvent, recordedEvents } from './values.ts';
import { isZone, localDay } from './zones.ts';

/*
 * What journeys mean, written a second time and as plainly as possible: one loop over the events of all customers in order of
 * time, objects, arrays sorted at every step, no table, no reuse. It shares the schema and the addressed draws with the kernel
 * and nothing else. What customers share is known at each moment, so there are no passes.
 */

export interface ReferenceRow {
  counts: Map<string, number>;
  steps: NaiveStep[];
}

export interface ReferenceResult {
  replications: { rows: { with: ReferenceRow; without: ReferenceRow }[] }[];
}

/** Both arms of every replication; `baselineOf` gives a customer's events inside the window. */
export function referenceRun(
  input: SimulationInput,
  baselineOf: (row: number, replication: number) => readonly NaiveEvent[],
): ReferenceResult {
  return {
    replications: Array.from({ length: input.request.replications }, (_, replication) => {
      const baseline = (row: number) => baselineOf(row, replication);
      const withArm = runArm('with', input, input.journeys, replication, baseline);
      const withoutArm = runArm('without', input, input.withoutJourneys, replication, baseline);
      return { rows: withArm.map((row, index) => ({ with: row, without: withoutArm[index]! })) };
    }),
  };
}

function runArm(
  name: Arm['name'],
  input: SimulationInput,
  journeys: readonly Journey[],
  replication: number,
  baseline: (row: number) => readonly NaiveEvent[],
): ReferenceRow[] {
  const study = input.journeys[0]!;
  const ranked = [...journeys].sort((a, b) => a.priority - b.priority || (a.id < b.id ? -1 : 1));
  const arm: Arm = {
    name,
    input,
    replication,
    stream: createStream(input.request.seed, replication, domains.journey),
    courses: ranked.map((journey, rank) => courseOf(journey, rank, journey === study)),
    study,
    customers: [],
    sequence: 0,
    firstDay: localDay(input.dataset.zone, input.startTime),
  };
  for (let row = 0; row < input.dataset.customerCount; row++) arm.customers.push(customerOf(arm, row, baseline(row)));
  for (const customer of arm.customers) setUpTriggers(customer);
  for (;;) {
    const next = nextOf(arm);
    if (next === null) break;
    next.act();
  }
  for (const customer of arm.customers) finish(customer);
  if (name === 'with') countArms(arm);
  return arm.customers.map((customer) => ({
    counts: name === 'with' ? customer.counts : onlyOutcome(customer.counts),
    steps: customer.steps,
  }));
}

function courseOf(journey: Journey, rank: number, isStudy: boolean): Course {
  return {
    journey,
    rank,
    nodes: journey.nodes.filter((node) => node.type !== 'note'),
    prefix: isStudy ? '' : `+${journey.id}|`,
    entriesByDay: new Map(),
    gatePasses: new Map(),
    sendsByHour: new Map(),
    spentWon: 0,
    arms: [],
    successes: [],
  };
}

function customerOf(arm: Arm, row: number, baseline: readonly NaiveEvent[]): Customer {
  const { dataset, startTime } = arm.input;
  const zone = cellOf(dataset.attributes, dataset.roles.zone, row)?.value;
  const history = recordedEvents(dataset, row).filter((event) => event.time < startTime);
  const customer: Customer = {
    arm,
    row,
    zone: typeof zone === 'string' && isZone(zone) ? zone : dataset.zone,
    now: startTime,
    history,
    happened: [...history],
    future: [...baseline],
    gone: new Set(),
    sends: [],
    pressure: null,
    overlay: new Map(),
    tags: new Set(),
    optedOut: new Set(),
    plans: [],
    runs: [],
    lastExits: new Map(),
    visits: new Map(),
    memory: new Map(),
    seen: new Set(),
    counts: new Map(),
    steps: [],
  };
  // where no column says who consents on a channel, the log is what is known
  if (history.some((event) => event.type === 'unsubscribe')) {
    const { roles, attributes } = dataset;
    for (const channel of channels) {
      const column = roles[ownConsentOf(channel)] ?? roles.adConsent;
      if (!attributes.some(({ name }) => name === column)) customer.optedOut.add(`${channel} advertising`);
    }
  }
  return customer;
}

/** What is next of all that is to happen, in order of (second, customer, the customer's own order); null at the end. */
function nextOf(arm: Arm): { act: () => void } | null {
  let found: { time: number; act: () => void } | null = null;
  for (const customer of arm.customers) {
    customer.plans.sort(comparePlans);
    const event = customer.future[0];
    const planned = customer.plans[0];
    const time = Math.min(event?.time ?? Number.POSITIVE_INFINITY, planned?.time ?? Number.POSITIVE_INFINITY);
    if (time === Number.POSITIVE_INFINITY || (found !== null && found.time <= time)) continue;
    const act = event?.time === time ? () => meet(customer) : () => carryOut(customer);
    found = { time, act };
  }
  return found;
}

/** The customer's next baseline event. */
function meet(customer: Customer): void {
  const event = customer.future.shift()!;
  if (customer.gone.has(event)) return;
  customer.now = event.time;
  note(customer, { course: null, run: null, nodeId: null }, 'event', event.type);
  if (event.type === 'unsubscribe') for (const channel of channels) customer.optedOut.add(`${channel} advertising`);
  occur(customer, event);
}

/** The customer's next answer, timer or clock. */
function carryOut(customer: Customer): void {
  const planned = customer.plans.shift()!;
  customer.now = planned.time;
  planned.act();
}

function finish(customer: Customer): void {
  const { arm } = customer;
  customer.now = arm.input.endTime;
  for (const run of openRuns(customer)) {
    count(customer, run.course, `node|${run.at!.id}|inside`);
    if (run.holding !== null) count(customer, run.course, `message|${run.at!.id}|pending`);
    noteRun(run, 'stillInside');
  }
  for (const course of arm.courses) {
    const received = customer.sends.filter((sent) => sent.run.course === course && sent.prefix === '').length;
    if (received === 0) continue;
    count(customer, course, 'journey|customersReached');
    count(customer, course, `journey|messagesPerCustomer|${Math.min(received, 10)}`);
  }
  countOutcome(customer);
}

/** What the customer bought in this arm: what is left of the baseline, and what messages added. */
function countOutcome(customer: Customer): void {
  const { arm, happened, history } = customer;
  const bought = happened.slice(history.length).filter((event) => isGoalOf(customer, arm.study, event, event.time));
  if (bought.length > 0) countKey(customer, `outcome|${arm.name}|buyers`);
  for (const event of bought) {
    const day = reportDay(customer, event.time);
    countKey(customer, `outcome|${arm.name}|purchases|day|${day}`);
    countKey(customer, `outcome|${arm.name}|revenueWon|day|${day}`, Math.round(event.value ?? 0));
  }
}

/** Runs that came to each arm of an experiment before its winner, and those of them that met the metric. */
function countArms(arm: Arm): void {
  for (const course of arm.courses) {
    for (const node of course.nodes) {
      if (node.type !== 'experiment') continue;
      for (const { id } of node.arms) {
        const { tried, won } = armRuns(course, node, id, winnerMoment(arm, node));
        for (const run of tried) count(run.customer, course, `experiment|${node.id}|${id}|tried`);
        for (const run of won) count(run.customer, course, `experiment|${node.id}|${id}|won`);
      }
    }
  }
}

function onlyOutcome(counts: Map<string, number>): Map<string, number> {
  return new Map([...counts].filter(([key]) => key.startsWith('outcome|without|')));
}
