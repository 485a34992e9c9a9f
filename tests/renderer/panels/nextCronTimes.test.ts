import { describe, expect, it } from 'vitest';
import { nextCronTimes } from '../../../renderer/panels/nextCronTimes.ts';

const seconds = (text: string) => Date.parse(text) / 1000;
const shown = (expression: string, zone: string, now: string, count: number) =>
  nextCronTimes(expression, zone, seconds(now), count)?.map((time) => new Date(time * 1000).toISOString()) ?? null;

describe('the next times of a cron expression', () => {
  it('are those of the local clock, strictly later than now', () => {
    // Thursday 10:00 in Seoul is 01:00 in UTC
    expect(shown('0 10 * * 1-5', 'Asia/Seoul', '2026-11-26T01:00:00Z', 3)).toEqual([
      '2026-11-27T01:00:00.000Z',
      '2026-11-30T01:00:00.000Z',
      '2026-12-01T01:00:00.000Z',
    ]);
  });

  it('find a day that comes every four years', () => {
    expect(shown('30 9 29 2 *', 'UTC', '2026-01-01T00:00:00Z', 1)).toEqual(['2028-02-29T09:30:00.000Z']);
  });

  it('take either day where both are restricted, and Sunday as 0', () => {
    expect(shown('0 0 15 * 0', 'UTC', '2026-11-26T00:00:00Z', 4)).toEqual([
      '2026-11-29T00:00:00.000Z',
      '2026-12-06T00:00:00.000Z',
      '2026-12-13T00:00:00.000Z',
      '2026-12-15T00:00:00.000Z',
    ]);
  });

  it('give one moment for two local times that summer time skips', () => {
    // 02:30 and 03:00 on 29 March 2026 are both 01:00 UTC in Berlin
    expect(shown('0,30 2,3 29 3 *', 'Europe/Berlin', '2026-01-01T00:00:00Z', 2)).toEqual([
      '2026-03-29T01:00:00.000Z',
      '2026-03-29T01:30:00.000Z',
    ]);
  });

  it('are none for 30 February, and null for what is no expression', () => {
    expect(shown('0 0 30 2 *', 'UTC', '2026-01-01T00:00:00Z', 1)).toEqual([]);
    expect(shown('every day', 'UTC', '2026-01-01T00:00:00Z', 1)).toBeNull();
    expect(shown('60 0 * * *', 'UTC', '2026-01-01T00:00:00Z', 1)).toBeNull();
  });
});
