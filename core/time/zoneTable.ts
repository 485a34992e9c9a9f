/** Offsets of one zone over a span of time: `offsets[i]` seconds east of UTC hold from `starts[i]` (epoch seconds) on. */
export interface ZoneTable {
  readonly zone: string;
  readonly starts: Float64Array;
  readonly offsets: Int32Array;
}

const daySeconds = 86_400;
/** No zone changes its offset twice within this; the search for changes steps over time this far. */
const stepSeconds = 2 * daySeconds;

/**
 * The offsets of an IANA zone from two days before `fromTime` to two days after `toTime` (epoch seconds), found by bisection
 * on Intl. Before the first entry the first offset holds, after the last the last. Throws RangeError for an unknown zone.
 */
export function zoneTable(zone: string, fromTime: number, toTime: number): ZoneTable {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const first = Math.floor(fromTime) - stepSeconds;
  const last = Math.ceil(toTime) + stepSeconds;
  const starts = [first];
  const offsets = [offsetAt(format, first)];
  for (let time = first; time < last; time += stepSeconds) {
    const next = Math.min(time + stepSeconds, last);
    const before = offsets[offsets.length - 1]!;
    const after = offsetAt(format, next);
    if (after === before) continue;
    starts.push(firstSecondAfterChange(format, time, next, before));
    offsets.push(after);
  }
  return { zone, starts: Float64Array.from(starts), offsets: Int32Array.from(offsets) };
}

function firstSecondAfterChange(format: Intl.DateTimeFormat, from: number, to: number, before: number): number {
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (offsetAt(format, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

function offsetAt(format: Intl.DateTimeFormat, time: number): number {
  const part = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of format.formatToParts(time * 1000)) {
    if (type in part) part[type as keyof typeof part] = Number(value);
  }
  const local = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second) / 1000;
  return local - time;
}

/** Seconds east of UTC at `time` (epoch seconds). */
function offsetOf(table: ZoneTable, time: number): number {
  const { starts, offsets } = table;
  let index = starts.length - 1;
  while (index > 0 && starts[index]! > time) index--;
  return offsets[index]!;
}

/** The local calendar day at `time` (epoch seconds), in days since 1970-01-01. */
export function localDayOf(table: ZoneTable, time: number): number {
  return Math.floor((time + offsetOf(table, time)) / daySeconds);
}

/** What the wall clock shows at `time` (epoch seconds), in seconds since its midnight. */
export function localSecondOfDay(table: ZoneTable, time: number): number {
  const local = time + offsetOf(table, time);
  return local - Math.floor(local / daySeconds) * daySeconds;
}

/**
 * Epoch seconds at which the wall clock shows `secondOfDay` (0 … 86400) on `localDay`. Where the clock skips that moment,
 * the first moment after the skip; where it shows it twice, the first of the two.
 */
export function momentAt(table: ZoneTable, localDay: number, secondOfDay: number): number {
  const { starts, offsets } = table;
  const local = localDay * daySeconds + secondOfDay;
  for (let index = 0; index < starts.length; index++) {
    const end = index + 1 < starts.length ? starts[index + 1]! : Number.POSITIVE_INFINITY;
    const moment = local - offsets[index]!;
    if (moment >= end) continue;
    // A moment before its own stretch lies in the skip that opened the stretch.
    return index === 0 ? moment : Math.max(moment, starts[index]!);
  }
  return local - offsets[offsets.length - 1]!;
}
