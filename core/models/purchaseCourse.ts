import { nextUniform, openSubStream, purposeOf, type RandomStream, type SubStream, uniformAt } from '../lib/random.ts';
import { drawBeta, drawExponential, drawGamma } from '../stats/index.ts';
import { cnbdState, createStageMixture, silentOfStages, type StageMixture } from './cnbd.ts';
import type { CnbdFit, PurchaseSummaries, TimingModel } from './forecastModel.ts';
import { paretoLogLeftOdds } from './paretoNbd.ts';

const purposes = {
  firstPurchase: purposeOf('baseline', 'firstPurchase'),
  purchases: purposeOf('baseline', 'purchases'),
  alive: purposeOf('baseline', 'alive'),
};

/** What one customer does from the next purchase on; reused from customer to customer. */
export interface PurchaseCourse {
  /** Model weeks of the next purchase, counted from the end of the records. */
  weeks: number;
  /** Rate of the stages of a gap, per week, and stages per gap. */
  rate: number;
  stages: number;
  /** Probability of leaving after a purchase; does not hold for the very next one unless `mayLeave`. */
  leaving: number;
  mayLeave: boolean;
  /** Weeks at which the customer leaves whatever happens. */
  lastWeeks: number;
  readonly mixture: StageMixture;
}

export function createPurchaseCourse(): PurchaseCourse {
  const mixture = createStageMixture();
  return { weeks: 0, rate: 0, stages: 1, leaving: 0, mayLeave: true, lastWeeks: 0, mixture };
}

/**
 * Draws a buyer's course from the exact posterior given the own history (docs of `StageMixture`; Pareto/NBD: λ ~ Gamma(r+x, α+T),
 * μ ~ Gamma(s, β+T)). False when nothing is bought in the next `mostWeeks`: that is decided by one draw for most customers,
 * and only then is `sub` opened for the rest.
 */
export function startBuyer(
  model: TimingModel,
  summaries: PurchaseSummaries,
  row: number,
  mostWeeks: number,
  stream: RandomStream,
  sub: SubStream,
  course: PurchaseCourse,
): boolean {
  const uniform = uniformAt(stream, row, purposes.firstPurchase);
  const x = summaries.repeats[row]!;
  const spanWeeks = summaries.spanDays[row]! / 7;
  const recencyWeeks = summaries.recencyDays[row]! / 7;
  course.stages = model.k;
  course.mayLeave = true;
  course.leaving = 0;
  course.lastWeeks = mostWeeks;
  if (model.family === 'paretoNbd') {
    const { r, alpha, s, beta } = model.values;
    course.weeks = waitingTime(uniform, r + x, alpha + spanWeeks);
    if (course.weeks >= mostWeeks) return false;
    const odds = Math.exp(paretoLogLeftOdds(model.values, x, recencyWeeks, spanWeeks));
    if (uniformAt(stream, row, purposes.alive) * (1 + odds) >= 1) return false;
    openSubStream(sub, stream, row, purposes.purchases);
    course.lastWeeks = Math.min(mostWeeks, drawExponential(sub, drawGamma(sub, s, beta + spanWeeks)));
    course.rate = drawGamma(sub, r + x + 1, alpha + spanWeeks + course.weeks);
    return course.weeks < course.lastWeeks;
  }
  if (model.k > 1 && model.family !== 'nbd') {
    const startGap = summaries.startGapDays[row]!;
    cnbdState(model, x, recencyWeeks, spanWeeks, startGap < 0 ? -1 : startGap / 7, course.mixture);
    return startInStage(course, uniform, mostWeeks, stream, sub, row);
  }
  const { r, alpha } = model.values;
  let alive = 1;
  let coins = 0;
  if (model.family !== 'nbd') {
    coins = x + (model.family === 'mbgCnbd' && summaries.startGapDays[row]! < 0 ? 1 : 0);
    if (coins > 0) alive = aliveOfOneStage(model.values, x, coins, recencyWeeks, spanWeeks);
  }
  if (uniform >= alive) return false;
  course.weeks = waitingTime(uniform / alive, r + x, alpha + spanWeeks);
  if (course.weeks >= mostWeeks) return false;
  openSubStream(sub, stream, row, purposes.purchases);
  course.rate = drawGamma(sub, r + x + 1, alpha + spanWeeks + course.weeks);
  if (model.family !== 'nbd') course.leaving = drawBeta(sub, model.values.a, model.values.b + coins);
  return true;
}

/** 1/(1 + a/(b+n-1) · ((α+T)/(α+t_x))^(r+x)) after n times at which the customer may have left. */
function aliveOfOneStage(
  { r, alpha, a, b }: CnbdFit['values'],
  x: number,
  coins: number,
  recencyWeeks: number,
  spanWeeks: number,
): number {
  const growth = Math.log(alpha + spanWeeks) - Math.log(alpha + recencyWeeks);
  return 1 / (1 + (a / (b + coins - 1)) * Math.exp((r + x) * growth));
}

/** Time to the first event at a Gamma(shape, rate) distributed rate: P(longer than t) = (rate / (rate + t))^shape. */
export function waitingTime(survival: number, shape: number, rate: number): number {
  return rate * Math.expm1(-Math.log(survival) / shape);
}

function startInStage(
  course: PurchaseCourse,
  uniform: number,
  mostWeeks: number,
  stream: RandomStream,
  sub: SubStream,
  row: number,
): boolean {
  const { mixture } = course;
  if (uniform >= mixture.aliveProbability) return false;
  const survival = uniform / mixture.aliveProbability;
  if (survival <= silentOfStages(mixture, mostWeeks)) return false;
  course.weeks = weeksAt(mixture, survival, mostWeeks);
  openSubStream(sub, stream, row, purposes.purchases);
  const part = partAt(mixture, course.weeks, nextUniform(sub));
  course.rate = drawGamma(sub, mixture.shapes[part]! + mixture.stages[part]!, mixture.rate + course.weeks);
  course.leaving = drawBeta(sub, mixture.leaveA, mixture.leaveB);
  return true;
}

/** Weeks below `mostWeeks` after which a share `survival` has not bought, to 10 seconds. */
function weeksAt(mixture: StageMixture, survival: number, mostWeeks: number): number {
  let low = 0;
  let high = mostWeeks;
  while (high - low > 1.6e-5) {
    const middle = (low + high) / 2;
    if (silentOfStages(mixture, middle) > survival) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The part of the mixture that a customer who buys after exactly `weeks` belongs to. */
function partAt(mixture: StageMixture, weeks: number, uniform: number): number {
  const logShare = Math.log(weeks / (mixture.rate + weeks));
  const logStay = Math.log1p(weeks / mixture.rate);
  let total = 0;
  for (let pass = 0; pass < 2; pass++) {
    let sum = 0;
    for (let index = 0; index < mixture.count; index++) {
      // Density of an Erlang(n) time at a Gamma(s) rate: Γ(s+n)/(Γ(s) Γ(n)) · share^n · stay^-s, over t.
      const shape = mixture.shapes[index]!;
      const stages = mixture.stages[index]!;
      let chance = mixture.weights[index]! * Math.exp(stages * logShare - shape * logStay);
      for (let stage = 0; stage < stages; stage++) chance *= (shape + stage) / Math.max(1, stage);
      sum += chance;
      if (pass === 1 && uniform * total < sum) return index;
    }
    total = sum;
  }
  return mixture.count - 1;
}

/** Draws the course of somebody whose first purchase, a birth, comes at `weeks`; `sub` is opened. */
export function startProspect(
  model: TimingModel,
  row: number,
  weeks: number,
  mostWeeks: number,
  stream: RandomStream,
  sub: SubStream,
  course: PurchaseCourse,
): void {
  openSubStream(sub, stream, row, purposes.purchases);
  const { values } = model;
  course.weeks = weeks;
  course.stages = model.k;
  course.rate = drawGamma(sub, values.r, values.alpha);
  course.leaving = 0;
  course.lastWeeks = mostWeeks;
  course.mayLeave = model.family === 'mbgCnbd';
  if (model.family === 'paretoNbd') {
    course.lastWeeks = Math.min(
      mostWeeks,
      weeks + drawExponential(sub, drawGamma(sub, model.values.s, model.values.beta)),
    );
  } else if (model.family !== 'nbd') course.leaving = drawBeta(sub, model.values.a, model.values.b);
}

/** Survival of the first purchase's waiting time, the one draw that every customer costs. */
export function firstPurchaseUniform(stream: RandomStream, row: number): number {
  return uniformAt(stream, row, purposes.firstPurchase);
}

/** Moves on to the purchase after the present one; false when the customer left or it comes too late. */
export function nextPurchase(course: PurchaseCourse, sub: SubStream): boolean {
  if (course.leaving > 0 && course.mayLeave && nextUniform(sub) < course.leaving) return false;
  course.mayLeave = true;
  for (let stage = 0; stage < course.stages; stage++) course.weeks += drawExponential(sub, course.rate);
  return course.weeks < course.lastWeeks;
}
