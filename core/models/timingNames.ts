import type { TimingFamily } from './forecastModel.ts';

/** The model's name in the literature, the same in every language: `BG/NBD`, `MBG/CNBD-2`, `Pareto/NBD`. */
export function timingName(family: TimingFamily, k: number): string {
  switch (family) {
    case 'nbd':
      return 'NBD';
    case 'paretoNbd':
      return 'Pareto/NBD';
    case 'bgCnbd':
      return k === 1 ? 'BG/NBD' : `BG/CNBD-${k}`;
    case 'mbgCnbd':
      return k === 1 ? 'MBG/NBD' : `MBG/CNBD-${k}`;
  }
}

const symbols: Readonly<Record<string, string>> = { alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ' };

/** `r 0.2426, α 4.414, …` with `digits` significant digits. */
export function parametersText(parameters: Readonly<Record<string, number>>, digits = 4): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${symbols[name] ?? name} ${Number(value.toPrecision(digits))}`)
    .join(', ');
}
