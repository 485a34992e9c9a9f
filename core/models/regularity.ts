import type { CustomerDays } from './customerDays.ts';

/** Wheat & Morrison's screen of how regular gaps are: 1 for exponential gaps, k for Erlang-k. */
export interface Regularity {
  readonly k: number;
  /** Customers with at least three purchase days. */
  readonly customers: number;
}

const leastCustomers = 30;

/**
 * Wheat & Morrison 1990, symmetric version: M = last gap / (last two gaps), s² = mean (M - 1/2)², k = (1 - 4s²)/(8s²). Null with
 * fewer than 30 customers of three purchase days or where all gaps are equal.
 */
export function wheatMorrison({ offsets, days }: CustomerDays): Regularity | null {
  let customers = 0;
  let squares = 0;
  for (let row = 0; row + 1 < offsets.length; row++) {
    const end = offsets[row + 1]!;
    if (end - offsets[row]! < 3) continue;
    const last = days[end - 1]! - days[end - 2]!;
    const both = days[end - 1]! - days[end - 3]!;
    customers++;
    squares += (last / both - 0.5) ** 2;
  }
  const spread = squares / customers;
  return customers < leastCustomers || spread === 0 ? null : { k: (1 - 4 * spread) / (8 * spread), customers };
}
