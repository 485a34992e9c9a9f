import { z } from 'zod';
import { cellText, columnLength, columnNamed, isMissing } from '../dataset/columns.ts';
import { type Column, type CustomerRole, customerRoles, type Dataset, knownEvents } from '../dataset/dataset.ts';
import { textAt } from '../dataset/text.ts';
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
  const { span, zone } = dataset;
  const clock = zoneTable(zone, Math.min(0, span?.firstTime ?? 0), Math.max(nowTime, span?.lastTime ?? 0));
  const findings = [
    ...concentration(dataset),
    ...timeGap(dataset, clock),
    ...amounts(dataset),
    ...placeholderIds(dataset),
    ...roleFindings(dataset, clock, nowTime),
    ...missingCells(dataset),
    ...clockFindings(dataset, clock),
  ];
  const rank = { warning: 0, info: 1 };
  return findings.toSorted((a, b) => rank[a.severity] - rank[b.severity]);
}

function finding(
  code: string,
  severity: QualityFinding['severity'],
  facts: Partial<Pick<QualityFinding, 'count' | 'share' | 'params' | 'examples'>>,
): QualityFinding {
  return { code, severity, count: 0, share: null, params: {}, examples: [], ...facts };
}

/** One customer with a large part of all events is mostly a till, a test account or guests under one id. */
function concentration({ customerCount, events, ids }: Dataset): QualityFinding[] {
  const total = events.times.length;
  if (total < 50 || customerCount < 3) return [];
  let top = 0;
  const eventsOf = (row: number) => events.offsets[row + 1]! - events.offsets[row]!;
  for (let row = 1; row < customerCount; row++) if (eventsOf(row) > eventsOf(top)) top = row;
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
function timeGap({ events, span }: Dataset, clock: ZoneTable): QualityFinding[] {
  if (span === null) return [];
  const first = localDayOf(clock, span.firstTime);
  const days = localDayOf(clock, span.lastTime) - first + 1;
  if (days < 14) return [];
  const isActive = new Uint8Array(days);
  for (const time of events.times) isActive[localDayOf(clock, time) - first] = 1;
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

function amounts(dataset: Dataset): QualityFinding[] {
  const { events } = dataset;
  const purchase = events.types.indexOf(knownEvents.purchase);
  if (purchase === -1) return [];
  const known: number[] = [];
  let purchases = 0;
  let missing = 0;
  let zero = 0;
  for (let event = 0; event < events.times.length; event++) {
    if (events.typeCodes[event] !== purchase) continue;
    purchases++;
    const value = events.values[event]!;
    if (Number.isNaN(value)) missing++;
    else if (value === 0) zero++;
    else known.push(value);
  }
  const findings: QualityFinding[] = [];
  if (missing > 0) {
    findings.push(
      finding('noAmount', missing === purchases ? 'warning' : 'info', { count: missing, share: missing / purchases }),
    );
  }
  if (zero > purchases / 100) findings.push(finding('zeroAmount', 'info', { count: zero, share: zero / purchases }));
  const sorted = Float64Array.from(known).sort();
  const median = sorted[sorted.length >> 1];
  if (sorted.length < 20 || median === undefined) return findings;
  const large = sorted.filter((value) => value > 100 * median);
  if (large.length > 0) {
    const examples = [...large].reverse().slice(0, mostExamples).map(String);
    findings.push(finding('largeAmount', 'warning', { count: large.length, params: { median }, examples }));
  }
  return findings;
}

function placeholderIds({ customerCount, ids }: Dataset): QualityFinding[] {
  const found: string[] = [];
  for (let row = 0; row < customerCount; row++) {
    // no placeholder has more bytes
    if (ids.offsets[row + 1]! - ids.offsets[row]! > 16) continue;
    const id = textAt(ids, row);
    if (placeholders.test(id)) found.push(id);
  }
  if (found.length === 0) return [];
  return [finding('placeholderIds', 'warning', { count: found.length, examples: found.slice(0, mostExamples) })];
}

/** Cells of columns with a meaning that cannot be what the column means. */
function roleFindings(dataset: Dataset, clock: ZoneTable, nowTime: number): QualityFinding[] {
  const today = localDayOf(clock, nowTime);
  const findings: QualityFinding[] = [];
  for (const role of customerRoles) {
    const name = dataset.roles[role];
    const column = name === undefined ? null : columnNamed(dataset, name);
    if (column === null) continue;
    const dayAt = (row: number) => dayOfCell(column, row, clock);
    const report = (code: string, severity: QualityFinding['severity'], isBad: (row: number) => boolean) => {
      const { count, known, examples } = countCells(dataset, column, isBad);
      if (count > 0)
        findings.push(
          finding(code, severity, { count, share: count / known, params: { column: column.name }, examples }),
        );
    };
    switch (role) {
      case 'birthday':
        report('futureDates', 'warning', (row) => dayAt(row) > today);
        report('outOfRange', 'warning', (row) => dayAt(row) < dayOf(1900, 1, 1));
        break;
      case 'signupTime':
        report('futureDates', 'warning', (row) => dayAt(row) > today);
        break;
      case 'points':
        report('outOfRange', 'info', (row) => column.kind === 'number' && column.values[row]! < 0);
        break;
      case 'email':
        report('badAddress', 'info', (row) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cellText(column, row, clockless)));
        break;
      case 'phone':
        report(
          'badAddress',
          'info',
          (row) => !/\d{7,}/.test(cellText(column, row, clockless).replaceAll(/[\s().-]/g, '')),
        );
        break;
      default:
        if (!role.endsWith('ConsentTime')) break;
        report('futureDates', 'warning', (row) => dayAt(row) > today);
        report('oldConsents', 'warning', (row) => dayAt(row) < yearsBefore(today, consentYears));
    }
  }
  return [...findings, ...undatedConsents(dataset)];
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

function countCells(
  { zone }: Dataset,
  column: Column,
  isBad: (row: number) => boolean,
): { count: number; known: number; examples: string[] } {
  let count = 0;
  let known = 0;
  const examples: string[] = [];
  const length = columnLength(column);
  for (let row = 0; row < length; row++) {
    if (isMissing(column, row)) continue;
    known++;
    if (!isBad(row)) continue;
    count++;
    if (examples.length < mostExamples) examples.push(cellText(column, row, zone));
  }
  return { count, known, examples };
}

/** Consent without the date on which it was given cannot be shown to be younger than two years. */
function undatedConsents(dataset: Dataset): QualityFinding[] {
  const { roles } = dataset;
  return customerRoles.flatMap((role) => {
    if (!role.endsWith('Consent')) return [];
    const given = columnNamed(dataset, roles[role] ?? '');
    if (given?.kind !== 'boolean') return [];
    const times = columnNamed(dataset, roles[`${role}Time` as CustomerRole] ?? '');
    let count = 0;
    let yes = 0;
    for (let row = 0; row < given.values.length; row++) {
      if (given.values[row] !== 1) continue;
      yes++;
      if (times === null || isMissing(times, row)) count++;
    }
    return count === 0
      ? []
      : [finding('undatedConsents', 'info', { count, share: count / yes, params: { column: given.name } })];
  });
}

function missingCells({ attributes, roles, events }: Dataset): QualityFinding[] {
  // nobody decides about every channel, and nothing is wrong with that
  const consents = new Set(customerRoles.filter((role) => /Consent(Time)?$/.test(role)).map((role) => roles[role]));
  const all = [
    ...attributes.filter(({ name }) => !consents.has(name)).map((column) => ({ column, ...missingOf(column) })),
    ...events.properties.map((column) => ({ column, ...missingOfEvents(column, events) })),
  ];
  return all.flatMap(({ column, count, of }) => {
    const share = of === 0 ? 0 : count / of;
    if (share < 0.2) return [];
    return [finding('missing', share >= 0.8 ? 'warning' : 'info', { count, share, params: { column: column.name } })];
  });
}

function missingOf(column: Column): { count: number; of: number } {
  const of = columnLength(column);
  let count = 0;
  for (let row = 0; row < of; row++) if (isMissing(column, row)) count++;
  return { count, of };
}

/** Counts only events of the types that have the property at all: a visit has no product. */
function missingOfEvents(column: Column, { types, typeCodes }: Dataset['events']): { count: number; of: number } {
  const missing = new Float64Array(types.length);
  const all = new Float64Array(types.length);
  for (let event = 0; event < typeCodes.length; event++) {
    const type = typeCodes[event]!;
    all[type]!++;
    if (isMissing(column, event)) missing[type]!++;
  }
  let count = 0;
  let of = 0;
  const isEmpty = types.every((_, type) => missing[type] === all[type]);
  for (const type of types.keys()) {
    if (!isEmpty && missing[type] === all[type]) continue;
    count += missing[type]!;
    of += all[type]!;
  }
  return { count, of };
}

function clockFindings({ events, span }: Dataset, clock: ZoneTable): QualityFinding[] {
  if (span === null || events.times.length < 10) return [];
  let dates = 0;
  let old = 0;
  for (const time of events.times) {
    if (localSecondOfDay(clock, time) === 0) dates++;
    if (time < 20 * 365 * daySeconds) old++;
  }
  const findings: QualityFinding[] = [];
  if (old > 0) {
    const first = dateText(localDayOf(clock, span.firstTime));
    findings.push(finding('oldTimes', 'warning', { count: old, share: old / events.times.length, params: { first } }));
  }
  if (dates >= events.times.length * 0.99)
    findings.push(finding('datesOnly', 'info', { count: dates, share: dates / events.times.length }));
  return findings;
}
