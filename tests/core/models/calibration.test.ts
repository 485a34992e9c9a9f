import { describe, expect, it } from 'vitest';
import {
  createStream,
  createSubStream,
  domains,
  nextUniform,
  openSubStream,
  type SubStream,
} from '../../../core/lib/random.ts';
import type { PurchaseSummaries } from '../../../core/models/forecastModel.ts';
import type { TimingSpec } from '../../../core/models/fitTiming.ts';
import { timingName } from '../../../core/models/index.ts';
import { createPurchaseCourse, nextPurchase, startBuyer } from '../../../core/models/purchaseCourse.ts';
import { drawBeta, drawExponential, drawGamma } from '../../../core/stats/index.ts';
import { timingOf } from './timingFits.ts';

/**
 * Simulation-based calibration (Talts et al. 2018): customers are made by telling the story of the model step by step, their past
 * is shown to the sampler, and their true future must rank evenly among the futures that it draws.
 */

const pastWeeks = 3000;
const futureWeeks = 1000;
const customers = 1600;
const draws = 19;
const bins = 20;
/** Chi-square with 19 degrees of freedom: 1 % lies above. */
const chiSquare99 = 36.19;

/** So slow that whole days are as good as a continuous time. */
const slow: Readonly<Record<TimingSpec['family'], Readonly<Record<string, number>>>> = {
  nbd: { r: 1.2, alpha: 700 },
  bgCnbd: { r: 1.2, alpha: 400, a: 0.8, b: 2.5 },
  mbgCnbd: { r: 1.2, alpha: 400, a: 0.8, b: 2.5 },
  paretoNbd: { r: 1.2, alpha: 700, s: 1.5, beta: 6000 },
};

interface Story {
  readonly past: readonly number[];
  readonly future: number;
}

/** Purchases after time 0, where the customer is born with a purchase, or was there before in an unknown stage. */
function tell({ family, k }: TimingSpec, wasThere: boolean, sub: SubStream): Story {
  const { r, alpha, a, b, s, beta } = slow[family] as Record<string, number>;
  const rate = drawGamma(sub, r!, alpha!);
  const leaving = family === 'bgCnbd' || family === 'mbgCnbd' ? drawBeta(sub, a!, b!) : 0;
  const leavesAt = family === 'paretoNbd' ? drawExponential(sub, drawGamma(sub, s!, beta!)) : Number.POSITIVE_INFINITY;
  const past: number[] = [];
  let future = 0;
  let left = family === 'mbgCnbd' && !wasThere && nextUniform(sub) < leaving;
  let stages = wasThere ? 1 + Math.floor(nextUniform(sub) * k) : k;
  for (let time = 0; !left; ) {
    for (; stages > 0; stages--) time += drawExponential(sub, rate);
    stages = k;
    if (time > leavesAt || time > pastWeeks + futureWeeks) break;
    if (time < pastWeeks) past.push(time);
    else future++;
    left = nextUniform(sub) < leaving;
  }
  return { past, future };
}

function summaryOf(past: readonly number[], wasThere: boolean): PurchaseSummaries {
  const day = (weeks: number): number => Math.round(weeks * 7);
  return {
    repeats: Uint32Array.of(past.length),
    recencyDays: Int32Array.of(day(past.at(-1) ?? 0)),
    spanDays: Int32Array.of(day(pastWeeks)),
    startGapDays: Int32Array.of(wasThere ? day(past[0] ?? pastWeeks) : -1),
  } as unknown as PurchaseSummaries;
}

function chiSquareOf(spec: TimingSpec, wasThere: boolean, sampledAs = spec): number {
  const story = createSubStream();
  const sub = createSubStream();
  const course = createPurchaseCourse();
  const model = timingOf(sampledAs, slow[sampledAs.family]);
  const truth = createStream(20, 0, domains.sampleShop);
  const streams = Array.from({ length: draws }, (_, draw) => createStream(21, draw, domains.baseline));
  const counts = new Float64Array(bins);
  for (let customer = 0; customer < customers; customer++) {
    openSubStream(story, truth, customer, 1);
    const { past, future } = tell(spec, wasThere, story);
    const summary = summaryOf(past, wasThere);
    // The sampler addresses draws by row; each customer stands alone in row 0 under streams of their own.
    let below = 0;
    let ties = 0;
    for (const [draw, base] of streams.entries()) {
      const stream = { ...base, k0: (base.k0 ^ Math.imul(customer + 1, 0x9e37_79b1)) | 0, k1: base.k1 + draw };
      let own = 0;
      if (startBuyer(model, summary, 0, futureWeeks, stream, sub, course)) {
        own = 1;
        while (nextPurchase(course, sub)) own++;
      }
      if (own < future) below++;
      else if (own === future) ties++;
    }
    counts[below + Math.floor(nextUniform(story) * (ties + 1))]!++;
  }
  const expected = customers / bins;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

describe('the posterior samplers are calibrated', () => {
  const cases: readonly [TimingSpec, boolean][] = [
    [{ family: 'nbd', k: 1 }, false],
    [{ family: 'bgCnbd', k: 1 }, false],
    [{ family: 'mbgCnbd', k: 1 }, false],
    [{ family: 'bgCnbd', k: 2 }, false],
    [{ family: 'mbgCnbd', k: 3 }, false],
    [{ family: 'bgCnbd', k: 2 }, true],
    [{ family: 'mbgCnbd', k: 3 }, true],
    [{ family: 'paretoNbd', k: 1 }, false],
  ];
  for (const [spec, wasThere] of cases) {
    it(`${timingName(spec.family, spec.k)} for ${wasThere ? 'customers who were there before' : 'births'}`, () => {
      expect(chiSquareOf(spec, wasThere)).toBeLessThan(chiSquare99);
    });
  }

  it('and the check notices a sampler that lets nobody leave, or takes gaps to have no stages', () => {
    const wrong = (spec: TimingSpec, sampledAs: TimingSpec): number => chiSquareOf(spec, false, sampledAs);
    expect(wrong({ family: 'bgCnbd', k: 1 }, { family: 'nbd', k: 1 })).toBeGreaterThan(chiSquare99);
    expect(wrong({ family: 'bgCnbd', k: 2 }, { family: 'bgCnbd', k: 1 })).toBeGreaterThan(chiSquare99);
  });
});
