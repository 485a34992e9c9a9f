import { z } from 'zod';
import { codesOf } from '../dataset/codes.ts';
import { columnNamed } from '../dataset/columns.ts';
import type { Column, Dataset } from '../dataset/dataset.ts';
import { chiSquareTail, normalTwoSided } from '../stats/index.ts';

const count = z.number().int().nonnegative();

/** A randomised experiment as the data show it: what each arm did, and how it differs from the control. */
export const experimentResultSchema = z.object({
  name: z.string(),
  control: z.string(),
  arms: z.array(z.object({ arm: z.string(), customers: count })),
  /** Pearson's chi-square against equal arms; a p below 0.001 says that the draw or the file is broken. Null with one arm. */
  sampleRatio: z.object({ chiSquare: z.number(), degrees: count, p: z.number() }).nullable(),
  outcomes: z.array(
    z.object({
      outcome: z.string(),
      /** Yes or no, whose mean is a share, or an amount. */
      kind: z.enum(['share', 'amount']),
      arms: z.array(
        z.object({
          arm: z.string(),
          /** Customers of the arm for whom the outcome is known. */
          customers: count,
          mean: z.number().nullable(),
          /** Against the control; null for the control itself and where either arm has fewer than two customers. */
          effect: z
            .object({
              difference: z.number(),
              standardError: z.number(),
              low95: z.number(),
              high95: z.number(),
              p: z.number(),
              /** Difference as a share of the control's mean; null where that is 0. */
              relativeLift: z.number().nullable(),
            })
            .nullable(),
        }),
      ),
    }),
  ),
});
export type ExperimentResult = z.infer<typeof experimentResultSchema>;

/** Names of the attributes that hold an experiment. */
interface ExperimentNames {
  readonly name: string;
  readonly arm: string;
  readonly control: string;
  readonly outcomes: readonly string[];
}

/** 97.5 % point of the standard normal distribution. */
const z95 = 1.959963984540054;

interface Sums {
  n: number;
  sum: number;
  squares: number;
}

/**
 * Difference of means of every arm from the control for every outcome, with Welch's standard error sqrt(s1²/n1 + s0²/n0) and the
 * normal 95 % interval (Neyman 1923). Null where the data have no such arms. Customers without an arm were not in it.
 */
export function measureExperiment(dataset: Dataset, names: ExperimentNames): ExperimentResult | null {
  const armColumn = columnNamed(dataset, names.arm);
  if (armColumn === null) return null;
  const { codes, labels } = codesOf(armColumn, dataset.zone);
  const sizes = new Float64Array(labels.length + 1);
  for (const code of codes) sizes[code]!++;
  const used = labels.flatMap((label, index) => (sizes[index + 1]! > 0 ? [{ label, code: index + 1 }] : []));
  const controlCode = used.find(({ label }) => label === names.control)?.code;
  if (controlCode === undefined) return null;
  const ordered = [
    ...used.filter(({ code }) => code === controlCode),
    ...used.filter(({ code }) => code !== controlCode),
  ];
  const total = used.reduce((sum, { code }) => sum + sizes[code]!, 0);
  const expected = total / used.length;
  const chiSquare = used.reduce((sum, { code }) => sum + (sizes[code]! - expected) ** 2 / expected, 0);
  const degrees = used.length - 1;
  return {
    name: names.name,
    control: names.control,
    arms: ordered.map(({ label, code }) => ({ arm: label, customers: sizes[code]! })),
    sampleRatio: degrees === 0 ? null : { chiSquare, degrees, p: chiSquareTail(chiSquare, degrees) },
    outcomes: names.outcomes.flatMap((outcome) => {
      const column = columnNamed(dataset, outcome);
      if (column === null || (column.kind !== 'boolean' && column.kind !== 'number')) return [];
      const sums = sumsOf(column, codes, labels.length);
      const control = sums[controlCode]!;
      return [
        {
          outcome,
          kind: column.kind === 'boolean' ? ('share' as const) : ('amount' as const),
          arms: ordered.map(({ label, code }) => ({
            arm: label,
            customers: sums[code]!.n,
            mean: sums[code]!.n === 0 ? null : meanOf(sums[code]!),
            effect: code === controlCode ? null : effectOf(sums[code]!, control),
          })),
        },
      ];
    }),
  };
}

function sumsOf(column: Extract<Column, { kind: 'boolean' | 'number' }>, codes: Uint32Array, arms: number): Sums[] {
  const sums = Array.from({ length: arms + 1 }, (): Sums => ({ n: 0, sum: 0, squares: 0 }));
  const { values } = column;
  const isKnown = (value: number) => (column.kind === 'boolean' ? value !== 2 : !Number.isNaN(value));
  for (let row = 0; row < codes.length; row++) {
    const value = values[row]!;
    if (!isKnown(value)) continue;
    const arm = sums[codes[row]!]!;
    arm.n++;
    arm.sum += value;
  }
  // squares around the mean, because large amounts would cancel
  for (let row = 0; row < codes.length; row++) {
    const value = values[row]!;
    if (!isKnown(value)) continue;
    const arm = sums[codes[row]!]!;
    arm.squares += (value - arm.sum / arm.n) ** 2;
  }
  return sums;
}

const meanOf = ({ n, sum }: Sums): number => sum / n;

function effectOf(treated: Sums, control: Sums): ExperimentResult['outcomes'][number]['arms'][number]['effect'] {
  if (treated.n < 2 || control.n < 2) return null;
  const difference = meanOf(treated) - meanOf(control);
  const standardError = Math.sqrt(
    treated.squares / (treated.n - 1) / treated.n + control.squares / (control.n - 1) / control.n,
  );
  const base = meanOf(control);
  return {
    difference,
    standardError,
    low95: difference - z95 * standardError,
    high95: difference + z95 * standardError,
    p: standardError === 0 ? (difference === 0 ? 1 : 0) : normalTwoSided(difference / standardError),
    relativeLift: base === 0 ? null : difference / base,
  };
}
