import { gaussRuleFor, integrateGauss, logGamma } from '../stats/index.ts';
import type { ParetoNbdFit } from './forecastModel.ts';
import type { PurchaseGroups } from './purchaseGroups.ts';

type Parameters = ParetoNbdFit['values'];

/**
 * ln L of Pareto/NBD (Schmittlein, Morrison & Colombo 1987), summed over customers:
 * ln Γ(r+x) - ln Γ(r) + r ln α + s ln β - (r+x) ln(α+T) - s ln(β+T) + ln(1 + odds of having left).
 */
export function paretoLogLikelihood(groups: PurchaseGroups, parameters: Parameters): number {
  const { r, alpha, s, beta } = parameters;
  const { repeats, recencyWeeks, spanWeeks, weights, maximumRepeats } = groups;
  const byRepeats = new Float64Array(maximumRepeats + 1);
  const constant = r * Math.log(alpha) + s * Math.log(beta) - logGamma(r);
  for (let x = 0; x <= maximumRepeats; x++) byRepeats[x] = constant + logGamma(r + x);
  const { seenByPurchase, burnInWeeks } = groups;
  let sum = seenByPurchase === 0 ? 0 : -seenByPurchase * Math.log(paretoPurchaseWithin(parameters, 0, 0, burnInWeeks));
  for (let index = 0; index < weights.length; index++) {
    const x = repeats[index]!;
    const span = spanWeeks[index]!;
    const logOdds = paretoLogLeftOdds(parameters, x, recencyWeeks[index]!, span);
    const logOfBoth = logOdds > 35 ? logOdds : Math.log1p(Math.exp(logOdds));
    const term = byRepeats[x]! - (r + x) * Math.log(alpha + span) - s * Math.log(beta + span) + logOfBoth;
    sum += weights[index]! * term;
  }
  return sum;
}

/**
 * ln of the odds of having left by T: ∫ s/(β+u) · ((β+T)/(β+u))^s · ((α+T)/(α+u))^(r+x) du over (t_x, T]. The published form is a
 * difference of two 2F1, which cancels and converges slowly when α and β are far apart; the integral does neither.
 */
export function paretoLogLeftOdds(
  { r, alpha, s, beta }: Parameters,
  x: number,
  recencyWeeks: number,
  spanWeeks: number,
): number {
  if (recencyWeeks >= spanWeeks) return Number.NEGATIVE_INFINITY;
  const shape = r + x;
  const scale = Math.min(alpha, beta);
  const logAlpha = Math.log(alpha + recencyWeeks);
  const logBeta = Math.log(beta + recencyWeeks);
  // Beyond this the integrand is below e^-45 of its start.
  const end = Math.min(spanWeeks, (alpha + recencyWeeks) * Math.exp(45 / shape) - alpha);
  const from = Math.log(scale + recencyWeeks);
  const width = Math.log(scale + end) - from;
  const decay =
    shape * Math.log((alpha + end) / (alpha + recencyWeeks)) + s * Math.log((beta + end) / (beta + recencyWeeks));
  const { nodes, weights } = gaussRuleFor(Math.max(decay, 2 * width));
  // Over w = ln(min(α, β) + u) one of the two logarithms is w itself. This loop is nearly all that a fit does.
  const alphaFirst = alpha <= beta;
  const other = alphaFirst ? beta - alpha : alpha - beta;
  const otherLog = alphaFirst ? logBeta : logAlpha;
  const own = alphaFirst ? shape : s + 1;
  const others = alphaFirst ? s + 1 : shape;
  let integral = 0;
  for (let index = 0; index < nodes.length; index++) {
    const passed = width * nodes[index]!;
    const place = from + passed;
    const toOther = Math.log(Math.exp(place) + other) - otherLog;
    integral += weights[index]! * Math.exp(place - logBeta - own * passed - others * toOther);
  }
  integral *= width;
  return (
    Math.log(s * integral) +
    s * Math.log((beta + spanWeeks) / (beta + recencyWeeks)) +
    shape * Math.log((alpha + spanWeeks) / (alpha + recencyWeeks))
  );
}

/** E[purchases in (T, T+t]] of a customer who is still there: (r+x)(β+T)/((α+T)(s-1)) · [1 - ((β+T)/(β+T+t))^(s-1)]. */
export function paretoExpected({ r, alpha, s, beta }: Parameters, x: number, spanWeeks: number, weeks: number): number {
  const left = beta + spanWeeks;
  const logGrowth = Math.log1p(weeks / left);
  const exponent = (s - 1) * logGrowth;
  // (1 - e^-y)/y is 1 at y = 0, so that s = 1 needs no case of its own.
  const mean = Math.abs(exponent) < 1e-12 ? 1 : -Math.expm1(-exponent) / exponent;
  return ((r + x) / (alpha + spanWeeks)) * left * logGrowth * mean;
}

/** Probability that a customer who is still there buys within `weeks`: the first purchase comes before leaving. */
export function paretoPurchaseWithin(
  { r, alpha, s, beta }: Parameters,
  x: number,
  spanWeeks: number,
  weeks: number,
): number {
  const shape = r + x;
  const rate = alpha + spanWeeks;
  const leaving = beta + spanWeeks;
  const width = Math.log1p(weeks / rate);
  return (
    shape *
    integrateGauss(Math.max(shape * width, s * Math.log1p(weeks / leaving), width), 0, width, (place) => {
      const passed = rate * Math.expm1(place);
      return Math.exp(-shape * place - s * Math.log1p(passed / leaving));
    })
  );
}
