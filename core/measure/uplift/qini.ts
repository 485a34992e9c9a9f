import { createStream, domains, purposeOf, uniformAt } from '../../lib/random.ts';
import { sortRowsSteps } from '../../lib/sortRows.ts';
import { inRanges, type Steps, within } from '../../lib/steps.ts';
import { quantileOfSorted } from '../../stats/index.ts';

/** Customers of an arm (1) and of the control (0) with their outcome, by place. */
export interface Trial {
  readonly treated: Uint8Array;
  readonly outcomes: Float64Array;
}

/** Places from the best score to the worst, and where stretches of equal scores end in that order. */
export interface Ranking {
  readonly order: Uint32Array;
  readonly ends: Uint32Array;
}

/** Ranks by score; a missing one (NaN) comes last either way. */
export function* rankSteps(scores: Float64Array, largestFirst: boolean): Steps<Ranking> {
  const keys = largestFirst ? scores.map((score) => -score) : scores;
  const places = new Uint32Array(scores.length);
  for (let place = 0; place < places.length; place++) places[place] = place;
  const order = yield* sortRowsSteps(places, keys);
  const ends: number[] = [];
  for (let at = 1; at <= order.length; at++) {
    const before = scores[order[at - 1]!]!;
    const isSame = at < order.length && (before === scores[order[at]!]! || isBothMissing(before, scores[order[at]!]!));
    if (!isSame) ends.push(at);
  }
  return { order, ends: Uint32Array.from(ends) };
}

function isBothMissing(a: number, b: number): boolean {
  return Number.isNaN(a) && Number.isNaN(b);
}

export interface QiniPoint {
  /** How many were taken from the top. */
  readonly customers: number;
  /** What the treated among them had more than as many of the control would have had. */
  readonly gain: number;
}

/**
 * The Qini curve Y_t − Y_c·N_t/N_c over the customers taken from the top, at the ends of equal scores, from (0, 0)
 * (Radcliffe 2007; as scikit-uplift has it). `weights` counts a customer several times.
 */
export function* qiniCurve({ treated, outcomes }: Trial, ranking: Ranking, weights?: Uint8Array): Steps<QiniPoint[]> {
  const { order, ends } = ranking;
  const points: QiniPoint[] = [{ customers: 0, gain: 0 }];
  let all = 0;
  const n = [0, 0];
  const sum = [0, 0];
  let at = 0;
  yield* inRanges(ends.length, (from, to) => {
    for (let end = from; end < to; end++) {
      for (; at < ends[end]!; at++) {
        const place = order[at]!;
        const weight = weights === undefined ? 1 : weights[place]!;
        const arm = treated[place]!;
        all += weight;
        n[arm]! += weight;
        sum[arm]! += weight * outcomes[place]!;
      }
      const expected = n[0] === 0 ? 0 : (sum[0]! * n[1]!) / n[0]!;
      points.push({ customers: all, gain: sum[1]! - expected });
    }
  });
  return points;
}

function areaOf(points: readonly QiniPoint[]): number {
  let area = 0;
  for (let at = 1; at < points.length; at++) {
    const [before, now] = [points[at - 1]!, points[at]!];
    area += ((now.customers - before.customers) * (now.gain + before.gain)) / 2;
  }
  return area;
}

/** The ranking that no other beats: by y for the treated and −y for the control. */
export function perfectRanking({ treated, outcomes }: Trial): Steps<Ranking> {
  return rankSteps(
    outcomes.map((outcome, place) => (treated[place] === 1 ? outcome : -outcome)),
    true,
  );
}

/**
 * The Qini coefficient: the area between the curve and the straight line to its end, as a share of that of the perfect curve
 * (scikit-uplift's `qini_auc_score`). 1 = perfect, 0 = as good as chance; null where no ranking could do better than chance.
 */
export function qiniCoefficient(curve: readonly QiniPoint[], perfect: readonly QiniPoint[]): number | null {
  const end = curve.at(-1)!;
  const straight = (end.customers * end.gain) / 2;
  const best = areaOf(perfect) - straight;
  return best === 0 ? null : (areaOf(curve) - straight) / best;
}

/** Probabilities that a Poisson variable of mean 1 is at most 0, 1, 2 …; beyond the last nothing is left that a draw could meet. */
const poissonSteps = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((_, k, all) => {
  let term = Math.exp(-1);
  let sum = term;
  for (let step = 1; step <= all[k]!; step++) sum += term /= step;
  return sum;
});

/**
 * The coefficients of `replications` bootstrap samples, ascending: every customer counts as often as a Poisson draw of mean 1 says
 * (Hanley & MacGibbon 2006), which has an address, so that the same data give the same samples.
 */
export function* bootstrapQini(
  trial: Trial,
  ranking: Ranking,
  perfect: Ranking,
  { replications, seed }: { replications: number; seed: number },
): Steps<Float64Array> {
  const weights = new Uint8Array(trial.treated.length);
  const purpose = purposeOf('qini');
  const found: number[] = [];
  for (let replication = 0; replication < replications; replication++) {
    const stream = createStream(seed, replication, domains.measure);
    const drawn = inRanges(weights.length, (from, to) => {
      for (let place = from; place < to; place++) {
        const draw = uniformAt(stream, place, purpose);
        let weight = 0;
        while (weight < poissonSteps.length && draw >= poissonSteps[weight]!) weight++;
        weights[place] = weight;
      }
    });
    const share = (part: number) => (replication + part) / replications;
    yield* within(drawn, share(0), share(0.6));
    const curve = yield* within(qiniCurve(trial, ranking, weights), share(0.6), share(0.8));
    const best = yield* within(qiniCurve(trial, perfect, weights), share(0.8), share(1));
    const coefficient = qiniCoefficient(curve, best);
    if (coefficient !== null) found.push(coefficient);
  }
  return Float64Array.from(found).sort();
}

/** The middle 90 % of bootstrap samples that are sorted upwards; null where there are too few. */
export function intervalOf(samples: Float64Array): { low90: number; high90: number } | null {
  if (samples.length < 20) return null;
  return { low90: quantileOfSorted(samples, 0.05), high90: quantileOfSorted(samples, 0.95) };
}
