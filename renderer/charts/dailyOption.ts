import type { Band } from '../../core/measure/result.ts';
import type { ChartOption, LineSeriesOption } from './echartsSetup.ts';
import type { Palette } from './palette.ts';
import { hoveredPlace, tooltipBox, valueAxis } from './parts.ts';

export interface BandLine {
  readonly name: string;
  readonly band: Band;
  readonly tone: 'accent' | 'muted';
}

export interface PlainLine {
  readonly name: string;
  readonly values: readonly number[];
  readonly tone: keyof Pick<Palette, 'series1' | 'series2' | 'series3' | 'series4' | 'series5' | 'series6'>;
}

/** Days along the bottom, figures of the hovered day in a tooltip drawn on the canvas (the page's policy bans inline styles). */
function frame(palette: Palette, dates: readonly string[], format: (value: number) => string): ChartOption {
  return {
    textStyle: { fontFamily: palette.font, color: palette.textSoft },
    grid: { left: 44, right: 84, top: 10, bottom: 24 },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: dates.map((date) => date.slice(5).replace('-', '/')),
      axisLine: { lineStyle: { color: palette.lineStrong } },
      axisTick: { show: false },
      axisLabel: { color: palette.faint, fontSize: 11, hideOverlap: true },
    },
    yAxis: {
      ...valueAxis(palette, format),
      // lines are read against each other, so the axis need not begin at zero
      scale: true,
    },
    tooltip: {
      ...tooltipBox(palette),
      axisPointer: { lineStyle: { color: palette.lineStrong } },
    },
  };
}

/** The line's name behind its end, moved up or down so that two lines that end together stay readable. */
function endLabel(name: string, color: string, rank: number): NonNullable<LineSeriesOption['endLabel']> {
  const offset: [number, number] = [0, rank === 0 ? -7 : 7];
  return { show: true, formatter: name, color, fontSize: 12, distance: 6, width: 74, overflow: 'truncate', offset };
}

/** Lines with their 90 % bands; the band is a stack of an invisible floor and a filled height. */
export function bandOption(
  palette: Palette,
  dates: readonly string[],
  lines: readonly BandLine[],
  format: (value: number) => string,
  bandText: (low: string, high: string) => string,
): ChartOption {
  const ends = lines.map(({ band }) => band.mean.at(-1) ?? 0);
  const series = lines.flatMap(({ name, band, tone }, index): LineSeriesOption[] => {
    const end = ends[index] ?? 0;
    const rank = ends.filter((other, at) => other > end || (other === end && at > index)).length;
    const color = tone === 'accent' ? palette.accent : palette.faint;
    const stacked = {
      type: 'line',
      stack: `${name}-band`,
      symbol: 'none',
      silent: true,
      lineStyle: { opacity: 0 },
    } as const;
    return [
      { ...stacked, name: `${name}-low`, data: [...band.low90], tooltip: { show: false } },
      {
        ...stacked,
        name: `${name}-high`,
        data: band.high90.map((high, day) => high - (band.low90[day] ?? 0)),
        areaStyle: { color, opacity: tone === 'accent' ? 0.16 : 0.12 },
      },
      {
        type: 'line',
        name,
        data: [...band.mean],
        symbol: 'none',
        lineStyle: { color, width: tone === 'accent' ? 2 : 1.5, type: tone === 'accent' ? 'solid' : 'dashed' },
        itemStyle: { color },
        endLabel: endLabel(name, color, rank),
      },
    ];
  });
  const base = frame(palette, dates, format);
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      formatter: (hovered: unknown) => {
        const day = hoveredPlace(hovered);
        const rows = lines.map(({ name, band }) => {
          const interval = bandText(format(band.low90[day] ?? 0), format(band.high90[day] ?? 0));
          return `${name}  ${format(band.mean[day] ?? 0)}  ${interval}`;
        });
        return [dates[day] ?? '', ...rows].join('\n');
      },
    },
    series,
  };
}

/** Plain lines, one colour and dash each, so that colour alone never tells them apart. */
export function linesOption(
  palette: Palette,
  dates: readonly string[],
  lines: readonly PlainLine[],
  format: (value: number) => string,
): ChartOption & { series: LineSeriesOption[] } {
  const dashes = ['solid', 'dashed', 'dotted'] as const;
  const base = frame(palette, dates, format);
  return {
    ...base,
    grid: { left: 44, right: 16, top: 28, bottom: 24 },
    legend: {
      type: 'scroll',
      top: 0,
      left: 36,
      right: 16,
      pageIconColor: palette.textSoft,
      pageIconInactiveColor: palette.line,
      pageTextStyle: { color: palette.textSoft, fontSize: 12, fontFamily: palette.font },
      itemWidth: 26,
      textStyle: { color: palette.textSoft, fontSize: 12, fontFamily: palette.font },
    },
    tooltip: {
      ...base.tooltip,
      formatter: (hovered: unknown) => {
        const day = hoveredPlace(hovered);
        return [dates[day] ?? '', ...lines.map(({ name, values }) => `${name}  ${format(values[day] ?? 0)}`)].join(
          '\n',
        );
      },
    },
    series: lines.map(({ name, values, tone }, index): LineSeriesOption => {
      const color = palette[tone];
      return {
        type: 'line',
        name,
        data: [...values],
        symbol: 'none',
        lineStyle: { color, width: 1.75, type: dashes[index % dashes.length] ?? 'solid' },
        itemStyle: { color },
      };
    }),
  };
}
