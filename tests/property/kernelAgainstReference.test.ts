import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { generateReferenceCase } from './reference/cases.ts';
import { generateBaseline } from './reference/casesWorld.ts';
import { assertAgreement } from './reference/compare.ts';

const cases = 1000;
const forecastCases = 200;
const busyCases = 30;

describe('the kernel and the reference interpreter', () => {
  it('agree on every count and every step of generated journeys, customers and event logs', () => {
    fc.assert(
      fc.property(fc.gen(), (g) => assertAgreement(generateReferenceCase(g))),
      { seed: 20_261_126, numRuns: cases, endOnFailure: true },
    );
  }, 600_000);

  it('agree over worlds like a forecast’s: other events in every replication, with lent properties or none', () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const input = generateReferenceCase(g);
        assertAgreement(input, generateBaseline(g, input));
      }),
      { seed: 20_261_127, numRuns: forecastCases, endOnFailure: true },
    );
  }, 600_000);

  it('agree about customers with hundreds of events, where counts are kept up instead of made anew', () => {
    fc.assert(
      fc.property(fc.gen(), (g) => assertAgreement(generateReferenceCase(g, true))),
      { seed: 20_261_128, numRuns: busyCases, endOnFailure: true },
    );
  }, 600_000);
});
