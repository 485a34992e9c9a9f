import { z } from 'zod';
import { codesOf } from '../../dataset/codes.ts';
import { cellText, columnNamed, isMissing } from '../../dataset/columns.ts';
import { type Column, type Dataset, missingDay } from '../../dataset/dataset.ts';
import { inRanges, type Steps, within } from '../../lib/steps.ts';
import { type Covariate, adjustSteps } from './adjustment.ts';
import { detectableDifference, power, significance } from './detectable.ts';
import { addValue, effectOf, effectSchema, meanOf, noMoments } from './effect.ts';
import { groupEffects, heterogeneity, partsOf } from './groups.ts';
import {
  bootstrapQini,
  intervalOf,
  perfectRanking,
  qiniCoefficient,
  qiniCurve,
  type QiniPoint,
  rankSteps,
  type Trial,
} from './qini.ts';

const count = z.number().int().nonnegative();
const groupSchema = z.object({
  label: z.string().nullable(),
  treated: count,
  control: count,
  treatedMean: z.number().nullable(),
  controlMean: z.number().nullable(),
  effect: effectSchema.nullable(),
});
const adjustedSchema = z.object({ effect: effectSchema, varianceSaved: z.number() });

/** What experts ask of one arm against the control for one outcome. */
export const experimentDepthSchema = z.object({
  kind: z.enum(['share', 'amount']),
  treated: count,
  control: count,
  plain: effectSchema.nullable(),
  /** Null where no covariate was chosen or too few customers are there. `used`: coefficients beyond the constant. */
  adjusted: z.object({ cuped: adjustedSchema, regression: adjustedSchema, used: count }).nullable(),
  /** The smallest increase that shows at the level and with the power. */
  detectable: z.object({
    difference: z.number().nullable(),
    relative: z.number().nullable(),
    significance: z.number(),
    power: z.number(),
  }),
  /** Null where no ranking was chosen. */
  ranking: z
    .object({
      /** As shares: of all customers from the top, and the gain per customer of all. */
      curve: z.array(z.object({ share: z.number(), gain: z.number() })),
      coefficient: z.number().nullable(),
      interval: z.object({ low90: z.number(), high90: z.number() }).nullable(),
      /** Tenths of the customers from the top. */
      tenths: z.array(groupSchema),
      /** Customers whose score is missing; they stand last. */
      unranked: count,
    })
    .nullable(),
  /** Null where no grouping was chosen. */
  groups: z
    .object({
      groups: z.array(groupSchema),
      heterogeneity: z.object({ q: z.number(), degrees: count, p: z.number() }).nullable(),
    })
    .nullable(),
});
export type ExperimentDepth = z.infer<typeof experimentDepthSchema>;

export interface DepthRequest {
  /** Column that names the arms, and two of them. */
  readonly armColumn: string;
  readonly arm: string;
  readonly control: string;
  readonly outcome: string;
  readonly ranking: { readonly column: Column; readonly largestFirst: boolean } | null;
  readonly groups: Column | null;
  readonly covariates: readonly Column[];
  readonly replications: number;
  readonly seed: number;
}

const mostPoints = 200;
const tenths = 10;
/** Groups of a column of figures, and the most of one of labels; the rest is one group. */
const figureGroups = 5;
const mostLabels = 12;

/** Null where the data have no such arms or outcome. Customers without an arm or with an unknown outcome are left out. */
export function* experimentDepth(dataset: Dataset, request: DepthRequest): Steps<ExperimentDepth | null> {
  const found = yield* within(participants(dataset, request), 0, 0.1);
  if (found === null) return null;
  const { rows, trial, kind } = found;
  const arms = [noMoments(), noMoments()] as const;
  yield* inRanges(rows.length, (from, to) => {
    for (let place = from; place < to; place++)
      addValue(arms[trial.treated[place] === 1 ? 1 : 0], trial.outcomes[place]!);
  });
  const [control, treated] = arms;
  const covariates = request.covariates.flatMap((column) => covariatesOf(column, rows, dataset.zone));
  const adjusted = covariates.length === 0 ? null : yield* within(adjustSteps(trial, covariates), 0.1, 0.3);
  const difference = detectableDifference(kind, treated, control);
  const base = control.n === 0 ? 0 : meanOf(control);
  return {
    kind,
    treated: treated.n,
    control: control.n,
    plain: effectOf(treated, control),
    adjusted,
    detectable: {
      difference,
      relative: difference === null || base === 0 ? null : difference / base,
      significance,
      power,
    },
    groups:
      request.groups === null ? null : yield* within(byGroup(trial, rows, request.groups, dataset.zone), 0.3, 0.4),
    ranking: request.ranking === null ? null : yield* within(byRanking(trial, rows, request), 0.4, 1),
  };
}

function* participants(
  dataset: Dataset,
  { armColumn, arm, control, outcome }: DepthRequest,
): Steps<{ rows: Uint32Array; trial: Trial; kind: 'share' | 'amount' } | null> {
  const arms = columnNamed(dataset, armColumn);
  const column = columnNamed(dataset, outcome);
  if (arms === null || column === null || (column.kind !== 'boolean' && column.kind !== 'number')) return null;
  const { codes, labels } = codesOf(arms, dataset.zone);
  const treatedCode = labels.indexOf(arm) + 1;
  const controlCode = labels.indexOf(control) + 1;
  if (treatedCode === 0 || controlCode === 0 || treatedCode === controlCode) return null;
  const rows = new Uint32Array(codes.length);
  const treated = new Uint8Array(codes.length);
  const outcomes = new Float64Array(codes.length);
  let n = 0;
  yield* inRanges(codes.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const code = codes[row]!;
      if ((code !== treatedCode && code !== controlCode) || isMissing(column, row)) continue;
      rows[n] = row;
      treated[n] = code === treatedCode ? 1 : 0;
      outcomes[n++] = column.values[row]!;
    }
  });
  return {
    rows: rows.slice(0, n),
    trial: { treated: treated.slice(0, n), outcomes: outcomes.slice(0, n) },
    kind: column.kind === 'boolean' ? 'share' : 'amount',
  };
}

/** The figure of a row; NaN = missing. Null for columns of labels and texts, which have no order. */
function figureOf(column: Column): ((row: number) => number) | null {
  switch (column.kind) {
    case 'number':
    case 'time':
      return (row) => column.values[row]!;
    case 'boolean':
      return (row) => (column.values[row] === 2 ? Number.NaN : column.values[row]!);
    case 'date':
      return (row) => (column.values[row] === missingDay ? Number.NaN : column.values[row]!);
    case 'category':
    case 'text':
      return null;
  }
}

/** A column as regressors: figures as they are with their mean where they are missing, and whether they are; labels each as yes or no. */
function covariatesOf(column: Column, rows: Uint32Array, zone: string): Covariate[] {
  const figure = figureOf(column);
  if (figure !== null) {
    const values = Float64Array.from(rows, figure);
    let sum = 0;
    let known = 0;
    for (const value of values) {
      if (Number.isNaN(value)) continue;
      sum += value;
      known++;
    }
    if (known === 0) return [];
    if (known === values.length) return [values];
    const isUnknown = Float64Array.from(values, (value) => (Number.isNaN(value) ? 1 : 0));
    return [values.map((value) => (Number.isNaN(value) ? sum / known : value)), isUnknown];
  }
  const { codes, labels } = largestLabels(column, rows, zone);
  return labels.map((_, label) => Float64Array.from(codes, (code) => (code === label ? 1 : 0)));
}

/** Labels by how many customers have them, at most so many; what is missing, and the labels beyond, are groups of their own. */
function largestLabels(
  column: Column,
  rows: Uint32Array,
  zone: string,
): { codes: Uint32Array; labels: { name: string | null; isRest: boolean }[] } {
  const all = codesOf(column, zone);
  const sizes = new Float64Array(all.labels.length + 1);
  for (const row of rows) sizes[all.codes[row]!]!++;
  const byRank = [...all.labels.keys()]
    .filter((at) => sizes[at + 1]! > 0)
    .sort((a, b) => sizes[b + 1]! - sizes[a + 1]! || a - b);
  const shown = byRank.length <= mostLabels ? byRank : byRank.slice(0, mostLabels - 1);
  const labels: { name: string | null; isRest: boolean }[] = shown.map((at) => ({
    name: all.labels[at]!,
    isRest: false,
  }));
  const place = new Map(shown.map((at, group) => [at + 1, group]));
  const rest = shown.length < byRank.length ? labels.push({ name: null, isRest: true }) - 1 : -1;
  const missing = sizes[0]! > 0 ? labels.push({ name: null, isRest: false }) - 1 : -1;
  const codes = Uint32Array.from(rows, (row) => {
    const code = all.codes[row]!;
    return code === 0 ? missing : (place.get(code) ?? rest);
  });
  return { codes, labels };
}

/** What stands for the labels beyond those that are shown. */
export const restLabel = '…';

function* byGroup(
  trial: Trial,
  rows: Uint32Array,
  column: Column,
  zone: string,
): Steps<NonNullable<ExperimentDepth['groups']>> {
  const { codes, labels } = yield* grouped(column, rows, zone);
  const groups = yield* groupEffects(trial, codes, labels);
  return { groups, heterogeneity: heterogeneity(groups) };
}

function* grouped(
  column: Column,
  rows: Uint32Array,
  zone: string,
): Steps<{ codes: Uint32Array; labels: (string | null)[] }> {
  const figure = column.kind === 'boolean' ? null : figureOf(column);
  if (figure === null) {
    const { codes, labels } = largestLabels(column, rows, zone);
    return { codes, labels: labels.map(({ name, isRest }) => (isRest ? restLabel : name)) };
  }
  const values = Float64Array.from(rows, figure);
  const { order, ends } = yield* rankSteps(values, false);
  const known = values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0);
  const codes = new Uint32Array(rows.length);
  const labels: (string | null)[] = [];
  // equal figures stay together, so that groups may be of unequal sizes
  let from = 0;
  for (const end of ends) {
    const isLast = end >= known;
    if (end > known || (!isLast && end < ((labels.length + 1) * known) / figureGroups)) continue;
    for (let at = from; at < end; at++) codes[order[at]!] = labels.length;
    labels.push(rangeText(column, rows[order[from]!]!, rows[order[end - 1]!]!, zone));
    from = end;
  }
  if (from < rows.length) {
    for (let at = from; at < rows.length; at++) codes[order[at]!] = labels.length;
    labels.push(null);
  }
  return { codes, labels };
}

/** The cells of two rows as a range, moments by their day. */
function rangeText(column: Column, firstRow: number, lastRow: number, zone: string): string {
  const shown = (row: number) => {
    if (column.kind === 'number') return String(Number(column.values[row]!.toPrecision(6)));
    return cellText(column, row, zone).slice(0, 10);
  };
  const [first, last] = [shown(firstRow), shown(lastRow)];
  return first === last ? first : `${first} – ${last}`;
}

function* byRanking(
  trial: Trial,
  rows: Uint32Array,
  { ranking, replications, seed }: DepthRequest,
): Steps<ExperimentDepth['ranking']> {
  const figure = ranking === null ? null : figureOf(ranking.column);
  if (ranking === null || figure === null || rows.length === 0) return null;
  const scores = Float64Array.from(rows, figure);
  const ranked = yield* within(rankSteps(scores, ranking.largestFirst), 0, 0.1);
  const perfect = yield* within(perfectRanking(trial), 0.1, 0.2);
  const curve = yield* within(qiniCurve(trial, ranked), 0.2, 0.25);
  const best = yield* within(qiniCurve(trial, perfect), 0.25, 0.3);
  const samples = yield* within(bootstrapQini(trial, ranked, perfect, { replications, seed }), 0.3, 0.95);
  const parts = Math.min(tenths, rows.length);
  const labels = Array.from({ length: parts }, () => null);
  const byTenth = yield* within(groupEffects(trial, partsOf(ranked, parts), labels), 0.95, 1);
  return {
    curve: thinned(curve).map(({ customers, gain }) => ({ share: customers / rows.length, gain: gain / rows.length })),
    coefficient: qiniCoefficient(curve, best),
    interval: intervalOf(samples),
    tenths: byTenth,
    unranked: scores.reduce((sum, score) => sum + (Number.isNaN(score) ? 1 : 0), 0),
  };
}

/** So many points that a drawn line looks the same; the first and the last stay. */
function thinned(points: readonly QiniPoint[]): readonly QiniPoint[] {
  if (points.length <= mostPoints) return points;
  return Array.from(
    { length: mostPoints },
    (_, at) => points[Math.round((at * (points.length - 1)) / (mostPoints - 1))]!,
  );
}
