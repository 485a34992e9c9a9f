import type { TimingModel } from '../../core/models/forecastModel.ts';

/** The model of purchase timing with the parameters of a reference, so that closed forms can be compared to the last digit. */
export function referenceTiming(
  name: 'nbd' | 'bgnbd' | 'mbgnbd' | 'pnbd',
  parameters: Readonly<Record<string, number>>,
): TimingModel {
  const of = (parameter: string) => {
    const value = parameters[parameter];
    if (value === undefined) throw new Error(`The reference of ${name} has no ${parameter}.`);
    return value;
  };
  const rate = { r: of('r'), alpha: of('alpha') };
  switch (name) {
    case 'nbd':
      return { family: 'nbd', k: 1, values: rate };
    case 'bgnbd':
      return { family: 'bgCnbd', k: 1, values: { ...rate, a: of('a'), b: of('b') } };
    case 'mbgnbd':
      return { family: 'mbgCnbd', k: 1, values: { ...rate, a: of('a'), b: of('b') } };
    case 'pnbd':
      return { family: 'paretoNbd', k: 1, values: { ...rate, s: of('s'), beta: of('beta') } };
  }
}
