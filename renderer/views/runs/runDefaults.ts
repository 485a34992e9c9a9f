import type { RunRequest } from '../../../core/simulate/request.ts';
import { dateText } from '../../../core/time/index.ts';

const defaultReplayDays = 90;
const defaultForecastDays = 30;
const longestDays = 1100;

/** The local calendar days that a dataset covers, as days since 1970-01-01. */
export interface HistoryDays {
  readonly firstDay: number;
  readonly lastDay: number;
}

/**
 * What a run is asked for before the user changes anything: a forecast starts on the day after the last one of the history,
 * a replay covers its last 90 days or all of a shorter history.
 */
export function defaultRequest(mode: RunRequest['mode'], history: HistoryDays, seed: number): RunRequest {
  if (mode === 'forecast') {
    return {
      mode,
      startDate: dateText(history.lastDay + 1),
      days: defaultForecastDays,
      replications: 100,
      seed,
      simulateResponses: true,
    };
  }
  const days = Math.min(defaultReplayDays, history.lastDay - history.firstDay + 1);
  return {
    mode,
    startDate: dateText(history.lastDay - days + 1),
    days,
    replications: 1,
    seed,
    simulateResponses: false,
  };
}

/** Why this window cannot be run on this history, as a key of the texts; null when it can. */
export function windowProblem(request: RunRequest, startDay: number, history: HistoryDays): string | null {
  if (request.days < 1 || request.days > longestDays) return 'run.daysRange';
  if (request.mode === 'forecast') {
    return startDay === history.lastDay + 1 ? null : startDay > history.lastDay + 1 ? 'run.startTooLate' : null;
  }
  if (startDay < history.firstDay) return 'run.startBeforeHistory';
  return startDay + request.days - 1 > history.lastDay ? 'run.endAfterHistory' : null;
}
