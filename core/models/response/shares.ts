import { betaQuantile, logBeta, maximizeInBox } from '../../stats/index.ts';

/** One message (campaign): of `sends` people, `responses` did what is counted. */
export interface MessageCount {
  readonly sends: number;
  readonly responses: number;
}

/** A share that is not known exactly: Beta(alpha, beta). */
export interface ShareBelief {
  readonly alpha: number;
  readonly beta: number;
}

export interface ShareFit extends ShareBelief {
  readonly mean: number;
  /** Without the binomial coefficients. */
  readonly logLikelihood: number;
  readonly messages: number;
}

/**
 * Beta-binomial by maximum likelihood: every message has its own share, drawn from Beta(α, β); Σ [ln B(α+x, β+n-x) - ln B(α, β)].
 * Null without two messages that were sent, or without any response or any silence.
 */
export function fitShares(counts: readonly MessageCount[]): ShareFit | null {
  const sent = counts.filter(({ sends }) => sends > 0);
  const sends = sum(sent.map((count) => count.sends));
  const responses = sum(sent.map((count) => count.responses));
  if (sent.length < 2 || responses === 0 || responses === sends) return null;
  const mean = responses / sends;
  const objective = ([alpha, beta]: readonly number[]): number => betaBinomial(sent, Math.exp(alpha!), Math.exp(beta!));
  const starts = [10, 100].map((precision) => [Math.log(mean * precision), Math.log((1 - mean) * precision)]);
  const { logParameters, value } = maximizeInBox(objective, starts);
  const [alpha, beta] = logParameters.map(Math.exp) as [number, number];
  return { alpha, beta, mean: alpha / (alpha + beta), logLikelihood: value, messages: sent.length };
}

function betaBinomial(counts: readonly MessageCount[], alpha: number, beta: number): number {
  const prior = logBeta(alpha, beta);
  return sum(counts.map(({ sends, responses }) => logBeta(alpha + responses, beta + sends - responses) - prior));
}

/** Beta-binomial over several kinds of message (channel × type) that share one precision K. */
export interface SharedFit {
  readonly precision: number;
  /** What a new message of the kind will do, before anything of it is known: Beta(μK, (1-μ)K). */
  readonly kinds: ReadonlyMap<string, ShareBelief & { readonly mean: number }>;
  readonly overallMean: number;
}

/** A kind's log-odds are Normal(overall, 1) beforehand: weak, but a kind with hardly any sends stays near the others. */
const spreadOfKinds = 1;
const precisionBounds = [2, 5000] as const;
/**
 * ln K is Normal(ln 40, 1) beforehand: 17 coupon campaigns of The Complete Journey give K = 37. Where no kind has two messages
 * the data say nothing of K, and without this a new message would be taken to do exactly as the last one did.
 */
const precisionBefore = 40;

/**
 * Fits kinds with shared precision K and a mean of each, partially pooled: for every K the best μ per kind, then the best K.
 * Null where `fitShares` over all of them is.
 */
export function fitSharedPrecision(kinds: ReadonlyMap<string, readonly MessageCount[]>): SharedFit | null {
  const overall = fitShares([...kinds.values()].flat());
  if (overall === null) return null;
  const centre = Math.log(overall.alpha / overall.beta);
  const meansAt = (precision: number): Map<string, number> =>
    new Map([...kinds].map(([kind, counts]) => [kind, bestLogOdds(counts, precision, centre)]));
  const valueAt = (logPrecision: number): number => {
    const precision = Math.exp(logPrecision);
    const means = meansAt(precision);
    const distance = logPrecision - Math.log(precisionBefore);
    return (
      -(distance ** 2) / 2 +
      sum([...kinds].map(([kind, counts]) => penalised(counts, precision, means.get(kind)!, centre)))
    );
  };
  const precision = Math.exp(goldenMaximum(valueAt, Math.log(precisionBounds[0]), Math.log(precisionBounds[1])));
  const fitted = [...meansAt(precision)].map(([kind, logOdds]) => {
    const mean = 1 / (1 + Math.exp(-logOdds));
    return [kind, { mean, alpha: mean * precision, beta: (1 - mean) * precision }] as const;
  });
  return { precision, kinds: new Map(fitted), overallMean: overall.mean };
}

function penalised(counts: readonly MessageCount[], precision: number, logOdds: number, centre: number): number {
  const mean = 1 / (1 + Math.exp(-logOdds));
  const distance = (logOdds - centre) / spreadOfKinds;
  return betaBinomial(counts, mean * precision, (1 - mean) * precision) - distance ** 2 / 2;
}

function bestLogOdds(counts: readonly MessageCount[], precision: number, centre: number): number {
  return goldenMaximum((logOdds) => penalised(counts, precision, logOdds, centre), centre - 6, centre + 6);
}

/** The maximum of a function with one peak in [from, to], to a millionth. */
function goldenMaximum(f: (at: number) => number, from: number, to: number): number {
  const share = (Math.sqrt(5) - 1) / 2;
  let low = from;
  let high = to;
  let left = high - share * (high - low);
  let right = low + share * (high - low);
  let atLeft = f(left);
  let atRight = f(right);
  while (high - low > 1e-6) {
    if (atLeft > atRight) {
      high = right;
      right = left;
      atRight = atLeft;
      left = high - share * (high - low);
      atLeft = f(left);
    } else {
      low = left;
      left = right;
      atLeft = atRight;
      right = low + share * (high - low);
      atRight = f(right);
    }
  }
  return (low + high) / 2;
}

/** The belief after `responses` of `sends`: conjugate, so that a message updates what is known of it as it goes. */
export function updateShare({ alpha, beta }: ShareBelief, { sends, responses }: MessageCount): ShareBelief {
  return { alpha: alpha + responses, beta: beta + sends - responses };
}

/** Mean and central interval of a belief. */
export function shareInterval(
  { alpha, beta }: ShareBelief,
  level = 0.9,
): { readonly mean: number; readonly low: number; readonly high: number } {
  const tail = (1 - level) / 2;
  return {
    mean: alpha / (alpha + beta),
    low: betaQuantile(alpha, beta, tail),
    high: betaQuantile(alpha, beta, 1 - tail),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
