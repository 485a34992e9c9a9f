import type { NodeOf } from '../../../core/journey/nodes.ts';
import { nextLocal } from './calendar.ts';
import { holds, importedOf } from './conditions.ts';
import { cancel, noteRun, plan } from './notes.ts';
import type { Customer, Run } from './types.ts';
import { matches, type NaiveEvent, recordedEvents } from './values.ts';
import { localDay, localOf, midnightOf, momentOf } from './zones.ts';
import { hold, take } from './walking.ts';

/* Nodes that take time: for how long, and what ends them sooner. */

export function arriveAtWait(run: Run, node: NodeOf<'wait'>): void {
  const { customer } = run;
  const { wait } = node;
  const until = wait.kind === 'duration' ? customer.now + wait.waitSeconds : localMoment(customer, wait);
  const isShown = wait.kind === 'duration' || until < customer.arm.input.endTime;
  if (isShown) noteRun(run, 'waiting', until);
  hold(run, until, () => take(run, 'next'));
}

function localMoment(customer: Customer, wait: Exclude<NodeOf<'wait'>['wait'], { kind: 'duration' }>): number {
  const { now, zone } = customer;
  switch (wait.kind) {
    case 'untilLocal':
      return nextLocal(zone, now, wait.secondOfDay, wait.weekdays);
    case 'untilDate': {
      const day = dayOf(customer, wait.attribute);
      return day === null ? now : Math.max(now, momentOf(zone, day + wait.offsetDays, wait.secondOfDay));
    }
    case 'bestHour': {
      const hour = bestHour(customer);
      if (hour === null || Math.floor(localOf(zone, now).second / 3600) === hour) return now;
      const moment = nextLocal(zone, now, hour * 3600, []);
      return moment > now + wait.withinSeconds ? now : moment;
    }
  }
}

/** A date or time attribute, as imported, as a local day. */
export function dayOf(customer: Customer, attribute: string): number | null {
  const fact = importedOf(customer, attribute);
  if (fact?.kind === 'date') return Number(fact.value);
  return fact?.kind === 'time' ? localDay(customer.zone, Number(fact.value)) : null;
}

/** The local hour with most events before the window, of everyone's where the customer has none; null without any. */
function bestHour(customer: Customer): number | null {
  const { customers, input } = customer.arm;
  const tally = (whose: Customer[]) => {
    const hours = Array.from({ length: 24 }, () => 0);
    for (const one of whose) {
      for (const event of recordedEvents(input.dataset, one.row)) {
        if (event.time < input.startTime) hours[Math.floor(localOf(one.zone, event.time).second / 3600)]!++;
      }
    }
    return Math.max(...hours) === 0 ? null : hours.indexOf(Math.max(...hours));
  };
  return tally([customer]) ?? tally(customers);
}

interface Alternative {
  port: string;
  isMetBy: (run: Run, event: NaiveEvent | null) => boolean;
  asks: 'event' | 'segment';
}

function alternatives(node: NodeOf<'waitFor'>): Alternative[] {
  const byEvent = (port: string, wanted: Parameters<typeof matches>[2]): Alternative => ({
    port,
    asks: 'event',
    isMetBy: ({ customer }, event) =>
      event !== null && matches(customer.arm.input.dataset, event, wanted, customer.now, customer.zone),
  });
  const bySegment = (port: string, segment: Parameters<typeof holds>[1]): Alternative => ({
    port,
    asks: 'segment',
    isMetBy: (run) => holds(run.customer, segment, run),
  });
  return [
    node.segment === null ? byEvent('happened', node) : bySegment('happened', node.segment),
    ...node.others.map((other) =>
      other.kind === 'event' ? byEvent(other.id, other) : bySegment(other.id, other.segment),
    ),
  ];
}

export function arriveAtWaitFor(run: Run, node: NodeOf<'waitFor'>): void {
  const { customer, course } = run;
  const met = alternatives(node).find((one) => one.isMetBy(run, null));
  if (met !== undefined) return take(run, met.port);
  const timeout = customer.now + node.timeoutSeconds;
  noteRun(run, 'waiting', timeout);
  if (alternatives(node).some((one) => one.asks === 'segment')) {
    const deadline = Math.min(timeout, run.entry + course.journey.exits.maxDurationSeconds);
    for (let day = localDay(customer.zone, customer.now); midnightOf(customer.zone, day) <= deadline; day++) {
      const midnight = midnightOf(customer.zone, day);
      if (midnight >= customer.arm.input.endTime) break;
      if (midnight <= customer.now) continue;
      const order = [3, course.rank, run.number, course.nodes.indexOf(node), 0];
      plan(customer, midnight, order, run, () => lookAgain(run, null));
    }
  }
  hold(run, timeout, () => take(run, 'timedOut'));
}

/** Asks a waiting run's alternatives anew, after an event (which may be one of them) or an answer, or at midnight. */
export function lookAgain(run: Run, event: NaiveEvent | null): void {
  const node = run.at;
  if (node?.type !== 'waitFor') return;
  const met = alternatives(node).find((one) => one.isMetBy(run, event));
  if (met === undefined) return;
  cancel(run.customer, run);
  take(run, met.port);
}
