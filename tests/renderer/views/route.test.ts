import { describe, expect, it } from 'vitest';
import { fragmentOf, type Route, routeOf } from '../../../renderer/app/route.ts';
import { clockText, secondsOfClock } from '../../../renderer/views/settings/clock.ts';

describe('the address of a screen', () => {
  it('leads back to the same screen', () => {
    const routes: Route[] = [
      { screen: 'journeys' },
      { screen: 'journey', journeyId: 'a/b#c 여정' },
      { screen: 'customers', customerId: null },
      { screen: 'customers', customerId: 'M/1?%' },
      { screen: 'forecasts' },
      { screen: 'run', runId: 12 },
      { screen: 'compare', runIds: [3, 4] },
      { screen: 'exports' },
      { screen: 'settings' },
    ];
    for (const route of routes) expect(routeOf(fragmentOf(route))).toEqual(route);
  });

  it('falls back to a list when it makes no sense', () => {
    expect(routeOf('')).toEqual({ screen: 'journeys' });
    expect(routeOf('#/nowhere')).toEqual({ screen: 'journeys' });
    expect(routeOf('#/runs/abc')).toEqual({ screen: 'forecasts' });
    expect(routeOf('#/compare/1')).toEqual({ screen: 'forecasts' });
    expect(routeOf('#/journeys/%E0%A4%A')).toEqual({ screen: 'journey', journeyId: '%E0%A4%A' });
  });
});

describe('a time of day', () => {
  it('is written and read with hours and minutes', () => {
    expect([0, 75_000, 86_400].map(clockText)).toEqual(['00:00', '20:50', '24:00']);
    expect(['00:00', '20:50', ' 8:05 ', '24:00'].map(secondsOfClock)).toEqual([0, 75_000, 29_100, 86_400]);
  });

  it('is refused when there is no such time', () => {
    expect(['24:01', '12:60', '8시', '', '1:2'].map(secondsOfClock)).toEqual(Array(5).fill(null));
  });
});
