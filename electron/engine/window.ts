import type { Dataset } from '../../core/dataset/dataset.ts';
import type { RunRequest } from '../../core/simulate/request.ts';
import { windowOf } from '../../core/simulate/index.ts';
import { dateText, dayNumber, localDayOf, zoneTable } from '../../core/time/index.ts';
import { EngineError } from '../shared/errors.ts';

export type Span = NonNullable<Dataset['span']>;

/** Throws `run.noHistory` where the dataset has no events to replay or to learn from. */
export function needHistory(dataset: Dataset): Span {
  if (dataset.span === null) throw new EngineError('input', 'run.noHistory');
  return dataset.span;
}

/** The window of a request on this dataset. Throws `run.badDate`, `run.noHistory`, `run.noHistoryBefore`, `run.outsideHistory`. */
export function checkedWindow(dataset: Dataset, request: RunRequest): { startTime: number; endTime: number } {
  const span = needHistory(dataset);
  needDate(request.startDate);
  const window = windowOf(dataset.zone, request);
  if (request.mode === 'forecast' && window.startTime <= span.firstTime) {
    throw new EngineError('input', 'run.noHistoryBefore', { date: request.startDate });
  }
  if (request.mode === 'replay' && (window.endTime <= span.firstTime || window.startTime > span.lastTime)) {
    throw new EngineError('input', 'run.outsideHistory', {
      from: localDateOf(dataset.zone, span.firstTime),
      until: localDateOf(dataset.zone, span.lastTime),
    });
  }
  return window;
}

/** Local midnight at which the date begins, epoch seconds. Throws `run.badDate`. */
export function momentOfDate(zone: string, date: string): number {
  needDate(date);
  return windowOf(zone, { startDate: date, days: 1 }).startTime;
}

/** The first local day after everything recorded, `YYYY-MM-DD`. */
export function dateAfter(dataset: Dataset, span: Span): string {
  return dateText(localDay(dataset.zone, span.lastTime) + 1);
}

/** The local calendar date of a moment, `YYYY-MM-DD`. */
export function localDateOf(zone: string, time: number): string {
  return dateText(localDay(zone, time));
}

function localDay(zone: string, time: number): number {
  return localDayOf(zoneTable(zone, time, time + 1), time);
}

function needDate(date: string): void {
  if (Number.isNaN(dayNumber(date))) throw new EngineError('input', 'run.badDate', { date });
}
