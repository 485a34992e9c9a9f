import { z } from 'zod';
import { codesOf } from '../dataset/codes.ts';
import { columnNamed } from '../dataset/columns.ts';
import type { Column, Dataset } from '../dataset/dataset.ts';
import { chiSquareTail } from '../stats/index.ts';
import { addValue, effectOf, effectSchema, meanOf, type Moments, noMoments } from './uplift/effect.ts';

const count = z.number().int().nonnegative();

/** A randomised experiment as the data show it: what each arm did, and how it differs from the control. */
export const experimentResultSchema = z.object({
  name: z.string(),
  control: z.string(),
  /** Attribute that names the arms. */
  armColumn: z.string(),
  /** The control first; `share` is what was planned of all, equal where nothing was said. */
  arms: z.array(z.object({ arm: z.string(), customers: count, share: z.number() })),
  /** Pearson's chi-square against the planned shares; a p below 0.001 says that the draw or the file is broken. Null with one arm. */
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
          effect: effectSchema.nullable(),
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

/** What was planned of each arm, in any unit; an arm that is not named, or no plan, means as many as any other. */
export type PlannedShares = Readonly<Record<string, number>>;

/**
 * Difference of means of every arm from the control for every outcome, with Welch's standard error sqrt(s1²/n1 + s0²/n0) and the
 * normal 95 % interval (Neyman 1923). Null where the data have no such arms. Customers without an arm were not in it.
 */
export function measureExperiment(
  dataset: Dataset,
  names: ExperimentNames,
  planned: PlannedShares = {},
): ExperimentResult | null {
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
  const weight = ({ label }: { label: string }) => planned[label] ?? 1;
  const weights = used.reduce((sum, arm) => sum + weight(arm), 0);
  const expected = (arm: { label: string }) => (total * weight(arm)) / weights;
  const chiSquare = used.reduce((sum, arm) => sum + (sizes[arm.code]! - expected(arm)) ** 2 / expected(arm), 0);
  const degrees = used.length - 1;
  return {
    name: names.name,
    control: names.control,
    armColumn: names.arm,
    arms: ordered.map((arm) => ({ arm: arm.label, customers: sizes[arm.code]!, share: weight(arm) / weights })),
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

function sumsOf(column: Extract<Column, { kind: 'boolean' | 'number' }>, codes: Uint32Array, arms: number): Moments[] {
  const sums = Array.from({ length: arms + 1 }, noMoments);
  const { values } = column;
  const isKnown = (value: number) => (column.kind === 'boolean' ? value !== 2 : !Number.isNaN(value));
  for (let row = 0; row < codes.length; row++) {
    const value = values[row]!;
    if (isKnown(value)) addValue(sums[codes[row]!]!, value);
  }
  return sums;
}
