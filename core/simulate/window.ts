import { invariant } from '../lib/invariant.ts';
import { dayNumber, momentAt, zoneTable } from '../time/index.ts';
import type { RunRequest } from './request.ts';

const daySeconds = 86_400;

/** The run's window in epoch seconds, [start, end): `days` local days from the local midnight of `startDate`. */
export function windowOf(
  zone: string,
  request: Pick<RunRequest, 'startDate' | 'days'>,
): { startTime: number; endTime: number } {
  const startDay = dayNumber(request.startDate);
  invariant(!Number.isNaN(startDay), `${request.startDate} is a date`);
  const table = zoneTable(zone, startDay * daySeconds, (startDay + request.days) * daySeconds);
  return { startTime: momentAt(table, startDay, 0), endTime: momentAt(table, startDay + request.days, 0) };
}
