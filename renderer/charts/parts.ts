import type { ChartOption } from './echartsSetup.ts';
import type { Palette } from './palette.ts';

/** The axis of figures, with lines across the chart. */
export function valueAxis(palette: Palette, format: (value: number) => string) {
  return {
    type: 'value',
    splitNumber: 3,
    splitLine: { lineStyle: { color: palette.line } },
    axisLabel: { color: palette.faint, fontSize: 11, formatter: (value: number) => format(value) },
  } as const satisfies ChartOption['yAxis'];
}

/** The box that says what the pointer is on, as a text and never as HTML. */
export function tooltipBox(palette: Palette) {
  return {
    trigger: 'axis',
    renderMode: 'richText',
    backgroundColor: palette.raised,
    borderColor: palette.line,
    textStyle: { color: palette.text, fontSize: 12, fontFamily: palette.font },
  } as const satisfies ChartOption['tooltip'];
}

/** The place among the data that the pointer is on. */
export function hoveredPlace(hovered: unknown): number {
  const first: unknown = Array.isArray(hovered) ? hovered[0] : hovered;
  if (typeof first !== 'object' || first === null || !('dataIndex' in first)) return 0;
  return typeof first.dataIndex === 'number' ? first.dataIndex : 0;
}
