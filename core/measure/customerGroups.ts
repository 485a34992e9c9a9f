import { codesOf } from '../dataset/codes.ts';
import { type Column, missingDay } from '../dataset/dataset.ts';
import { calendarDay, localDayOf, zoneTable } from '../time/index.ts';
import type { GroupValue } from './groupResult.ts';

/** Customers with the same value, by row, ascending. */
export interface CustomerGroup {
  readonly value: GroupValue;
  readonly rows: Int32Array;
}

/** More labels than this go into one group, the smallest first; so many different numbers are told apart before they make ranges. */
const mostLabels = 12;

/**
 * All customers by what they have in a column: labels by how many have them, numbers in order (quartiles where there are many), moments
 * by local year; then the rest and those without a value. Groups have at least one customer.
 */
export function groupsByColumn(column: Column, zone: string): CustomerGroup[] {
  switch (column.kind) {
    case 'number':
      return byNumber(column.values);
    case 'time':
    case 'date':
      return byYear(yearsOf(column, zone));
    case 'boolean':
    case 'category':
    case 'text': {
      const { codes, labels } = codesOf(column, zone);
      return byLabel(codes, labels);
    }
  }
}

/** All customers by whether they belong to a segment: `belongs[row]` is 1 where they do. */
export function groupsByMembership(belongs: Uint8Array): CustomerGroup[] {
  const codes = Uint32Array.from(belongs, (one) => (one === 1 ? 1 : 2));
  const [inside, outside] = rowsByCode(codes, 3).slice(1);
  return present([
    { value: { kind: 'segment', inside: true }, rows: inside! },
    { value: { kind: 'segment', inside: false }, rows: outside! },
  ]);
}

function byLabel(codes: Uint32Array, labels: readonly string[]): CustomerGroup[] {
  const [missing, ...rows] = rowsByCode(codes, labels.length + 1);
  const groups = present(rows.map((list, place) => ({ value: labelled(labels[place]!), rows: list })));
  groups.sort((a, b) => b.rows.length - a.rows.length);
  return [...upTo(groups), ...present([{ value: { kind: 'missing' }, rows: missing! }])];
}

function byNumber(values: Float64Array): CustomerGroup[] {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  const different = [...firstDifferent(known)];
  const cuts = different.length <= mostLabels ? different.slice(1) : quartileCuts(known);
  const codes = Uint32Array.from(values, (value) => (Number.isNaN(value) ? 0 : 1 + reached(cuts, value)));
  const [missing, ...rows] = rowsByCode(codes, cuts.length + 2);
  const bounds = [null, ...cuts, null];
  const valueAt = (place: number): GroupValue =>
    different.length <= mostLabels
      ? labelled(String(different[place]))
      : { kind: 'range', from: bounds[place]!, to: bounds[place + 1]! };
  return present([
    ...rows.map((list, place) => ({ value: valueAt(place), rows: list })),
    { value: { kind: 'missing' }, rows: missing! },
  ]);
}

/** How many of the ascending cuts are not above the value. */
function reached(cuts: readonly number[], value: number): number {
  let place = 0;
  while (place < cuts.length && value >= cuts[place]!) place++;
  return place;
}

/** Up to one more than the labels that are told apart, of sorted values. */
function* firstDifferent(sorted: Float64Array): Generator<number> {
  let found = 0;
  for (const [place, value] of sorted.entries()) {
    if (place > 0 && value === sorted[place - 1]) continue;
    yield value;
    if (++found > mostLabels) return;
  }
}

/**
 * Quartiles of sorted values, rounded to two digits to be read, without those that leave nobody below. Where three quarters have the least
 * value these are one group, and the quartiles are those of the others.
 */
function quartileCuts(sorted: Float64Array): number[] {
  const cuts = quartilesAbove(sorted);
  if (cuts.length > 0) return cuts;
  const others = sorted.subarray(sorted.findIndex((value) => value > sorted[0]!));
  return [others[0]!, ...quartilesAbove(others)];
}

/** The different rounded quartiles above the least value. */
function quartilesAbove(sorted: Float64Array): number[] {
  const quartiles = [0.25, 0.5, 0.75].map((share) =>
    Number(sorted[Math.floor(share * (sorted.length - 1))]!.toPrecision(2)),
  );
  return [...new Set(quartiles)].filter((cut) => cut > sorted[0]!);
}

/** Local years in order, decades where there are many. */
function byYear(years: Float64Array): CustomerGroup[] {
  const different = [...firstDifferent(years.filter((year) => !Number.isNaN(year)).sort())];
  if (different.length <= mostLabels) return byNumber(years);
  const decades = years.map((year) => Math.floor(year / 10) * 10);
  const labels = [...new Set(decades)].filter((decade) => !Number.isNaN(decade)).sort((a, b) => a - b);
  const places = new Map(labels.map((decade, place) => [decade, place + 1]));
  const [missing, ...rows] = rowsByCode(
    Uint32Array.from(decades, (decade) => places.get(decade) ?? 0),
    labels.length + 1,
  );
  const groups = labels.map((decade, place) => ({ value: labelled(`${decade}–${decade + 9}`), rows: rows[place]! }));
  return [...upTo(groups), ...present([{ value: { kind: 'missing' }, rows: missing! }])];
}

/** NaN where there is no moment. */
function yearsOf(column: Extract<Column, { kind: 'time' | 'date' }>, zone: string): Float64Array {
  if (column.kind === 'date') {
    return Float64Array.from(column.values, (day) => (day === missingDay ? Number.NaN : calendarDay(day).year));
  }
  const known = column.values.filter((time) => Number.isFinite(time)).sort();
  const table = zoneTable(zone, known[0] ?? 0, known.at(-1) ?? 0);
  return column.values.map((time) => (Number.isFinite(time) ? calendarDay(localDayOf(table, time)).year : Number.NaN));
}

function labelled(label: string): GroupValue {
  return { kind: 'label', label };
}

/** The first groups, and all after them as one. */
function upTo(groups: readonly CustomerGroup[]): CustomerGroup[] {
  if (groups.length <= mostLabels) return [...groups];
  const rest = groups.slice(mostLabels);
  const rows = new Int32Array(rest.reduce((sum, group) => sum + group.rows.length, 0));
  let at = 0;
  for (const group of rest) {
    rows.set(group.rows, at);
    at += group.rows.length;
  }
  return [...groups.slice(0, mostLabels), { value: { kind: 'rest', groups: rest.length }, rows: rows.sort() }];
}

function present(groups: readonly CustomerGroup[]): CustomerGroup[] {
  return groups.filter((group) => group.rows.length > 0);
}

/** Rows of each of the codes from 0 on, ascending. */
function rowsByCode(codes: Uint32Array, count: number): Int32Array[] {
  const sizes = new Uint32Array(count);
  for (const code of codes) sizes[code]!++;
  const lists = Array.from(sizes, (size) => new Int32Array(size));
  const filled = new Uint32Array(count);
  for (const [row, code] of codes.entries()) lists[code]![filled[code]!++] = row;
  return lists;
}
