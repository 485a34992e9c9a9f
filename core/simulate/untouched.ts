import type { Journey } from '../journey/spec.ts';
import { copied } from './arrays.ts';
import type { KernelState } from './state.ts';

/** Whether the other arm's journeys are all of this one's but the one under study, and nothing that a customer does changes another's way. */
export function isArmWithoutStudy(journeys: readonly Journey[], without: readonly Journey[], study: Journey): boolean {
  const rest = journeys.filter((journey) => journey !== study);
  return (
    rest.length === without.length &&
    rest.every((journey) => without.includes(journey)) &&
    !shareAcrossCustomers(journeys)
  );
}

/** Whether what one customer does in the journeys can change another's way. */
export function shareAcrossCustomers(journeys: readonly Journey[]): boolean {
  return journeys.some(
    ({ limits, nodes }) =>
      Object.values(limits).some((limit) => limit !== null) ||
      nodes.some((node) => node.type === 'gate' || (node.type === 'experiment' && node.winnerAfterDays !== null)),
  );
}

/** Notes an amount that the other arm counts too, if the customer stays untouched. */
export function noteForBoth({ untouched }: KernelState, counter: number, amount: number): void {
  const place = untouched.count++;
  if (place === untouched.counters.length) {
    untouched.counters = copied(new Int32Array(place * 2), untouched.counters);
    untouched.amounts = copied(new Float64Array(place * 2), untouched.amounts);
  }
  untouched.counters[place] = counter;
  untouched.amounts[place] = amount;
}

/** Moves on the pressure of the other journeys' messages alone to one of theirs that is sent now. */
export function pressOnOthers(state: KernelState, tauSeconds: number, studySent: number): void {
  const { untouched, pressure, now } = state;
  if (studySent === 0) pressure[1] = pressure[0]!;
  else if (untouched.lastSend === -1) pressure[1] = 0;
  else pressure[1] = (pressure[1]! + 1) * Math.exp(-(now - untouched.lastSend) / tauSeconds);
  untouched.lastSend = now;
}

/** Counts for the other arm what the customer, whose window has ended, did in this one; or has them run again there. */
export function settleUntouched({ untouched, counts, row }: KernelState): void {
  untouched.lastSend = -1;
  if (!untouched.isTouched) {
    for (let place = 0; place < untouched.count; place++) {
      counts[untouched.counters[place]!]! += untouched.amounts[place]!;
    }
  } else {
    const place = untouched.touched++;
    if (place === untouched.rows.length) untouched.rows = copied(new Int32Array(place * 2), untouched.rows);
    untouched.rows[place] = row;
    untouched.isTouched = false;
  }
  untouched.count = 0;
}
