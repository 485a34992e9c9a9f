import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column } from '../../core/dataset/dataset.ts';
import { encodeTexts } from '../../core/dataset/index.ts';
import { runSteps } from '../../core/lib/steps.ts';
import { orderSteps } from '../../electron/engine/insight/customerOrder.ts';
import { driveSteps } from '../../electron/turns/driveSteps.ts';

const rowsOf = (count: number) => Uint32Array.from({ length: count }, (_, row) => row);
const orderOf = (column: Column, count: number, descending: boolean) => [
  ...runSteps(orderSteps(rowsOf(count), column, descending)),
];

describe('customers in the order of a column', () => {
  it('stand by the bytes of texts, equal ones by id, missing ones last in either direction', () => {
    const words = fc.array(fc.constantFrom('', 'a', 'customer1', 'customer12', 'customer2', '가', '나', 'z'), {
      maxLength: 80,
    });
    fc.assert(
      fc.property(words, fc.boolean(), (texts, descending) => {
        const sign = descending ? -1 : 1;
        const expected = texts
          .map((_, row) => row)
          .sort((a, b) => {
            if (texts[a] === '' || texts[b] === '') return Number(texts[a] === '') - Number(texts[b] === '') || a - b;
            return sign * Buffer.compare(Buffer.from(texts[a]!), Buffer.from(texts[b]!)) || a - b;
          });
        expect(orderOf({ kind: 'text', name: 't', ...encodeTexts(texts) }, texts.length, descending)).toEqual(expected);
      }),
    );
  });

  it('stand by numbers and labels, equal ones by id, missing ones last in either direction', () => {
    const numbers: Column = { kind: 'number', name: 'n', values: Float64Array.from([2, Number.NaN, -1, 2]) };
    expect(orderOf(numbers, 4, false)).toEqual([2, 0, 3, 1]);
    expect(orderOf(numbers, 4, true)).toEqual([0, 3, 2, 1]);
    const labels: Column = { kind: 'category', name: 'c', codes: Uint32Array.from([1, 2, 0, 1]), labels: ['z', 'a'] };
    expect(orderOf(labels, 4, false)).toEqual([1, 0, 3, 2]);
    expect(orderOf(labels, 4, true)).toEqual([0, 3, 1, 2]);
  });

  it('are put in order in many small steps where there are many', () => {
    const count = 300_000;
    const texts: Column = {
      kind: 'text',
      name: 't',
      ...encodeTexts(Array.from({ length: count }, (_, at) => `c${at}`)),
    };
    expect([...orderSteps(rowsOf(count), texts, false)].length).toBeGreaterThan(30);
    const numbers: Column = { kind: 'number', name: 'n', values: Float64Array.from(rowsOf(count), (row) => row % 997) };
    expect([...orderSteps(rowsOf(count), numbers, true)].length).toBeGreaterThan(30);
  });
});

describe('work that is driven', () => {
  it('lets a cancel in between its steps, and ends with it', async () => {
    const controller = new AbortController();
    let steps = 0;
    function* endless(): Generator<number, never> {
      for (;;) {
        steps++;
        yield 0.5;
      }
    }
    const driven = driveSteps(endless(), { signal: controller.signal });
    setImmediate(() => controller.abort());
    await expect(driven).rejects.toMatchObject({ data: { kind: 'cancelled' } });
    expect(steps).toBeGreaterThan(0);
  });

  it('answers what the work answers, and says how far it is', async () => {
    const shares: number[] = [];
    function* slow(): Generator<number, string> {
      for (let at = 1; at <= 3; at++) {
        const start = performance.now();
        while (performance.now() - start < 25);
        yield at / 4;
      }
      return 'done';
    }
    await expect(driveSteps(slow(), { onShare: (share) => shares.push(share) })).resolves.toBe('done');
    expect(shares).toEqual([0.25, 0.5, 0.75]);
  });
});
