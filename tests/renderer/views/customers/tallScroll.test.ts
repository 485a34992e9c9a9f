import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  positionAt,
  scrolledTo,
  tallBox,
  type TallPosition,
} from '../../../../renderer/views/customers/table/tallScroll.ts';

const view = 700;
const million = tallBox(30_000_000);
const yOf = ({ top, offset }: TallPosition) => top + offset;

describe('a list taller than a browser can place to the pixel', () => {
  it('lies as it is while it is short', () => {
    const box = tallBox(6_000);
    expect(box.height).toBe(6_000);
    expect(scrolledTo(box, { top: 0, offset: 0 }, 5_000, view)).toEqual({ top: 5_000, offset: 0 });
  });

  it('gets a box of 8 million pixels whose both ends are those of the list', () => {
    expect(million.height).toBe(8_000_000);
    expect(yOf(scrolledTo(million, { top: 0, offset: 0 }, million.height - view, view))).toBe(30_000_000 - view);
    expect(yOf(scrolledTo(million, { top: 4_000_000, offset: 11_000_000 }, 0, view))).toBe(0);
  });

  it('moves by a small step to the pixel, wherever it stands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000_000 - view }), fc.integer({ min: -600, max: 600 }), (y, step) => {
        const before = positionAt(million, y, view);
        const after = scrolledTo(million, before, before.top + step, view);
        expect(yOf(after)).toBe(Math.max(0, Math.min(30_000_000 - view, y + step)));
      }),
    );
  });

  it('places every pixel inside of the box', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 31_000_000 }), (y) => {
        const { top, offset } = positionAt(million, y, view);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(top).toBeLessThanOrEqual(million.height - view);
        expect(top + offset).toBe(Math.max(0, Math.min(y, 30_000_000 - view)));
      }),
    );
  });

  it('moves by a drag of the bar in proportion, give or take a hundredth', () => {
    for (const share of [0.1, 0.5, 0.9]) {
      const after = scrolledTo(million, { top: 0, offset: 0 }, share * (million.height - view), view);
      expect(Math.abs(yOf(after) / 30_000_000 - share)).toBeLessThan(0.01);
    }
  });
});
