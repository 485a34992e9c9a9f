import type { Channel, Purpose } from '../../../core/journey/channels.ts';
import { isGoalOf, openRuns } from './notes.ts';
import { askSegments, meetTriggers } from './triggers.ts';
import type { Customer } from './types.ts';
import type { NaiveEvent } from './values.ts';
import { lookAgain } from './waiting.ts';
import { isOutOfReach, isOutOfSegment, leave, reachGoal } from './walking.ts';

/* What an event or an answer does to the customer's runs, and then to all triggers. */

/** An event of the customer's own, recorded, of the baseline or a conversion. */
export function occur(customer: Customer, event: NaiveEvent): void {
  customer.happened.push(event);
  for (const run of openRuns(customer)) {
    if (run.at === null) continue;
    const { journey } = run.course;
    const isGoal = isGoalOf(customer, journey, event, customer.now);
    if (isGoal) reachGoal(run, null);
    if (isGoal && journey.exits.onGoal) leave(run, 'goal');
    else if (journey.exits.events.includes(event.type)) leave(run, 'exitEvent');
    else if (isOutOfSegment(run)) leave(run, 'leftSegment');
    else if (isOutOfReach(customer, run.course)) leave(run, 'unsubscribed');
    else lookAgain(run, event);
  }
  meetTriggers(customer, event);
}

/** After an open, a click or an unsubscription: segments may have changed. */
export function answered(customer: Customer): void {
  for (const run of openRuns(customer)) if (run.at !== null) lookAgain(run, null);
  askSegments(customer);
}

/** An answer that takes consent back: of the channel and, from information, of its advertising too. */
export function unsubscribe(customer: Customer, channel: Channel, purpose: Purpose): void {
  customer.optedOut.add(`${channel} ${purpose}`);
  customer.optedOut.add(`${channel} advertising`);
  for (const run of openRuns(customer)) if (isOutOfReach(customer, run.course)) leave(run, 'unsubscribed');
  answered(customer);
}
