import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memberMask, membershipOf } from '../../core/segment/index.ts';
import { generateCondition } from './reference/casesConditions.ts';
import { generateDataset } from './reference/casesData.ts';
import { between, oneOf } from './reference/picks.ts';

const startTime = Date.UTC(2026, 2, 10) / 1000;
const day = 86_400;

describe('who satisfies a condition, asked for many customers at once', () => {
  it('is who satisfies it asked one by one, whatever the condition, the moment and the stretch of rows', () => {
    let members = 0;
    let others = 0;
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const dataset = generateDataset(
          g,
          oneOf(g, ['Asia/Seoul', 'America/New_York']),
          startTime,
          startTime + 20 * day,
        );
        const condition = generateCondition(g);
        const time = startTime + between(g, -5, 25) * day + between(g, 0, 3) * 0.5;
        const belongs = membershipOf(condition, dataset, time);
        const mask = memberMask(condition, dataset, time);
        const from = between(g, 0, dataset.customerCount);
        const answers = new Uint8Array(dataset.customerCount).fill(7);
        mask(answers, from, dataset.customerCount);
        for (let row = from; row < dataset.customerCount; row++) {
          expect(answers[row - from]).toBe(belongs(row) ? 1 : 0);
          if (belongs(row)) members++;
          else others++;
        }
      }),
      { seed: 11, numRuns: 1500 },
    );
    expect(members).toBeGreaterThan(500);
    expect(others).toBeGreaterThan(500);
  });
});
