/**
 * Compares the kernel with the reference interpreter on ever new cases for `--minutes N` (default 10), from `--seed S` on: over the
 * recorded events at even seeds, over made-up worlds at odd ones, with busy customers at every tenth. Ends with code 1 at the first
 * case on which they differ, naming the seed and path that make it again.
 */
import { parseArgs } from 'node:util';
import * as fc from 'fast-check';
import { generateReferenceCase } from './cases.ts';
import { generateBaseline } from './casesWorld.ts';
import { assertAgreement } from './compare.ts';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string', default: '1' } },
});
const end = performance.now() + Number(values.minutes) * 60_000;
const casesPerSeed = 100;
let cases = 0;
for (let seed = Number(values.seed); performance.now() < end; seed++) {
  const outcome = fc.check(
    fc.property(fc.gen(), (g) => {
      const input = generateReferenceCase(g, seed % 10 === 0);
      assertAgreement(input, seed % 2 === 0 ? null : generateBaseline(g, input));
    }),
    { seed, numRuns: casesPerSeed, endOnFailure: true },
  );
  cases += outcome.numRuns;
  if (!outcome.failed) continue;
  process.stderr.write(`seed ${seed}, path ${outcome.counterexamplePath ?? ''}\n${String(outcome.errorInstance)}\n`);
  process.exit(1);
}
process.stdout.write(`${cases} cases, no disagreement\n`);
