import { z } from 'zod';
import { cellText, columnLength, columnNamed, isMissing } from '../dataset/columns.ts';
import { type Column, type CustomerRole, customerRoles, type Dataset, knownEvents } from '../dataset/dataset.ts';
import { textAt } from '../dataset/text.ts';
import { smallest } from '../lib/smallest.ts';
import { inRanges, runSteps, type Steps, within } from '../lib/steps.ts';
import {
  calendarDay,
  dateText,
  dayOf,
  localDayOf,
  localSecondOfDay,
  type ZoneTable,
  zoneTable,
} from '../time/index.ts';

/** Something about the data that a person should look at before they rely on them; its text is `quality.<code>`. */
export const qualityFindingSchema = z.object({
  code: z.string(),
  severity: z.enum(['warning', 'info']),
  /** Rows, customers or events that it concerns, and their share; null where a share says nothing. */
  count: z.number().int(),
  share: z.number().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** A few of them, as the file writes them. */
  examples: z.array(z.string()),
});
export type QualityFinding = z.infer<typeof qualityFindingSchema>;

const mostExamples = 3;
const daySeconds = 86_400;
/** Shops that kept records of events before 1990 are rarer than wrong dates. */
const oldestTime = 20 * 365 * daySeconds;
/** Cells of a step where each becomes a text. */
const textsPerStep = 1 << 12;
/** Consent to advertising has to be confirmed within so many years (Network Act, Art. 50(8)). */
const consentYears = 2;
const placeholders =
  /^(guest|test|tester|admin|unknown|anonymous|anon|null|none|nan|undefined|n\/a|0+|-+|비회원|테스트|관리자|손님|미상|없음)$/i;

/**
 * What is missing, out of range, in the future, absent for days or all of one customer, the gravest first. `nowTime` in epoch
 * seconds. Thresholds: a column is reported from a fifth of its cells missing, an amount from a hundred times the median, a
 * customer from a tenth of the events.
 */
export function qualityOf(dataset: Dataset, nowTime: number): QualityFinding[] {
  return runSteps(qualitySteps(dataset, nowTime));
}

/** The same in steps. */
export function* qualitySteps(dataset: Dataset, nowTime: number): Steps<QualityFinding[]> {
  const { span, zone } = dataset;
  const clock = zoneTable(zone, Math.min(0, span?.firstTime ?? 0), Math.max(nowTime, span?.lastTime ?? 0));
  const parts = [
    concentration(dataset),
    timeGap(dataset, clock),
    amounts(dataset),
    placeholderIds(dataset),
    roleFindings(dataset, clock, nowTime),
    missingCells(dataset),
    clockFindings(dataset, clock),
  ];
  const findings = yield* inTurn(parts);
  const rank = { warning: 0, info: 1 };
  return findings.toSorted((a, b) => rank[a.severity] - rank[b.severity]);
}

/** The findings of all parts one after the other. */
function* inTurn(parts: readonly Steps<QualityFinding[]>[]): Steps<QualityFinding[]> {
  const findings: QualityFinding[] = [];
  for (const [at, part] of parts.entries()) {
    findings.push(...(yield* within(part, at / parts.length, (at + 1) / parts.length)));
  }
  return findings;
}

function finding(
  code: string,
  severity: QualityFinding['severity'],
  facts: Partial<Pick<QualityFinding, 'count' | 'share' | 'params' | 'examples'>>,
): QualityFinding {
  return { code, severity, count: 0, share: null, params: {}, examples: [], ...facts };
}

/** One customer with a large part of all events is mostly a till, a test account or guests under one id. */
function* concentration({ customerCount, events, ids }: Dataset): Steps<QualityFinding[]> {
  const total = events.times.length;
  if (total < 50 || customerCount < 3) return [];
  let top = 0;
  const eventsOf = (row: number) => events.offsets[row + 1]! - events.offsets[row]!;
  yield* inRanges(customerCount, (from, to) => {
    for (let row = from; row < to; row++) if (eventsOf(row) > eventsOf(top)) top = row;
  });
  const share = eventsOf(top) / total;
  // of a handful of customers each has a large part
  if (share < 0.1 || share * customerCount < 3) return [];
  const customer = textAt(ids, top);
  return [
    finding('oneCustomer', share >= 0.25 ? 'warning' : 'info', {
      count: eventsOf(top),
      share,
      params: { customer },
    }),
  ];
}

/** Days without any event that chance does not explain, given how many days have events at all. */
function* timeGap({ events, span }: Dataset, clock: ZoneTable): Steps<QualityFinding[]> {
  if (span === null) return [];
  const first = localDayOf(clock, span.firstTime);
  const days = localDayOf(clock, span.lastTime) - first + 1;
  if (days < 14) return [];
  const isActive = new Uint8Array(days);
  const { times } = events;
  yield* inRanges(times.length, (from, to) => {
    for (let event = from; event < to; event++) isActive[localDayOf(clock, times[event]!) - first] = 1;
  });
  let active = 0;
  for (const flag of isActive) active += flag;
  const silent = 1 - active / days;
  const gaps: { from: number; length: number }[] = [];
  for (let day = 0; day < days; day++) {
    if (isActive[day] === 1) continue;
    const from = day;
    while (day + 1 < days && isActive[day + 1] === 0) day++;
    const length = day - from + 1;
    if (length >= 2 && days * silent ** length < 0.01) gaps.push({ from, length });
  }
  if (gaps.length === 0) return [];
  const longest = gaps.reduce((best, gap) => (gap.length > best.length ? gap : best));
  const written = ({ from, length }: { from: number; length: number }) =>
    `${dateText(first + from)} – ${dateText(first + from + length - 1)}`;
  return [
    finding('timeGap', 'warning', {
      count: gaps.reduce((sum, { length }) => sum + length, 0),
      params: {
        gaps: gaps.length,
        days: longest.length,
        from: dateText(first + longest.from),
        to: dateText(first + longest.from + longest.length - 1),
      },
      examples: gaps.slice(0, mostExamples).map(written),
    }),
  ];
}

function* amounts(dataset: Dataset): Steps<QualityFinding[]> {
  const { events } = dataset;
  const purchase = events.types.indexOf(knownEvents.purchase);
  if (purchase === -1) return [];
  const { typeCodes, values } = events;
  let purchases = 0;
  yield* inRanges(typeCodes.length, (from, to) => {
    for (let event = from; event < to; event++) if (typeCodes[event] === purchase) purchases++;
  });
  const amounts = new Float64Array(purchases);
  let known = 0;
  let missing = 0;
  let zero = 0;
  yield* inRanges(typeCodes.length, (from, to) => {
    for (let event = from; event < to; event++) {
      if (typeCodes[event] !== purchase) continue;
      const value = values[event]!;
      if (Number.isNaN(value)) missing++;
      else if (value === 0) zero++;
      else amounts[known++] = value;
    }
  });
  const findings: QualityFinding[] = [];
  if (missing > 0) {
    findings.push(
      finding('noAmount', missing === purchases ? 'warning' : 'info', { count: missing, share: missing / purchases }),
    );
  }
  if (zero > purchases / 100) findings.push(finding('zeroAmount', 'info', { count: zero, share: zero / purchases }));
  if (known < 20) return findings;
  const median = yield* smallest(amounts.subarray(0, known), known >> 1);
  let large = 0;
  let largest: number[] = [];
  yield* inRanges(known, (from, to) => {
    for (let index = from; index < to; index++) {
      if (amounts[index]! <= 100 * median) continue;
      large++;
      if (largest.length === mostExamples && amounts[index]! <= largest.at(-1)!) continue;
      largest = [...largest, amounts[index]!].sort((a, b) => b - a).slice(0, mostExamples);
    }
  });
  if (large > 0) {
    findings.push(
      finding('largeAmount', 'warning', { count: large, params: { median }, examples: largest.map(String) }),
    );
  }
  return findings;
}

function* placeholderIds({ customerCount, ids }: Dataset): Steps<QualityFinding[]> {
  const found: string[] = [];
  yield* inRanges(
    customerCount,
    (from, to) => {
      for (let row = from; row < to; row++) {
        // no placeholder has more bytes
        if (ids.offsets[row + 1]! - ids.offsets[row]! > 16) continue;
        const id = textAt(ids, row);
        if (placeholders.test(id)) found.push(id);
      }
    },
    textsPerStep,
  );
  if (found.length === 0) return [];
  return [finding('placeholderIds', 'warning', { count: found.length, examples: found.slice(0, mostExamples) })];
}

/** Cells of columns with a meaning that cannot be what the column means. */
function* roleFindings(dataset: Dataset, clock: ZoneTable, nowTime: number): Steps<QualityFinding[]> {
  const parts = customerRoles.flatMap((role) => {
    const column = columnNamed(dataset, dataset.roles[role] ?? '');
    return column === null ? [] : [roleColumn(dataset, role, column, clock, nowTime)];
  });
  return yield* inTurn([...parts, undatedConsents(dataset)]);
}

function* roleColumn(
  dataset: Dataset,
  role: CustomerRole,
  column: Column,
  clock: ZoneTable,
  nowTime: number,
): Steps<QualityFinding[]> {
  const today = localDayOf(clock, nowTime);
  const dayAt = (row: number) => dayOfCell(column, row, clock);
  function* report(
    code: string,
    severity: QualityFinding['severity'],
    isBad: (row: number) => boolean,
  ): Steps<QualityFinding[]> {
    const { count, known, examples } = yield* countCells(dataset, column, isBad);
    return count === 0
      ? []
      : [finding(code, severity, { count, share: count / known, params: { column: column.name }, examples })];
  }
  switch (role) {
    case 'birthday':
      return yield* inTurn([
        report('futureDates', 'warning', (row) => dayAt(row) > today),
        report('outOfRange', 'warning', (row) => dayAt(row) < dayOf(1900, 1, 1)),
      ]);
    case 'signupTime':
      return yield* report('futureDates', 'warning', (row) => dayAt(row) > today);
    case 'points':
      return yield* report('outOfRange', 'info', (row) => column.kind === 'number' && column.values[row]! < 0);
    case 'email':
      return yield* report(
        'badAddress',
        'info',
        (row) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cellText(column, row, clockless)),
      );
    case 'phone':
      return yield* report(
        'badAddress',
        'info',
        (row) => !/\d{7,}/.test(cellText(column, row, clockless).replaceAll(/[\s().-]/g, '')),
      );
    default:
      if (!role.endsWith('ConsentTime')) return [];
      return yield* inTurn([
        report('futureDates', 'warning', (row) => dayAt(row) > today),
        report('oldConsents', 'warning', (row) => dayAt(row) < yearsBefore(today, consentYears)),
      ]);
  }
}

/** Texts of e-mail and phone columns need no time zone. */
const clockless = 'UTC';

function dayOfCell(column: Column, row: number, clock: ZoneTable): number {
  if (isMissing(column, row)) return Number.NaN;
  if (column.kind === 'date') return column.values[row]!;
  return column.kind === 'time' ? localDayOf(clock, column.values[row]!) : Number.NaN;
}

function yearsBefore(day: number, years: number): number {
  const { year, month, day: dayOfMonth } = calendarDay(day);
  return dayOf(year - years, month, dayOfMonth);
}

function* countCells(
  { zone }: Dataset,
  column: Column,
  isBad: (row: number) => boolean,
): Steps<{ count: number; known: number; examples: string[] }> {
  let count = 0;
  let known = 0;
  const examples: string[] = [];
  yield* inRanges(
    columnLength(column),
    (from, to) => {
      for (let row = from; row < to; row++) {
        if (isMissing(column, row)) continue;
        known++;
        if (!isBad(row)) continue;
        count++;
        if (examples.length < mostExamples) examples.push(cellText(column, row, zone));
      }
    },
    textsPerStep,
  );
  return { count, known, examples };
}

/** Consent without the date on which it was given cannot be shown to be younger than two years. */
function* undatedConsents(dataset: Dataset): Steps<QualityFinding[]> {
  const { roles } = dataset;
  const findings: QualityFinding[] = [];
  for (const role of customerRoles) {
    if (!role.endsWith('Consent')) continue;
    const given = columnNamed(dataset, roles[role] ?? '');
    if (given?.kind !== 'boolean') continue;
    const times = columnNamed(dataset, roles[`${role}Time` as CustomerRole] ?? '');
    let count = 0;
    let yes = 0;
    yield* inRanges(given.values.length, (from, to) => {
      for (let row = from; row < to; row++) {
        if (given.values[row] !== 1) continue;
        yes++;
        if (times === null || isMissing(times, row)) count++;
      }
    });
    if (count === 0) continue;
    findings.push(finding('undatedConsents', 'info', { count, share: count / yes, params: { column: given.name } }));
  }
  return findings;
}

function* missingCells({ attributes, roles, events }: Dataset): Steps<QualityFinding[]> {
  // nobody decides about every channel, and nothing is wrong with that
  const consents = new Set(customerRoles.filter((role) => /Consent(Time)?$/.test(role)).map((role) => roles[role]));
  const all = yield* eventsOfTypes(events);
  return yield* inTurn([
    ...attributes.filter(({ name }) => !consents.has(name)).map((column) => missing(column, missingOf(column))),
    ...events.properties.map((column) => missing(column, missingOfEvents(column, events, all))),
  ]);
}

interface MissingCount {
  readonly count: number;
  readonly of: number;
}

function* missing(column: Column, counting: Steps<MissingCount>): Steps<QualityFinding[]> {
  const { count, of } = yield* counting;
  const share = of === 0 ? 0 : count / of;
  if (share < 0.2) return [];
  return [finding('missing', share >= 0.8 ? 'warning' : 'info', { count, share, params: { column: column.name } })];
}

function* missingOf(column: Column): Steps<MissingCount> {
  const of = columnLength(column);
  let count = 0;
  yield* inRanges(of, (from, to) => {
    for (let row = from; row < to; row++) if (isMissing(column, row)) count++;
  });
  return { count, of };
}

function* eventsOfTypes({ types, typeCodes }: Dataset['events']): Steps<Float64Array> {
  const all = new Float64Array(types.length);
  yield* inRanges(typeCodes.length, (from, to) => {
    for (let event = from; event < to; event++) all[typeCodes[event]!]!++;
  });
  return all;
}

/** Counts only events of the types that have the property at all: a visit has no product. */
function* missingOfEvents(
  column: Column,
  { types, typeCodes }: Dataset['events'],
  all: Float64Array,
): Steps<MissingCount> {
  const present = new Float64Array(types.length);
  yield* inRanges(typeCodes.length, (from, to) => countPresent(column, typeCodes, from, to, present));
  let count = 0;
  let of = 0;
  const isEmpty = present.every((number) => number === 0);
  for (const type of types.keys()) {
    if (!isEmpty && present[type] === 0) continue;
    count += all[type]! - present[type]!;
    of += all[type]!;
  }
  return { count, of };
}

/** Adds the rows [from, to) that have a value to those of their type; a loop for each kind, since there may be ten million rows. */
function countPresent(column: Column, typeCodes: Uint16Array, from: number, to: number, present: Float64Array): void {
  switch (column.kind) {
    case 'number':
    case 'time': {
      const { values } = column;
      for (let row = from; row < to; row++) if (!Number.isNaN(values[row]!)) present[typeCodes[row]!]!++;
      break;
    }
    case 'category': {
      const { codes } = column;
      for (let row = from; row < to; row++) if (codes[row] !== 0) present[typeCodes[row]!]!++;
      break;
    }
    default:
      for (let row = from; row < to; row++) if (!isMissing(column, row)) present[typeCodes[row]!]!++;
  }
}

function* clockFindings({ events, span }: Dataset, clock: ZoneTable): Steps<QualityFinding[]> {
  if (span === null || events.times.length < 10) return [];
  const { times } = events;
  let dates = 0;
  let old = 0;
  let seen = 0;
  yield* inRanges(times.length, (from, to) => {
    // most data say at once that they are neither
    if (span.firstTime >= oldestTime && seen - dates > times.length * 0.01) return;
    seen = to;
    for (let event = from; event < to; event++) {
      const time = times[event]!;
      if (localSecondOfDay(clock, time) === 0) dates++;
      if (time < oldestTime) old++;
    }
  });
  const findings: QualityFinding[] = [];
  if (old > 0) {
    const first = dateText(localDayOf(clock, span.firstTime));
    findings.push(finding('oldTimes', 'warning', { count: old, share: old / times.length, params: { first } }));
  }
  if (dates >= times.length * 0.99)
    findings.push(finding('datesOnly', 'info', { count: dates, share: dates / times.length }));
  return findings;
}
