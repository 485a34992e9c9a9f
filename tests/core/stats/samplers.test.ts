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

/** The mean lies within four standard errors, and the variance within 10 %. */
function expectMoments(values: Float64Array, mean: number, variance: number): void {
  expect(Math.abs(meanOf(values) - mean)).toBeLessThan(4 * Math.sqrt(variance / draws));
  expect(varianceOf(values) / variance).toBeGreaterThan(0.9);
  expect(varianceOf(values) / variance).toBeLessThan(1.1);
}

describe('samplers', () => {
  it('draws standard normals', () => expectMoments(sample(drawNormal), 0, 1));
  it('draws exponentials', () =>
    expectMoments(
      sample((sub) => drawExponential(sub, 4)),
      1 / 4,
      1 / 16,
    ));
  it('draws gammas with shape above 1', () =>
    expectMoments(
      sample((sub) => drawGamma(sub, 3.5, 2)),
      1.75,
      0.875,
    ));
  it('draws gammas with shape below 1', () =>
    expectMoments(
      sample((sub) => drawGamma(sub, 0.24, 2)),
      0.12,
      0.06,
    ));
  it('draws betas', () =>
    expectMoments(
      sample((sub) => drawBeta(sub, 0.8, 2.4)),
      0.25,
      0.1875 / 4.2,
    ));

  it('keeps betas with tiny parameters inside [0, 1] and never NaN', () => {
    const values = sample((sub) => drawBeta(sub, 1e-4, 1e-4));
    expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
    expectMoments(values, 0.5, 0.25 / 1.0002);
  });

  it('draws the log of a gamma so small that the gamma itself is 0', () => {
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
