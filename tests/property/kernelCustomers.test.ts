import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileProgram, customersBehind, runShared, runSlice } from '../../core/simulate/index.ts';
import { generateReferenceCase } from './reference/cases.ts';
import { generateBaseline, recordedBaseline, worldOf } from './reference/casesWorld.ts';
import { oneOf } from './reference/picks.ts';
import { referenceRun } from './reference/referenceRun.ts';

describe('the customers behind a count', () => {
  it('are for every count of both arms those whom the reference interpreter counts there', () => {
    let kinds = 0;
    let ofOtherArm = 0;
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const input = generateReferenceCase(g);
        const baseline = oneOf(g, [recordedBaseline(input), generateBaseline(g, input)]);
        const program = compileProgram(input);
        const world = worldOf(input, baseline);
        const whole = { fromRow: 0, toRow: input.dataset.customerCount, fromReplication: 0, toReplication: 1 };
        const { decisions } = runShared(
          program,
          (given) => runSlice(program, world, whole, given === null ? {} : { decisions: given }),
          300,
        );
        const { rows } = referenceRun({ ...input, request: { ...input.request, replications: 1 } }, baseline)
          .replications[0]!;
        for (const key of program.layout.keys) {
          if (key === 'outcome|without|sent' || key === 'outcome|without|costWon') continue;
          const expected = [...rows.keys()].filter(
            (row) => (rows[row]!.with.counts.get(key) ?? rows[row]!.without.counts.get(key) ?? 0) !== 0,
          );
          if (expected.length > 0) kinds++;
          if (expected.length > 0 && key.startsWith('outcome|without') && input.withoutJourneys.length > 0)
            ofOtherArm++;
          const found = customersBehind(program, world, whole, key, 100, decisions);
          expect({ key, ...found }).toEqual({ key, total: expected.length, rows: expected });
        }
        const sentTo = [...rows.keys()].filter((row) => rows[row]!.without.steps.some((step) => step.kind === 'sent'));
        expect(customersBehind(program, world, whole, 'outcome|without|sent', 100, decisions).rows).toEqual(sentTo);
      }),
      { seed: 23, numRuns: 60, endOnFailure: true },
    );
    expect(kinds).toBeGreaterThan(1000);
    expect(ofOtherArm).toBeGreaterThan(50);
  });
});
