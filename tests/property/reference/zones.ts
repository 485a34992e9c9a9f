/*
 * Local time from what the platform says a wall clock shows, and nothing else: the offset of a zone at a moment is the
 * difference between the two.
 */

export const daySeconds = 86_400;
const hourSeconds = 3600;

const formats = new Map<string, Intl.DateTimeFormat | null>();

function formatOf(zone: string): Intl.DateTimeFormat | null {
  if (!formats.has(zone)) {
    try {
      formats.set(
        zone,
        new Intl.DateTimeFormat('en-US', {
          timeZone: zone,
          hourCycle: 'h23',
          year: 'numeric',
          month: 'numeric',
          day: 'numeric',
          hour: 'numeric',
          minute: 'numeric',
          second: 'numeric',
        }),
      );
    } catch {
      formats.set(zone, null);
    }
  }
  return formats.get(zone)!;
}

/** Whether the platform knows the zone. */
export function isZone(zone: string): boolean {
  return formatOf(zone) !== null;
}

/** What has been asked of the platform once, which is slow to answer. */
const known = new Map<string, number>();

function once(key: string, find: () => number): number {
  let found = known.get(key);
  if (found === undefined) {
    found = find();
    known.set(key, found);
  }
  return found;
}

function askOffset(zone: string, time: number): number {
  return once(`${zone} ${time}`, () => {
    const parts = new Map(
      formatOf(zone)!
        .formatToParts(new Date(time * 1000))
        .map((part) => [part.type, part.value]),
    );
    const part = (name: Intl.DateTimeFormatPartTypes) => Number(parts.get(name));
    const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
    return shown / 1000 - time;
  });
}

/** Seconds by which the zone's clocks are ahead of UTC at `time`. */
export function offsetAt(zone: string, time: number): number {
  const hour = Math.floor(time / hourSeconds) * hourSeconds;
  const [before, after] = [askOffset(zone, hour), askOffset(zone, hour + hourSeconds)];
  return before === after ? before : askOffset(zone, time);
}

/** What the wall shows: the day (days since 1970-01-01) and the second of it. */
export function localOf(zone: string, time: number): { day: number; second: number } {
  const shown = time + offsetAt(zone, time);
  const day = Math.floor(shown / daySeconds);
  return { day, second: shown - day * daySeconds };
}

export function localDay(zone: string, time: number): number {
  return localOf(zone, time).day;
}

/**
 * The first moment at which the wall shows this or something later: the first of two where the hour occurs twice, the first
 * valid moment after where it does not exist.
 */
export function momentOf(zone: string, day: number, second: number): number {
  return once(`${zone} ${day} ${second}`, () => findMoment(zone, day * daySeconds + second));
}

function findMoment(zone: string, wanted: number): number {
  const from = wanted - 27 * hourSeconds;
  const until = wanted + 27 * hourSeconds;
  // stretches of one offset, cut where the offset of two neighbouring hours differs
  const cuts = [from];
  for (let hour = from; hour < until; hour += hourSeconds) {
    if (offsetAt(zone, hour) === offsetAt(zone, hour + hourSeconds)) continue;
    let [low, high] = [hour, hour + hourSeconds];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offsetAt(zone, middle) === offsetAt(zone, hour)) low = middle;
      else high = middle;
    }
    cuts.push(high);
  }
  for (const [index, start] of cuts.entries()) {
    const end = cuts[index + 1] ?? until;
    const moment = Math.max(start, wanted - offsetAt(zone, start));
    if (moment < end) return moment;
  }
  throw new Error(`no clock in ${zone} ever shows ${wanted}`);
}

/** The first moment of a local day. */
export function midnightOf(zone: string, day: number): number {
  return momentOf(zone, day, 0);
}

/** A day number as a UTC date, to ask it for its year, month and weekday. */
export function dateOfDay(day: number): Date {
  return new Date(day * daySeconds * 1000);
}

/** `YYYY-MM-DD` as a day number; NaN when it is none. */
export function dayOfText(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / 1000 / daySeconds;
}
