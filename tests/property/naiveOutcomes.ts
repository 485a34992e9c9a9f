import { localDay, type NaiveEvent } from './naiveValues.ts';

/** What one arm of the world bought, by local day, under the keys of its counters. */
export function countOutcomes(
  count: (key: string, by?: number) => void,
  arm: 'with' | 'without',
  purchases: readonly NaiveEvent[],
  firstDay: number,
): void {
  if (purchases.length > 0) count(`outcome|${arm}|buyers`);
  for (const event of purchases) {
    count(`outcome|${arm}|purchases|day|${localDay(event.time) - firstDay}`);
    count(`outcome|${arm}|revenueWon|day|${localDay(event.time) - firstDay}`, Math.round(event.value ?? 0));
  }
}

/** Whether the customer was reached at all, and the bar of the histogram that `received` messages fall into. */
export function countReached(count: (key: string) => void, received: number): void {
  if (received === 0) return;
  count('journey|customersReached');
  count(`journey|messagesPerCustomer|${Math.min(received, 10)}`);
}
