export { barsOption } from './barsOption.ts';
export { Chart } from './Chart.tsx';
export { effectsOption } from './effectsOption.ts';
export { bandOption, linesOption, type PlainLine } from './dailyOption.ts';
export { qiniOption } from './qiniOption.ts';
export type { Palette } from './palette.ts';
