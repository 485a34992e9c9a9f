import { logBeta, logGamma } from '../stats/index.ts';
import type { CnbdFit } from './forecastModel.ts';
import type { PurchaseGroups } from './purchaseGroups.ts';

/** Erlang stages per gap that are tried. */
export const mostStages = 4;

/**
 * What is known of one customer, as a mixture: the rate of Erlang stages is Gamma(shapes[i], rate) with probability
 * weights[i], and then stages[i] of them are left until the next purchase. Reused from customer to customer.
 */
export interface StageMixture {
  count: number;
  /** Add up to 1. */
  readonly weights: Float64Array;
  readonly shapes: Float64Array;
  readonly stages: Uint8Array;
  /** Weeks. */
  rate: number;
  aliveProbability: number;
  /** The probability of leaving after a purchase is Beta(leaveA, leaveB); leaveA 0: never. */
  leaveA: number;
  leaveB: number;
}

export function createStageMixture(): StageMixture {
  const most = mostStages * mostStages;
  return {
    count: 0,
    weights: new Float64Array(most),
    shapes: new Float64Array(most),
    stages: new Uint8Array(most),
    rate: 1,
    aliveProbability: 1,
    leaveA: 0,
    leaveB: 1,
  };
}

type Parameters = CnbdFit['values'];

/**
 * ln L of (M)BG/CNBD-k without the parts that no parameter touches (Batislam, Denizel & Filiztekin 2007; Platzer & Reutterer
 * 2016): ln B(a, b+x+d) - ln B(a,b) + ln Γ(r+n) - ln Γ(r) + r ln α - (r+n) ln(α+T) + ln(S1+S2), n = kx, d = 1 for MBG.
 * Customers who were there before have d = 0 and, for k > 1, start in an unknown stage of their gap (equilibrium renewal
 * process): n = 1 + k(x-1) and sums over that stage in S1 and S2.
 */
export function cnbdLogLikelihood(
  groups: PurchaseGroups,
  family: CnbdFit['family'],
  k: number,
  { r, alpha, a, b }: Parameters,
): number {
  const { repeats, recencyWeeks, spanWeeks, startGapWeeks, weights, maximumRepeats } = groups;
  const birthCoin = family === 'mbgCnbd' ? 1 : 0;
  const constant = r * Math.log(alpha) - logGamma(r) - logBeta(a, b);
  const births = constants(maximumRepeats, (x) => constant + logBeta(a, b + x + birthCoin) + logGamma(r + k * x));
  const truncated =
    groups.truncated === 0
      ? births
      : constants(maximumRepeats, (x) => constant + logBeta(a, b + x) + logGamma(r + knownStages(x, k)));
  const constantK = (k - 1) * groups.logGapSum - groups.fullGaps * logGamma(k) - groups.truncated * Math.log(k);
  let sum = constantK;
  if (groups.seenByPurchase > 0) sum -= groups.seenByPurchase * logOfSeen(groups.burnInWeeks, r, alpha, k);
  for (let index = 0; index < weights.length; index++) {
    const x = repeats[index]!;
    const span = spanWeeks[index]!;
    const gap = startGapWeeks[index]!;
    const logSpan = Math.log(alpha + span);
    let term: number;
    if (gap < 0) {
      const power = r + k * x;
      term = births[x]! - power * logSpan;
      const stay = k === 1 ? 1 : stageSum(power, k, (span - recencyWeeks[index]!) / (alpha + span));
      const coins = x + birthCoin;
      term +=
        coins === 0
          ? Math.log(stay)
          : logOfSum(stay, a / (b + coins - 1), power, logSpan - Math.log(alpha + recencyWeeks[index]!));
    } else {
      const power = r + knownStages(x, k);
      term = truncated[x]! - power * logSpan;
      if (x === 0) term += Math.log(edgeStageSum(r, k, span / (alpha + span)));
      else {
        const recency = recencyWeeks[index]!;
        let stay = 0;
        let edge = 1;
        for (let stage = 0; stage < k; stage++) {
          if (stage > 0) edge *= ((power + stage - 1) / stage) * (gap / (alpha + span));
          stay += edge * stageSum(power + stage, k, (span - recency) / (alpha + span));
        }
        const left = (a / (b + x - 1)) * stageSum(power, k, gap / (alpha + recency));
        term += logOfSum(stay, left, power, logSpan - Math.log(alpha + recency));
      }
    }
    sum += weights[index]! * term;
  }
  return sum;
}

/** ln of the chance that a customer who is there buys within `weeks` of the edge, from an unknown stage on. */
function logOfSeen(weeks: number, r: number, alpha: number, k: number): number {
  const silent = (edgeStageSum(r, k, weeks / (alpha + weeks)) / k) * Math.exp(-r * Math.log1p(weeks / alpha));
  return Math.log(1 - silent);
}

/** Stages that a customer who was there before is known to have gone through: one in the first gap, all in the others. */
function knownStages(x: number, k: number): number {
  return x === 0 ? 0 : 1 + k * (x - 1);
}

function constants(maximum: number, of: (x: number) => number): Float64Array {
  return Float64Array.from({ length: maximum + 1 }, (_, x) => of(x));
}

/** Σ_{j<k} Γ(power+j)/Γ(power)/j! · share^j. */
function stageSum(power: number, k: number, share: number): number {
  let term = 1;
  let sum = 1;
  for (let stage = 1; stage < k; stage++) {
    term *= ((power + stage - 1) / stage) * share;
    sum += term;
  }
  return sum;
}

/** k times the chance of no purchase from an unknown stage on: Σ_{i<k} (k-i) Γ(r+i)/Γ(r)/i! · share^i. */
function edgeStageSum(r: number, k: number, share: number): number {
  let term = 1;
  let sum = k;
  for (let stage = 1; stage < k; stage++) {
    term *= ((r + stage - 1) / stage) * share;
    sum += (k - stage) * term;
  }
  return sum;
}

/** ln(stay + left · exp(power · logRatio)), also where the exponential overflows. */
function logOfSum(stay: number, left: number, power: number, logRatio: number): number {
  const exponent = power * logRatio;
  if (exponent < 500) return Math.log(stay + left * Math.exp(exponent));
  return Math.log(left) + exponent + Math.log1p((stay / left) * Math.exp(-exponent));
}

/** Fills `into` with what the model says of one customer; `startGapWeeks` is below 0 for births. */
export function cnbdState(
  { family, k, values: { r, alpha, a, b } }: Pick<CnbdFit, 'family' | 'k' | 'values'>,
  x: number,
  recencyWeeks: number,
  spanWeeks: number,
  startGapWeeks: number,
  into: StageMixture,
): void {
  const birth = startGapWeeks < 0;
  const coins = x + (birth && family === 'mbgCnbd' ? 1 : 0);
  const rate = alpha + spanWeeks;
  const idle = (spanWeeks - recencyWeeks) / rate;
  const base = r + (birth ? k * x : knownStages(x, k));
  let count = 0;
  if (birth || x > 0) {
    const edgeStages = birth ? 1 : k;
    let edge = 1;
    for (let before = 0; before < edgeStages; before++) {
      if (before > 0) edge *= ((base + before - 1) / before) * (startGapWeeks / rate);
      let term = edge;
      for (let stage = 0; stage < k; stage++) {
        if (stage > 0) term *= ((base + before + stage - 1) / stage) * idle;
        into.weights[count] = term;
        into.shapes[count] = base + before + stage;
        into.stages[count++] = k - stage;
      }
    }
  } else {
    let term = 1;
    for (let passed = 0; passed < k; passed++) {
      if (passed > 0) term *= ((r + passed - 1) / passed) * (spanWeeks / rate);
      for (let stages = passed + 1; stages <= k; stages++) {
        into.weights[count] = term;
        into.shapes[count] = r + passed;
        into.stages[count++] = stages - passed;
      }
    }
  }
  let total = 0;
  for (let index = 0; index < count; index++) total += into.weights[index]!;
  for (let index = 0; index < count; index++) into.weights[index]! /= total;
  into.count = count;
  into.rate = rate;
  into.leaveA = a;
  into.leaveB = b + coins;
  into.aliveProbability = 1;
  if (coins === 0) return;
  const edgeSum = birth ? 1 : stageSum(base, k, startGapWeeks / (alpha + recencyWeeks));
  const odds = ((a / (b + coins - 1)) * edgeSum) / total;
  into.aliveProbability = 1 / (1 + odds * Math.exp(base * Math.log(rate / (alpha + recencyWeeks))));
}

/**
 * Expected purchases within `weeks` of a customer who is still there: Σ_n E[(1-p)^(n-1)] · P(n-th purchase comes in time). The
 * stages passed in time are negative binomial, so that the sum is exact for every k.
 */
export function expectedOfStages(mixture: StageMixture, k: number, weeks: number): number {
  if (weeks <= 0) return 0;
  let sum = 0;
  for (let index = 0; index < mixture.count; index++) {
    if (mixture.weights[index]! < 1e-14) continue;
    sum += mixture.weights[index]! * expectedFrom(mixture, k, weeks, mixture.shapes[index]!, mixture.stages[index]!);
  }
  return sum;
}

function expectedFrom(mixture: StageMixture, k: number, weeks: number, shape: number, stages: number): number {
  const { rate, leaveA, leaveB } = mixture;
  const share = weeks / (rate + weeks);
  const odds = weeks / rate;
  const mean = shape * odds;
  const spread = Math.sqrt(mean * (1 + odds));
  // Far below the mean nothing weighs, and the first probability could underflow.
  const first = Math.max(0, Math.floor(mean - 12 * spread - 20));
  let probability = Math.exp(
    (first === 0 ? 0 : logGamma(shape + first) - logGamma(shape) - logGamma(first + 1)) +
      first * Math.log(share) -
      shape * Math.log1p(odds),
  );
  let stays = 1;
  let purchases = 0;
  let counted = 0;
  let due = stages;
  let sum = 0;
  for (let passed = first; passed < first + 1_000_000; passed++) {
    while (due <= passed) {
      purchases += stays;
      stays *= leaveA === 0 ? 1 : (leaveB + counted) / (leaveA + leaveB + counted);
      counted++;
      due += k;
    }
    const part = probability * purchases;
    sum += part;
    if (passed > mean && part * (rate + weeks) < 1e-13 * rate * (sum + 1e-6) && purchases > 0) break;
    probability *= ((shape + passed) / (passed + 1)) * share;
    if (probability === 0 && passed > mean) break;
  }
  return sum;
}

/** Probability that a customer who is still there buys nothing within `weeks`. */
export function silentOfStages(mixture: StageMixture, weeks: number): number {
  const { rate } = mixture;
  const share = weeks / (rate + weeks);
  const logStay = Math.log1p(weeks / rate);
  let sum = 0;
  for (let index = 0; index < mixture.count; index++) {
    const shape = mixture.shapes[index]!;
    sum += mixture.weights[index]! * Math.exp(-shape * logStay) * stageSum(shape, mixture.stages[index]!, share);
  }
  return sum;
}
