import { deserialize, serialize } from 'node:v8';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SliceCounts } from '../../core/simulate/counters.ts';
import {
  compileProgram,
  nextDecisions,
  type ProgramInput,
  type RunDecisions,
  runShared,
  runSlice,
  type Slice,
} from '../../core/simulate/index.ts';
import { CountSum } from '../../electron/engine/compute/countSum.ts';
import { generateReferenceCase } from './reference/cases.ts';
import { type Baseline, generateBaseline, recordedBaseline, worldOf } from './reference/casesWorld.ts';
import { between, chance, type Gen, oneOf } from './reference/picks.ts';

/* The engine has no button to pause. What a pause would rest on is proved: a run is nothing but its input, its slices' counts and the
   decisions of its passes, all of which survive being written to bytes and read by a process that knows nothing else. */

const mostPasses = 300;
/** What is left of a value when the process has ended and another one has read it back. */
const afterRestart = <T>(value: T): T => deserialize(serialize(value)) as T;

function cutsOf(g: Gen, size: number): number[] {
  const edges = Array.from({ length: size - 1 }, (_, index) => index + 1).filter(() => chance(g, 50));
  return [0, ...edges, size];
}

/** Any slices that tile the run, in any order. */
function slicesOf(g: Gen, { dataset, request }: ProgramInput): Slice[] {
  const replications = cutsOf(g, request.replications);
  const slices = replications.slice(1).flatMap((toReplication, block) => {
    const rows = cutsOf(g, dataset.customerCount);
    return rows.slice(1).map((toRow, index) => ({
      fromRow: rows[index]!,
      toRow,
      fromReplication: replications[block]!,
      toReplication,
    }));
  });
  for (let last = slices.length - 1; last > 0; last--) {
    const place = between(g, 0, last);
    [slices[last], slices[place]] = [slices[place]!, slices[last]!];
  }
  return slices;
}

/** The run in which every slice is counted by a process of its own, which ends after it. */
function interrupted(g: Gen, input: ProgramInput, baseline: Baseline): SliceCounts {
  let decisions: readonly RunDecisions[] | null = null;
  for (let passes = 1; ; passes++) {
    const done: { slice: Slice; bytes: Uint8Array }[] = [];
    for (const slice of slicesOf(g, input)) {
      const reborn = afterRestart(input);
      const given = decisions === null ? {} : { decisions: afterRestart(decisions) };
      const counts = runSlice(compileProgram(reborn), worldOf(reborn, baseline), slice, given);
      done.push({ slice, bytes: serialize(counts) });
    }
    const program = compileProgram(afterRestart(input));
    const sum = new CountSum(program);
    for (const { slice, bytes } of done) sum.add(slice.fromReplication, deserialize(bytes) as SliceCounts);
    const counts = sum.total();
    if (counts.shared === undefined) return counts;
    const next = nextDecisions(program, counts, decisions === null ? null : afterRestart(decisions));
    if (next.changed === 0 || passes >= mostPasses) return counts;
    decisions = next.decisions;
  }
}

const bytesOf = ({ replications }: SliceCounts) =>
  Buffer.concat(replications.map((block) => Buffer.from(block.buffer, block.byteOffset, block.byteLength)));

describe('a run that is paused after every slice and resumed by a new process', () => {
  it('gives the bytes of one that ran through, however it is cut, with shared limits and both arms', () => {
    let withLimits = 0;
    let withOthers = 0;
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const input = generateReferenceCase(g);
        const baseline = oneOf(g, [recordedBaseline(input), generateBaseline(g, input)]);
        const program = compileProgram(input);
        const whole = {
          fromRow: 0,
          toRow: input.dataset.customerCount,
          fromReplication: 0,
          toReplication: input.request.replications,
        };
        const straight = runShared(
          program,
          (decisions) => runSlice(program, worldOf(input, baseline), whole, decisions === null ? {} : { decisions }),
          mostPasses,
        );
        if (straight.decisions !== null) withLimits++;
        if (input.withoutJourneys.length > 0) withOthers++;
        expect(bytesOf(interrupted(g, input, baseline)).equals(bytesOf(straight.counts))).toBe(true);
      }),
      { seed: 17, numRuns: 40, endOnFailure: true },
    );
    expect(Math.min(withLimits, withOthers)).toBeGreaterThan(8);
  });
});
