import { describe, expect, it } from 'vitest';
import { createCalendars, holdFor } from '../../../core/simulate/calendars.ts';
import { benchmarkInput } from '../../real-data/benchmarkJourney.ts';

const input = benchmarkInput(3);
const known = createCalendars(input);

describe('the calendars of an earlier run', () => {
  it('hold for another journey over the same customers and the same window', () => {
    expect(holdFor(known, { ...input, journeys: [] } as typeof input)).toBe(true);
  });

  it('are made anew for another window, other customers and another reach into the past', () => {
    const day = 86_400;
    const { assumptions } = input;
    const others = [
      { ...input, startTime: input.startTime + day },
      { ...input, endTime: input.endTime + day },
      { ...input, dataset: { ...input.dataset, zone: 'America/New_York' } },
      { ...input, assumptions: { ...assumptions, consentYears: assumptions.consentYears + 1 } },
    ];
    for (const other of others) {
      expect(holdFor(known, other)).toBe(false);
      expect(createCalendars(other)).not.toEqual(known);
    }
  });
});
