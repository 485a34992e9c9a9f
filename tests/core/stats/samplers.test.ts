import { describe, expect, it } from 'vitest';
import { createStream, createSubStream, domains, openSubStream, type SubStream } from '../../../core/lib/random.ts';
import {
  drawBeta,
  drawExponential,
  drawGamma,
  drawLogGamma,
  drawNormal,
  meanOf,
  quantileOfSorted,
  varianceOf,
} from '../../../core/stats/index.ts';

const draws = 40_000;

function sample(draw: (stream: SubStream) => number): Float64Array {
  const stream = createStream(5, 0, domains.measure);
  const sub = createSubStream();
  return Float64Array.from({ length: draws }, (_, customer) => {
    openSubStream(sub, stream, customer, 9);
    return draw(sub);
  });
}

/** Distance of the sample mean from the true one in standard errors, and the ratio of the variances. */
function moments(values: Float64Array, mean: number, variance: number): { errors: number; ratio: number } {
  const errors = Math.abs(meanOf(values) - mean) / Math.sqrt(variance / draws);
  return { errors, ratio: varianceOf(values) / variance };
}

const cases: [string, (sub: SubStream) => number, number, number][] = [
  ['standard normals', drawNormal, 0, 1],
  ['exponentials', (sub) => drawExponential(sub, 4), 1 / 4, 1 / 16],
  ['gammas with shape above 1', (sub) => drawGamma(sub, 3.5, 2), 1.75, 0.875],
  ['gammas with shape below 1', (sub) => drawGamma(sub, 0.24, 2), 0.12, 0.06],
  ['betas', (sub) => drawBeta(sub, 0.8, 2.4), 0.25, 0.1875 / 4.2],
];

describe('samplers', () => {
  it.each(cases)('draw %s with the right mean and variance', (_, draw, mean, variance) => {
    const { errors, ratio } = moments(sample(draw), mean, variance);
    expect(errors).toBeLessThan(4);
    expect(ratio).toBeGreaterThan(0.9);
    expect(ratio).toBeLessThan(1.1);
  });

  it('keep betas with tiny parameters inside [0, 1] and never NaN', () => {
    const values = sample((sub) => drawBeta(sub, 1e-4, 1e-4));
    expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
    expect(moments(values, 0.5, 0.25 / 1.0002).errors).toBeLessThan(4);
  });

  it('draw the log of a gamma so small that the gamma itself is 0', () => {
    const values = sample((sub) => drawLogGamma(sub, 1e-4));
    expect(values.every(Number.isFinite)).toBe(true);
    expect(Math.min(...values)).toBeLessThan(-10_000);
  });
});

describe('quantileOfSorted', () => {
  it('agrees with type 7 by hand', () => {
    expect(quantileOfSorted([1, 2, 4, 8], 0.5)).toBe(3);
    expect(quantileOfSorted([1, 2, 4, 8], 0.1)).toBeCloseTo(1.3, 12);
    expect(quantileOfSorted([7], 0.95)).toBe(7);
    expect(quantileOfSorted([], 0.5)).toBeNaN();
  });
});
