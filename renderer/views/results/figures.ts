import type { Estimate } from '../../../core/measure/result.ts';
import type { Formats } from '../../../core/i18n/index.ts';

/** Whether replications differ at all: a pure count of history has no interval to show. */
export function hasInterval(estimate: Estimate): boolean {
  return estimate.q05 !== estimate.q95;
}

/** +74, -3, 0: an increment shows its direction. */
export function signed(formats: Formats, value: number): string {
  const rounded = Math.round(value);
  return rounded > 0 ? `+${formats.number(rounded)}` : formats.number(rounded);
}

/** part / whole, and 0 of nothing is 0. */
export function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** Counts are whole; daily means of a few replications keep one decimal. */
export function countText(formats: Formats, value: number): string {
  return formats.number(Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 10) / 10);
}
