import { describe, expect, it } from 'vitest';
import { movedTo } from '../../../../renderer/views/customers/table/movedTo.ts';

describe('moving a column', () => {
  it.each([
    ['a', 2, 'bcad'],
    ['d', 0, 'dabc'],
    ['b', 1, 'abcd'],
    ['c', 3, 'abdc'],
  ])('%s to place %i leaves the others in their order', (id, place, expected) => {
    expect(movedTo(['a', 'b', 'c', 'd'], id, place).join('')).toBe(expected);
  });
});
