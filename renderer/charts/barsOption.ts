import type { BarSeriesOption, ChartOption } from './echartsSetup.ts';
import type { Palette } from './palette.ts';
import { tooltipBox, valueAxis } from './parts.ts';

export interface BarSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly tone: keyof Pick<Palette, 'accent' | 'lineStrong'>;
}

/**
 * Bars that stand on each other, one stack per label; a legend where there is more than one series. Two series are told apart
 * by how dark they are, not by hue.
 */
export function barsOption(
  palette: Palette,
  labels: readonly string[],
  series: readonly BarSeries[],
  format: (value: number) => string,
): ChartOption {
  const several = series.length > 1;
  return {
    textStyle: { fontFamily: palette.font, color: palette.textSoft },
    grid: { left: 8, right: 8, top: several ? 30 : 12, bottom: 4, containLabel: true },
    xAxis: {
      type: 'category',
      data: [...labels],
      axisLine: { lineStyle: { color: palette.lineStrong } },
      axisTick: { show: false },
      axisLabel: { color: palette.faint, fontSize: 11, hideOverlap: true },
    },
    yAxis: valueAxis(palette, format),
    ...(several
      ? {
          legend: {
            top: 0,
            left: 0,
            itemWidth: 12,
            itemHeight: 8,
            textStyle: { color: palette.textSoft, fontSize: 12, fontFamily: palette.font },
          },
        }
      : {}),
    tooltip: {
      ...tooltipBox(palette),
      axisPointer: { type: 'shadow' },
      valueFormatter: (value) => (typeof value === 'number' ? format(value) : '–'),
    },
    series: series.map(({ name, values, tone }, index): BarSeriesOption => {
      return {
        type: 'bar',
        name,
        stack: 'all',
        data: values.map((value) => value ?? '-'),
        barMaxWidth: 36,
        itemStyle: {
          color: palette[tone],
          borderRadius: index === series.length - 1 ? [2, 2, 0, 0] : 0,
        },
      };
    }),
  };
}
