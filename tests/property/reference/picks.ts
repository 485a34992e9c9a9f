import * as fc from 'fast-check';

/* What the generator of cases chooses by. */

export type Gen = fc.GeneratorValue;

export const hour = 3600;
export const day = 24 * hour;

/** Without fast-check's liking for the ends of a range, which would make most cases alike. */
const even = (min: number, max: number) => fc.noBias(fc.integer({ min, max }));

export function between(g: Gen, min: number, max: number): number {
  return g(even, min, max);
}

export function chance(g: Gen, percent: number): boolean {
  return between(g, 0, 99) < percent;
}

export function oneOf<T>(g: Gen, values: readonly T[]): T {
  return values[between(g, 0, values.length - 1)]!;
}

export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
