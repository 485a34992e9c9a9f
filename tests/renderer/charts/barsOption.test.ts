import { describe, expect, it } from 'vitest';
import { barsOption } from '../../../renderer/charts/barsOption.ts';
import type { Palette } from '../../../renderer/charts/index.ts';

const palette = { accent: 'green', lineStrong: 'grey', line: 'line', text: 'text', font: 'font' } as Palette;

describe('the chart of bars', () => {
  it('stacks its series, keeps missing values missing, and has a legend only for several', () => {
    const one = { name: '매출', values: [1, null, 3], tone: 'accent' } as const;
    const alone = barsOption(palette, ['1월', '2월', '3월'], [one], String);
    expect(alone.legend).toBeUndefined();
    expect(alone.series).toMatchObject([
      { type: 'bar', stack: 'all', data: [1, '-', 3], itemStyle: { color: 'green' } },
    ]);
    const two = barsOption(palette, ['1월'], [one, { ...one, name: '신규', tone: 'lineStrong' }], String);
    expect(two.legend).toBeDefined();
    expect(two.series).toMatchObject([
      { itemStyle: { color: 'green' } },
      { stack: 'all', itemStyle: { color: 'grey' } },
    ]);
  });
});
