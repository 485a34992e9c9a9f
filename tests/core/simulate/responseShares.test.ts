import { describe, expect, it } from 'vitest';
import { createPlan } from '../../../core/simulate/compile/plan.ts';
import { compileKernel } from '../../../core/simulate/kernel.ts';
import { benchmarkInput } from '../../real-data/benchmarkJourney.ts';

const halfWidth = 0.5;

/** The log-odds of a click on the first e-mail in each replication. */
function clickLogOdds(replications: number): number[] {
  const input = benchmarkInput(1);
  const study = input.journeys[0]!;
  const nodes = study.nodes.map((node) =>
    node.type === 'message' && node.response !== null
      ? { ...node, response: { ...node.response, logHalfWidth: halfWidth } }
      : node,
  );
  const journey = { ...study, nodes };
  const kernel = compileKernel(createPlan({ ...input, journeys: [journey] }, [journey], journey), false);
  const nothing = { decisions: null, requests: null, recorder: null };
  return Array.from({ length: replications }, (_, replication) => {
    kernel.begin({ replication, ...nothing });
    const share = kernel.clickShares[0]!;
    return Math.log(share / (1 - share));
  });
}

describe('the uncertainty of response', () => {
  const logOdds = clickLogOdds(8000);
  const centre = Math.log(0.12 / 0.88);

  it('is one draw for both replications of a pair, and another one for the next pair', () => {
    for (let pair = 0; pair < 20; pair++) expect(logOdds[pair * 2 + 1]).toBe(logOdds[pair * 2]);
    expect(new Set(logOdds).size).toBe(4000);
  });

  it('leaves 90 % of the draws within the stated half-width around the stated share', () => {
    const within = logOdds.filter((value) => Math.abs(value - centre) < halfWidth).length / logOdds.length;
    // 4,000 independent draws: four standard errors are 0.019.
    expect(Math.abs(within - 0.9)).toBeLessThan(0.019);
  });
});
