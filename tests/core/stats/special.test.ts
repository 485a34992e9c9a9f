import { describe, expect, it } from 'vitest';
import { hypergeometric2F1, logBeta, logGamma } from '../../../core/stats/index.ts';

describe('special functions', () => {
  it('gives ln Γ at whole and half numbers, where it has a closed form', () => {
    expect(logGamma(1)).toBeCloseTo(0, 14);
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 12);
    expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 13);
    expect(logGamma(1e-4)).toBeCloseTo(9.210_282_658_633_961, 11);
    expect(logGamma(10_000)).toBeCloseTo(82_099.717_496_442_38, 7);
  });

  it('gives ln B(a, b) that agrees with factorials', () => {
    expect(logBeta(3, 4)).toBeCloseTo(Math.log(1 / 60), 13);
  });

  it('gives 2F1 where it is a known function', () => {
    expect(hypergeometric2F1(1, 1, 2, 0.5)).toBeCloseTo(2 * Math.log(2), 13);
    expect(hypergeometric2F1(0.7, 3, 3, 0.9)).toBeCloseTo(0.1 ** -0.7, 11);
    expect(hypergeometric2F1(2.5, 1.3, 4, 0)).toBe(1);
  });
});
