import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../../core/stats/normalQuantile.ts';
import { customersNeeded, detectableLift } from '../../../core/stats/sampleSize.ts';

describe('normalQuantile', () => {
  // Wichura (1988) gives these as checks of AS 241
  it.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.26234008979841],
    [0.975, 1.959963984540054],
  ])('gives the published quantile at %f', (p, quantile) => {
    expect(normalQuantile(p)).toBeCloseTo(quantile, 12);
  });

  it('is odd around one half', () => {
    for (const p of [0.01, 0.1, 0.3, 0.49]) expect(normalQuantile(p)).toBeCloseTo(-normalQuantile(1 - p), 12);
  });
});

describe('the customers that a test needs', () => {
  // Fleiss, Levin and Paik, table A.3 without continuity correction, as R's power.prop.test gives them
  it.each([
    [0.05, 0.06, 8158],
    [0.5, 0.75, 58],
    [0.1, 0.2, 199],
  ])('are the published ones for %f against %f', (rate, other, customers) => {
    expect(Math.ceil(customersNeeded(rate, other, 0.05, 0.8))).toBe(customers);
  });

  it('and the improvement that they show are each other’s inverse', () => {
    for (const rate of [0.01, 0.05, 0.3]) {
      const customersPerArm = 5000;
      const lift = detectableLift({ customersPerArm, rate, significance: 0.05, power: 0.8 });
      expect(customersNeeded(rate, rate * (1 + lift), 0.05, 0.8)).toBeCloseTo(customersPerArm, 3);
    }
  });

  it('never show an improvement where there is hardly anyone', () => {
    expect(detectableLift({ customersPerArm: 0, rate: 0.05, significance: 0.05, power: 0.8 })).toBe(Infinity);
    expect(detectableLift({ customersPerArm: 2, rate: 0.5, significance: 0.05, power: 0.8 })).toBe(Infinity);
  });
});
