import type { ChartOption } from './echartsSetup.ts';
import type { Palette } from './palette.ts';
import { hoveredPlace, tooltipBox, valueAxis } from './parts.ts';

interface EffectBar {
  readonly name: string;
  /** Null where nothing can be said. */
  readonly effect: { readonly difference: number; readonly low95: number; readonly high95: number } | null;
}

interface EffectTexts {
  readonly effect: string;
  readonly format: (value: number) => string;
  readonly interval: (low: string, high: string) => string;
}

/** Effects side by side, each with its interval as a line: a stack of an invisible floor and a thin bar. */
export function effectsOption(palette: Palette, bars: readonly EffectBar[], texts: EffectTexts): ChartOption {
  const values = bars.map(({ effect }) => effect?.difference ?? null);
  return {
    textStyle: { fontFamily: palette.font, color: palette.textSoft },
    grid: { left: 8, right: 8, top: 12, bottom: 4, containLabel: true },
    xAxis: {
      type: 'category',
      data: bars.map(({ name }) => name),
      axisLine: { lineStyle: { color: palette.lineStrong }, onZero: true },
      axisTick: { show: false },
      axisLabel: { color: palette.faint, fontSize: 11, hideOverlap: true },
    },
    yAxis: valueAxis(palette, texts.format),
    tooltip: {
      ...tooltipBox(palette),
      axisPointer: { type: 'shadow' },
      formatter: (hovered: unknown) => {
        const bar = bars[hoveredPlace(hovered)];
        if (bar === undefined) return '';
        if (bar.effect === null) return `${bar.name}\n–`;
        const { difference, low95, high95 } = bar.effect;
        const interval = texts.interval(texts.format(low95), texts.format(high95));
        return `${bar.name}\n${texts.effect}  ${texts.format(difference)}  ${interval}`;
      },
    },
    series: [
      {
        type: 'bar',
        name: texts.effect,
        data: values.map((value) => value ?? '-'),
        barMaxWidth: 28,
        itemStyle: { color: palette.accent, opacity: 0.75 },
      },
      ...bars.flatMap(({ effect }, at) =>
        effect === null
          ? []
          : [
              {
                type: 'line' as const,
                data: [
                  [at, effect.low95],
                  [at, effect.high95],
                ],
                symbol: 'rect',
                symbolSize: [9, 1.5] as [number, number],
                silent: true,
                tooltip: { show: false },
                lineStyle: { color: palette.text, width: 1.5 },
                itemStyle: { color: palette.text },
              },
            ],
      ),
    ],
  };
}
