export { barsOption } from './barsOption.ts';
export { Chart } from './Chart.tsx';
export { bandOption, linesOption, type PlainLine } from './dailyOption.ts';
export type { Palette } from './palette.ts';
