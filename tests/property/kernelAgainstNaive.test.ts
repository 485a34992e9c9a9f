import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileProgram, type Program, type ProgramInput, replayWorld, runSlice } from '../../core/simulate/index.ts';
import { entryRefusals, exitReasons, suppressions } from '../../core/simulate/counters.ts';
import { type TraceStep, traceKinds } from '../../core/simulate/trace.ts';
import { generateCase } from './kernelCases.ts';
import { interpretNaively } from './naiveInterpreter.ts';
import type { NaiveStep } from './naiveRuns.ts';
import { recordedEvents } from './naiveValues.ts';

const cases = 1000;

/** The one parameter of a step that the naive interpreter also reports. */
function detailOf({ kind, params }: TraceStep): string {
  switch (kind) {
    case 'event':
      return String(params.event);
    case 'refused':
    case 'suppressed':
    case 'exited':
      return String(params.reason);
    case 'port':
      return String(params.port);
    case 'waiting':
    case 'delayed':
      return String(params.until);
    case 'sent':
    case 'fallbackSent':
    case 'delivered':
    case 'notDelivered':
      return String(params.channel);
    default:
      return '';
  }
}

function kernelOf(program: Program, input: ProgramInput, row: number, replication: number) {
  const steps: NaiveStep[] = [];
  const world = replayWorld(input.dataset, input.startTime, input.endTime);
  const slice = { fromRow: row, toRow: row + 1, fromReplication: replication, toReplication: replication + 1 };
  const record = (step: TraceStep) => {
    const { time, run, nodeId, kind } = step;
    steps.push({ time, run, nodeId, kind, detail: detailOf(step) });
  };
  const [counts] = runSlice(program, world, slice, { record }).replications;
  const [silent] = runSlice(program, world, slice).replications;
  expect(silent).toEqual(counts);
  const counted = new Map<string, number>();
  for (const [index, key] of program.layout.keys.entries()) {
    if (counts![index] !== 0) counted.set(key, counts![index]!);
  }
  return { steps, counted };
}

function withoutZeros(counts: Map<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].filter(([, count]) => count !== 0).sort());
}

describe('the kernel and the naive interpreter', () => {
  it('agree step by step and count by count on generated journeys and customers', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const input = generateCase(g);
        const program = compileProgram(input);
        for (let row = 0; row < input.dataset.customerCount; row++) {
          const baseline = recordedEvents(input.dataset, row).filter(
            (event) => event.time >= input.startTime && event.time < input.endTime,
          );
          const replication = row;
          const naive = interpretNaively(input, row, replication, baseline);
          const kernel = kernelOf(program, input, row, replication);
          expect(kernel.steps).toEqual(naive.steps);
          expect(withoutZeros(kernel.counted)).toEqual(withoutZeros(naive.counts));
          for (const step of kernel.steps) {
            const name = ['exited', 'suppressed', 'refused'].includes(step.kind)
              ? `${step.kind} ${step.detail}`
              : step.kind;
            met.add(name);
          }
        }
      }),
      { seed: 20_240_220, numRuns: cases, endOnFailure: true },
    );
    // What no case has met has not been compared.
    const reasons = [
      ...entryRefusals.map((reason) => `refused ${reason}`),
      ...exitReasons.map((reason) => `exited ${reason}`),
      ...suppressions.filter((reason) => reason !== 'windowEnd').map((reason) => `suppressed ${reason}`),
    ];
    const kinds = traceKinds.filter((kind) => !['refused', 'exited', 'suppressed'].includes(kind));
    expect([...kinds, ...reasons].filter((name) => !met.has(name))).toEqual([]);
  });
});
