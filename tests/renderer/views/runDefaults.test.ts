import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../../core/time/index.ts';
import { runRequestSchema } from '../../../core/simulate/request.ts';
import { defaultRequest, windowProblem } from '../../../renderer/views/runs/runDefaults.ts';

const year = { firstDay: dayNumber('2025-11-22'), lastDay: dayNumber('2026-11-21') };

describe('what a run is asked for before anything is changed', () => {
  it('forecasts 30 days from the day after the history', () => {
    const request = defaultRequest('forecast', year, 1);
    expect(request).toMatchObject({ startDate: '2026-11-22', days: 30, simulateResponses: true });
    expect(windowProblem(request, dayNumber(request.startDate), year)).toBeNull();
  });

  it('replays the last 90 days, the last one included', () => {
    const request = defaultRequest('replay', year, 1);
    expect(request).toMatchObject({ startDate: '2026-08-24', days: 90, replications: 1, simulateResponses: false });
    expect(dayNumber(request.startDate) + request.days - 1).toBe(year.lastDay);
  });

  it('replays all of a history that is shorter', () => {
    const week = { firstDay: dayNumber('2026-11-15'), lastDay: dayNumber('2026-11-21') };
    expect(defaultRequest('replay', week, 1)).toMatchObject({ startDate: '2026-11-15', days: 7 });
  });

  it('is always a request that the engine takes', () => {
    const day = { firstDay: dayNumber('2026-11-21'), lastDay: dayNumber('2026-11-21') };
    for (const history of [year, day]) {
      for (const mode of ['forecast', 'replay'] as const) {
        expect(runRequestSchema.safeParse(defaultRequest(mode, history, 4_294_967_295)).success).toBe(true);
      }
    }
  });
});

describe('a window that cannot be run', () => {
  const replay = defaultRequest('replay', year, 1);

  it('begins before the history', () => {
    expect(windowProblem(replay, year.firstDay - 1, year)).toBe('run.startBeforeHistory');
  });

  it('ends after the history', () => {
    expect(windowProblem({ ...replay, days: 91 }, dayNumber(replay.startDate), year)).toBe('run.endAfterHistory');
  });

  it('leaves a gap between history and forecast', () => {
    const forecast = defaultRequest('forecast', year, 1);
    expect(windowProblem(forecast, year.lastDay + 2, year)).toBe('run.startTooLate');
  });
});
