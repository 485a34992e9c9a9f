import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Journey } from '../../../core/journey/spec.ts';
import { generateReferenceCase } from './cases.ts';
import { journey, message, onEvent, runWorld, silence } from './fixture.ts';
import { type ReferenceRow, referenceRun } from './referenceRun.ts';
import type { SimulationInput } from './types.ts';
import { recordedEvents } from './values.ts';
import { localDay } from './zones.ts';

const hourSeconds = 3600;

function run(input: SimulationInput) {
  const inWindow = (row: number) =>
    recordedEvents(input.dataset, row).filter((event) => event.time >= input.startTime && event.time < input.endTime);
  return referenceRun(input, inWindow).replications.map(({ rows }) => rows);
}

function sumOf(rows: readonly { with: ReferenceRow }[], isIn: (key: string) => boolean): number {
  let sum = 0;
  for (const row of rows) for (const [key, count] of row.with.counts) if (isIn(key)) sum += count;
  return sum;
}

/** How many steps of one kind a journey had in the busiest period. */
function busiest(
  rows: readonly { with: ReferenceRow }[],
  { id }: Journey,
  kind: string,
  periodOf: (time: number) => number,
): number {
  const counts = new Map<number, number>();
  for (const step of rows.flatMap((row) => row.with.steps)) {
    if (step.journeyId !== id || step.kind !== kind) continue;
    counts.set(periodOf(step.time), (counts.get(periodOf(step.time)) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}

function expectConservation(rows: readonly { with: ReferenceRow }[], one: Journey, isStudy: boolean): void {
  const prefix = isStudy ? '' : `+${one.id}|`;
  for (const { id } of one.nodes) {
    const sum = (start: string) => sumOf(rows, (key) => key.startsWith(`${prefix}${start}`));
    const node = `node|${id}|`;
    expect(sum(`${node}entered`)).toBe(sum(`${node}port|`) + sum(`${node}exit|`) + sum(`${node}inside`));
    expect(sum(`${node}day|`)).toBe(sum(`${node}entered`));
    const sent = `message|${id}|`;
    expect(sum(`${sent}intended`)).toBe(sum(`${sent}sent`) + sum(`${sent}suppressed|`) + sum(`${sent}pending`));
    const trigger = `trigger|${id}|`;
    expect(sum(`${trigger}fired`)).toBeGreaterThanOrEqual(sum(`${trigger}refused|`));
  }
}

/** What a journey did in its busiest period, and what it might have done at most. */
function uses(rows: readonly { with: ReferenceRow }[], one: Journey, input: SimulationInput) {
  const { sendsPerHour, entriesPerDay, entriesTotal, budgetWon } = one.limits;
  const hour = (time: number) => Math.floor((time - input.startTime) / hourSeconds);
  const day = (time: number) => localDay(input.dataset.zone, time);
  const messages = one === input.journeys[0] ? 'message|' : `+${one.id}|message|`;
  const cost = (what: string) => sumOf(rows, (key) => key.startsWith(messages) && key.endsWith(what));
  // fallbacks are sent whatever the budget says
  const hasFallback = one.nodes.some((node) => node.type === 'message' && node.fallback !== null);
  return [
    { used: busiest(rows, one, 'sent', hour), most: sendsPerHour },
    { used: busiest(rows, one, 'entered', day), most: entriesPerDay },
    { used: busiest(rows, one, 'entered', () => 0), most: entriesTotal },
    { used: cost('|costWon') - cost('|offerWon'), most: hasFallback ? null : budgetWon },
  ];
}

describe('whatever the reference interpreter runs', () => {
  it('loses nobody at a node, no message, and never exceeds a limit', () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const input = generateReferenceCase(g);
        for (const rows of run(input)) {
          for (const [index, one] of input.journeys.entries()) {
            expectConservation(rows, one, index === 0);
            for (const { used, most } of uses(rows, one, input)) {
              expect(used).toBeLessThanOrEqual(most ?? Number.POSITIVE_INFINITY);
            }
          }
        }
      }),
      { seed: 7, numRuns: 120, endOnFailure: true },
    );
  });

  it('has the same outcome in both arms when the same journeys run in them', () => {
    const outcome = (row: ReferenceRow, arm: string) =>
      Object.fromEntries(
        [...row.counts]
          .filter(([key]) => key.startsWith(`outcome|${arm}|`))
          .map(([key, count]) => [key.replace(`|${arm}|`, '|'), count])
          .sort(),
      );
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const input = generateReferenceCase(g);
        for (const row of run({ ...input, withoutJourneys: input.journeys }).flat()) {
          expect(outcome(row.without, 'without')).toEqual(outcome(row.with, 'with'));
          expect(row.without.steps).toEqual(row.with.steps);
        }
      }),
      { seed: 8, numRuns: 40, endOnFailure: true },
    );
  });

  it('refuses a customer’s 5,001st entry, where purchases call in and messages bring purchases', () => {
    const buyer = { ...silence, clickShare: 1, conversionShare: 1 };
    const [row] = runWorld({
      journeys: [journey([onEvent('purchase'), message('mail', { response: buyer })])],
      customers: [{ events: [{ at: '2024-03-01T10:00:00+09:00', type: 'purchase' }] }],
      days: 1,
    });
    expect(row!.with.counts.get('journey|entries')).toBe(5000);
    expect(row!.with.counts.get('trigger|in|refused|reentry')).toBe(1);
  });
});
