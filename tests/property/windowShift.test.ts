import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NodeOf } from '../../core/journey/nodes.ts';
import { emptyJourney, type Journey } from '../../core/journey/spec.ts';
import { compileProgram, type ProgramInput, replayWorld, traceCustomer } from '../../core/simulate/index.ts';
import type { TraceStep } from '../../core/simulate/trace.ts';
import { alone } from '../fixtures/alone.ts';
import { generateReferenceCase } from './reference/cases.ts';
import { assertAgreement } from './reference/compare.ts';
import { message, node, onEvent, wait } from './reference/fixture.ts';
import { between, hour } from './reference/picks.ts';
import { recordedEvents } from './reference/values.ts';

/** All that depends on time by its own clock or the wall's: waits, spans, quiet hours, local times. */
function clockJourney(): Journey {
  const links: [string, string, string][] = [
    ['in', 'next', 'short'],
    ['short', 'next', 'asked'],
    ['asked', 'bought', 'mail'],
    ['asked', 'else', 'sms'],
    ['mail', 'next', 'morning'],
    ['sms', 'next', 'morning'],
    ['morning', 'next', 'awaited'],
    ['awaited', 'happened', 'end'],
    ['awaited', 'timedOut', 'end'],
  ];
  const plain = emptyJourney('clock', 'Clock');
  return {
    ...plain,
    entry: { ...plain.entry, reentry: { kind: 'always' }, concurrent: true },
    exits: { ...plain.exits, maxDurationSeconds: 5 * 24 * hour },
    nodes: [
      onEvent('cart'),
      wait('short', 90 * 60),
      node<NodeOf<'branch'>>('asked', {
        type: 'branch',
        branches: [
          {
            id: 'bought',
            label: '',
            condition: {
              kind: 'event',
              event: 'purchase',
              where: [],
              count: { compare: 'atLeast', times: 1 },
              span: { kind: 'last', seconds: 30 * hour },
            },
          },
        ],
      }),
      message('mail', { purpose: 'advertising', channel: 'email' }),
      message('sms', { purpose: 'advertising', channel: 'sms', response: null }),
      node<NodeOf<'wait'>>('morning', {
        type: 'wait',
        wait: { kind: 'untilLocal', secondOfDay: 9 * hour, weekdays: [] },
      }),
      node<NodeOf<'waitFor'>>('awaited', {
        type: 'waitFor',
        event: 'visit',
        where: [],
        segment: null,
        others: [],
        timeoutSeconds: 20 * hour,
      }),
      node<NodeOf<'exit'>>('end', { type: 'exit' }),
    ],
    edges: links.map(([from, port, to]) => ({ id: `${from}.${port}`, from, port, to })),
  };
}

function tracesOf(input: ProgramInput): TraceStep[][] {
  const program = compileProgram(input);
  const world = replayWorld(input.dataset, input.startTime, input.endTime);
  return Array.from({ length: input.dataset.customerCount }, (_, row) => traceCustomer(program, world, row, 0));
}

/** The window begins inside a day and touches one more. */
const shifted = (input: ProgramInput, seconds: number): ProgramInput => ({
  ...input,
  request: { ...input.request, days: input.request.days + 1 },
  startTime: input.startTime + seconds,
  endTime: input.endTime + seconds,
});

/** Steps before a second; a local wait shows what it waits for only where that lies inside the window (ADR 13). */
function before(steps: readonly TraceStep[], time: number): TraceStep[] {
  return steps.filter((step) => step.time < time && !(step.kind === 'waiting' && Number(step.params.until) >= time));
}

describe('a window that begins and ends one second later', () => {
  it('loses what the events of its first second did, gains those of its last, and changes nothing else', () => {
    let lost = 0;
    let gained = 0;
    let kept = 0;
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const generated = generateReferenceCase(g);
        const { dataset, startTime, endTime } = generated;
        const request = { ...generated.request, simulateResponses: false };
        // a cap would let one run's messages decide about another's
        const assumptions = { ...generated.assumptions, frequencyCaps: [] };
        const input = { ...generated, ...alone(clockJourney()), request, assumptions };
        const early = tracesOf(input);
        const late = tracesOf(shifted(input, 1));
        for (let row = 0; row < dataset.customerCount; row++) {
          const first = recordedEvents(dataset, row).filter(({ time }) => time === startTime);
          // what the columns say of consent holds at the window's start, so one that has ended since is another customer
          if (first.some(({ type }) => type === 'unsubscribe')) continue;
          const calls = first.filter(({ type }) => type === 'cart').length;
          // runs are numbered from 1: those that began in the first second come first
          const inBoth = before(early[row]!, endTime)
            .filter(({ time, run }) => run > calls || (run === 0 && time > startTime))
            .map((step) => (step.run === 0 ? step : { ...step, run: step.run - calls }));
          expect(before(late[row]!, endTime)).toEqual(inBoth);
          const events = late[row]!.filter(({ time, kind }) => time === endTime && kind === 'event').length;
          expect(events).toBe(recordedEvents(dataset, row).filter(({ time }) => time === endTime).length);
          lost += calls;
          gained += late[row]!.filter(({ time, kind }) => time === endTime && kind === 'entered').length;
          kept += inBoth.filter(({ kind }) => kind === 'entered').length;
        }
      }),
      { seed: 31, numRuns: 120, endOnFailure: true },
    );
    expect(Math.min(lost, gained)).toBeGreaterThan(5);
    expect(kept).toBeGreaterThan(100);
  });

  it('leaves every draw and every answer to customers without an event in its first second as it was', () => {
    let answered = 0;
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const generated = generateReferenceCase(g);
        const { dataset, startTime, endTime } = generated;
        const request = { ...generated.request, simulateResponses: true };
        const assumptions = { ...generated.assumptions, pullForwardShare: 0 };
        const input = { ...generated, ...alone(clockJourney()), request, assumptions };
        const early = tracesOf(input);
        const late = tracesOf(shifted(input, 1));
        for (let row = 0; row < dataset.customerCount; row++) {
          if (recordedEvents(dataset, row).some(({ time }) => time === startTime)) continue;
          expect(before(late[row]!, endTime)).toEqual(before(early[row]!, endTime));
          answered += early[row]!.filter(({ kind }) => kind === 'opened' || kind === 'clicked').length;
        }
      }),
      { seed: 32, numRuns: 100, endOnFailure: true },
    );
    expect(answered).toBeGreaterThan(20);
  });

  it('means the same to kernel and reference interpreter, as does one that begins at any second of a day', () => {
    fc.assert(
      fc.property(fc.gen(), (g) => assertAgreement(shifted(generateReferenceCase(g), between(g, 1, 86_399)))),
      { seed: 33, numRuns: 60, endOnFailure: true },
    );
  });
});
