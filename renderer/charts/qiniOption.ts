import type { ChartOption } from './echartsSetup.ts';
import type { Palette } from './palette.ts';
import { hoveredPlace, tooltipBox, valueAxis } from './parts.ts';

interface QiniTexts {
  readonly curve: string;
  readonly chance: string;
  readonly share: (share: number) => string;
  readonly gain: (gain: number) => string;
}

/** What taking customers from the top of a ranking brings, against taking as many by chance. */
export function qiniOption(
  palette: Palette,
  points: readonly { readonly share: number; readonly gain: number }[],
  texts: QiniTexts,
): ChartOption {
  const end = points.at(-1)?.gain ?? 0;
  return {
    textStyle: { fontFamily: palette.font, color: palette.textSoft },
    grid: { left: 8, right: 24, top: 28, bottom: 4, containLabel: true },
    legend: {
      top: 0,
      left: 0,
      itemWidth: 26,
      // the lines have no marks
      itemStyle: { opacity: 0 },
      textStyle: { color: palette.textSoft, fontSize: 12, fontFamily: palette.font },
    },
    xAxis: {
      type: 'value',
      min: 0,
      max: 1,
      splitNumber: 5,
      axisLine: { lineStyle: { color: palette.lineStrong } },
      splitLine: { show: false },
      axisLabel: { color: palette.faint, fontSize: 11, formatter: (share: number) => texts.share(share) },
    },
    yAxis: valueAxis(palette, texts.gain),
    tooltip: {
      ...tooltipBox(palette),
      axisPointer: { lineStyle: { color: palette.lineStrong }, label: { show: false } },
      formatter: (hovered: unknown) => {
        const { share, gain } = points[hoveredPlace(hovered)] ?? { share: 0, gain: 0 };
        return [
          texts.share(share),
          `${texts.curve}  ${texts.gain(gain)}`,
          `${texts.chance}  ${texts.gain(end * share)}`,
        ].join('\n');
      },
    },
    series: [
      {
        type: 'line',
        name: texts.curve,
        data: points.map(({ share, gain }) => [share, gain]),
        symbol: 'none',
        lineStyle: { color: palette.accent, width: 2 },
        itemStyle: { color: palette.accent },
      },
      {
        type: 'line',
        name: texts.chance,
        data: points.map(({ share }) => [share, end * share]),
        symbol: 'none',
        lineStyle: { color: palette.faint, width: 1.5, type: 'dashed' },
        itemStyle: { color: palette.faint },
      },
    ],
  };
}
