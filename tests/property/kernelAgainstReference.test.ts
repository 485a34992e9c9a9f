import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { generateReferenceCase } from './reference/cases.ts';
import { assertAgreement } from './reference/compare.ts';

const cases = 1000;

describe('the kernel and the reference interpreter', () => {
  it('agree on every count and every step of generated journeys, customers and event logs', () => {
    fc.assert(
      fc.property(fc.gen(), (g) => assertAgreement(generateReferenceCase(g))),
      { seed: 20_261_126, numRuns: cases, endOnFailure: true },
    );
  }, 600_000);
});
