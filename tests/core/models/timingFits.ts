import type { TimingFamily, TimingFit } from '../../../core/models/forecastModel.ts';
import type { TimingSpec } from '../../../core/models/fitTiming.ts';

/** Parameters under which many leave, by family. */
const typical: Readonly<Record<TimingFamily, Readonly<Record<string, number>>>> = {
  nbd: { r: 0.9, alpha: 3 },
  bgCnbd: { r: 0.9, alpha: 3, a: 0.9, b: 1.8 },
  mbgCnbd: { r: 0.9, alpha: 3, a: 0.9, b: 1.8 },
  paretoNbd: { r: 0.9, alpha: 3, s: 0.7, beta: 6 },
};

export const everySpec: readonly TimingSpec[] = [
  { family: 'nbd', k: 1 },
  { family: 'bgCnbd', k: 1 },
  { family: 'mbgCnbd', k: 1 },
  { family: 'bgCnbd', k: 2 },
  { family: 'mbgCnbd', k: 3 },
  { family: 'paretoNbd', k: 1 },
];

/** A fit with the given parameters, as if made by somebody else. */
export function timingOf({ family, k }: TimingSpec, values = typical[family], logCovariance?: number[]): TimingFit {
  const names = Object.keys(values);
  const none = names.flatMap((_, row) => names.map((_name, column) => (row === column ? 1e-6 : 0)));
  return {
    family,
    k,
    names,
    values,
    logCovariance: logCovariance ?? none,
    logLikelihood: 0,
    customers: 1,
    fitted: true,
    unidentified: [],
  } as unknown as TimingFit;
}
