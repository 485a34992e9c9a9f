/** A span in the largest of the units that holds it whole, else rounded up in the smallest; `exact` says which. */
export function inUnits<Unit extends string>(
  seconds: number,
  units: readonly (readonly [unit: Unit, seconds: number])[],
): { value: number; unit: Unit; exact: boolean } {
  for (const [unit, size] of units) {
    if (seconds >= size && seconds % size === 0) return { value: seconds / size, unit, exact: true };
  }
  const [unit, size] = units.at(-1)!;
  return { value: Math.ceil(seconds / size), unit, exact: seconds % size === 0 };
}

/** `HH:MM:SS` of a second of the day. */
export function clockText(secondOfDay: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(secondOfDay / 3600))}:${two(Math.floor(secondOfDay / 60) % 60)}:${two(secondOfDay % 60)}`;
}

const weekdayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** English names of ISO weekdays (1 = Monday), in the order of the week and each once. */
export function weekdayNamesOf(weekdays: readonly number[]): (typeof weekdayNames)[number][] {
  return weekdayNames.filter((_, index) => weekdays.includes(index + 1));
}

/**
 * Whole percentages that sum to 100 and are as near as can be (largest remainder, Hamilton); weights that sum to 0 are taken as
 * equal. Empty for no weights.
 */
export function wholePercents(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => (total > 0 ? (100 * weight) / total : 100 / weights.length));
  const floors = exact.map(Math.floor);
  const left = 100 - floors.reduce((sum, floor) => sum + floor, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, weights.length === 0 ? 0 : left)) floors[index]! += 1;
  return floors;
}
