import { describe, expect, it } from 'vitest';
import { bandOption, linesOption } from '../../../renderer/charts/dailyOption.ts';
import type { Palette } from '../../../renderer/charts/palette.ts';

const palette: Palette = {
  text: 'black',
  textSoft: 'grey',
  line: 'silver',
  lineStrong: 'silver',
  accent: 'green',
  faint: 'grey',
  raised: 'white',
  series1: 'green',
  series2: 'blue',
  series3: 'orange',
  series4: 'purple',
  series5: 'pink',
  series6: 'grey',
  font: 'Pretendard',
};
const dates = ['2026-11-22', '2026-11-23', '2026-11-24'];
const band = { mean: [10, 12, 11], low90: [8, 9, 9], high90: [13, 15, 12] };

describe('the chart of a line with its band', () => {
  const option = bandOption(
    palette,
    dates,
    [{ name: '여정', band, tone: 'accent' }],
    String,
    (low, high) => `${low}~${high}`,
  );
  const series = Array.isArray(option.series) ? option.series : [];

  it('stacks the height of the band on its floor, so that the top is the upper bound', () => {
    const floor = series[0]?.data;
    const height = series[1]?.data;
    expect(floor).toEqual(band.low90);
    expect(height).toEqual([5, 6, 3]);
    expect(series[0]?.stack).toBe(series[1]?.stack);
  });

  it('draws the mean itself', () => {
    expect(series[2]).toMatchObject({ name: '여정', data: band.mean });
  });

  it('says date, mean and interval of the hovered day in a tooltip without markup', () => {
    const tooltip = Array.isArray(option.tooltip) ? option.tooltip[0] : option.tooltip;
    expect(tooltip?.renderMode).toBe('richText');
    const formatter = tooltip?.formatter;
    const text = typeof formatter === 'function' ? formatter([{ dataIndex: 1 }] as never, '', () => undefined) : '';
    expect(text).toBe('2026-11-23\n여정  12  9~15');
  });
});

describe('the chart of plain lines', () => {
  it('tells neighbours apart by dash as well as colour', () => {
    const lines = [
      { name: '이메일', values: [1, 2, 3], tone: 'series2' as const },
      { name: 'SMS', values: [3, 2, 1], tone: 'series4' as const },
    ];
    const { series } = linesOption(palette, dates, lines, String);
    const styles = series.map((line) => line.lineStyle);
    expect(styles.map((style) => style?.type)).toEqual(['solid', 'dashed']);
    expect(styles.map((style) => style?.color)).toEqual(['blue', 'purple']);
  });
});
