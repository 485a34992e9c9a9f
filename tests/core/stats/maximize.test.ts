import { describe, expect, it } from 'vitest';
import { maximizeInBox, observedInformation } from '../../../core/stats/index.ts';

describe('maximizeInBox', () => {
  it('finds the top of a curved ridge (Rosenbrock in logs)', () => {
    const objective = ([x, y]: readonly number[]): number => -((1 - x!) ** 2) - 100 * (y! - x! * x!) ** 2;
    const found = maximizeInBox(objective, [[-1.2, 1]]);
    expect(found.logParameters[0]).toBeCloseTo(1, 4);
    expect(found.logParameters[1]).toBeCloseTo(1, 4);
  });

  it('stops at the bound of 1e4 where the objective rises for ever', () => {
    const found = maximizeInBox(([x]) => Math.min(50, x!), [[0]]);
    expect(Math.exp(found.logParameters[0]!)).toBeGreaterThan(9_000);
    expect(Math.exp(found.logParameters[0]!)).toBeLessThanOrEqual(10_000.01);
  });

  it('steps around places where the objective is not defined', () => {
    const found = maximizeInBox(([x]) => (x! > 2 ? Number.NaN : -((x! - 1.5) ** 2)), [[0]]);
    expect(found.logParameters[0]).toBeCloseTo(1.5, 4);
  });
});

describe('observedInformation', () => {
  it('is the matrix of a quadratic objective', () => {
    const objective = ([x, y]: readonly number[]): number => -2 * x! * x! + 3 * x! * y! - 4 * y! * y!;
    const information = observedInformation(objective, [0.3, -0.2]);
    for (const [index, expected] of [4, -3, -3, 8].entries()) expect(information[index]).toBeCloseTo(expected, 5);
  });
});
