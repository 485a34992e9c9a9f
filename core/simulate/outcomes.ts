import { messagesPerCustomerMax } from './counters.ts';
import { recordStep } from './recorder.ts';
import type { KernelState } from './state.ts';
import { dayAt } from './windowCalendar.ts';

/** Adds what is known of a customer when the window has ended: who is still inside, how many messages, the purchases. */
export function countEnd(state: KernelState): void {
  const { runs, counts, program } = state;
  state.now = program.calendar.endSecond;
  for (let run = runs.firstActive; run < runs.count; run++) {
    if (runs.nodes[run] === -1) continue;
    const node = program.nodes[runs.nodes[run]!]!;
    counts[node.inside]!++;
    if (node.type === 'message' && runs.holdsMessage[run] === 1) counts[node.counters.pending]!++;
    if (state.recorder !== null) recordStep(state, run, node.id, 'stillInside', {});
  }
  if (state.sentCount > 0) {
    counts[program.counters.customersReached]!++;
    counts[program.counters.messagesPerCustomer + Math.min(state.sentCount, messagesPerCustomerMax) - 1]!++;
  }
  countPurchases(state);
}

function countPurchases(state: KernelState): void {
  const { baseline, removed, conversions, counts, program } = state;
  const { goal, counters, calendar, input } = program;
  let without = 0;
  let remaining = conversions.count;
  for (let index = 0; index < baseline.count; index++) {
    if (baseline.types[index] !== goal.type) continue;
    const second = baseline.times[index]!;
    const value = baseline.values[index]!;
    if (!goal.fits(baseline.sourceRows[index]!, value, input.startTime + second)) continue;
    const day = dayAt(calendar, second);
    const won = Number.isNaN(value) ? 0 : Math.round(value);
    without++;
    counts[counters.purchasesWithout + day]!++;
    counts[counters.revenueWithout + day]! += won;
    if (removed[index] === 1) continue;
    remaining++;
    counts[counters.purchasesWith + day]!++;
    counts[counters.revenueWith + day]! += won;
  }
  for (let index = 0; index < conversions.count; index++) {
    const day = dayAt(calendar, conversions.times[index]!);
    counts[counters.purchasesWith + day]!++;
    counts[counters.revenueWith + day]! += conversions.values[index]!;
  }
  if (without > 0) counts[counters.buyersWithout]!++;
  if (remaining > 0) counts[counters.buyersWith]!++;
}
