/** A schedule of five fields in local time; each set holds the values that fit. */
export interface Cron {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly daysOfMonth: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  /** ISO weekdays, 1 = Monday … 7 = Sunday. */
  readonly weekdays: ReadonlySet<number>;
  /** Whether either of the two day fields is enough: when both are restricted. */
  readonly eitherDay: boolean;
}

/** Reads minute, hour, day of month, month and weekday (0 to 7, Sunday 0 and 7) with `*`, lists, ranges and steps; null if it is none. */
export function parseCron(expression: string): Cron | null {
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== 5) return null;
  const [minutes, hours, daysOfMonth, months, weekdays] = [
    parseField(fields[0]!, 0, 59),
    parseField(fields[1]!, 0, 23),
    parseField(fields[2]!, 1, 31),
    parseField(fields[3]!, 1, 12),
    parseField(fields[4]!, 0, 7),
  ];
  if (!minutes || !hours || !daysOfMonth || !months || !weekdays) return null;
  return {
    minutes,
    hours,
    daysOfMonth,
    months,
    weekdays: new Set([...weekdays].map((day) => (day === 0 ? 7 : day))),
    eitherDay: !fields[2]!.startsWith('*') && !fields[4]!.startsWith('*'),
  };
}

const partForm = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/;

function parseField(field: string, least: number, most: number): Set<number> | null {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const match = partForm.exec(part);
    if (match === null) return null;
    const step = match[3] === undefined ? 1 : Number(match[3]);
    const from = match[1] === undefined ? least : Number(match[1]);
    // "5/10" means from 5 to the end
    const open = match[1] === undefined || (match[2] === undefined && match[3] !== undefined);
    const to = match[2] === undefined ? (open ? most : from) : Number(match[2]);
    if (step < 1 || from < least || to > most || from > to) return null;
    for (let value = from; value <= to; value += step) values.add(value);
  }
  return values;
}

/** Whether a local day fits, given its calendar date and ISO weekday. */
export function cronFitsDay(cron: Cron, month: number, dayOfMonth: number, weekday: number): boolean {
  if (!cron.months.has(month)) return false;
  const byDate = cron.daysOfMonth.has(dayOfMonth);
  const byWeekday = cron.weekdays.has(weekday);
  return cron.eitherDay ? byDate || byWeekday : byDate && byWeekday;
}

/** The seconds of a fitting day at which the schedule comes, in order. */
export function cronSeconds({ hours, minutes }: Cron): number[] {
  const seconds: number[] = [];
  for (let hour = 0; hour < 24; hour++) {
    if (!hours.has(hour)) continue;
    for (let minute = 0; minute < 60; minute++) if (minutes.has(minute)) seconds.push(hour * 3600 + minute * 60);
  }
  return seconds;
}
