import { cnbdState, createStageMixture, expectedOfStages, silentOfStages, type StageMixture } from './cnbd.ts';
import type { PurchaseSummaries, TimingModel } from './forecastModel.ts';
import { paretoExpected, paretoLogLeftOdds, paretoPurchaseWithin } from './paretoNbd.ts';
import type { PurchaseGroups } from './purchaseGroups.ts';

/** One customer's history as the purchase models see it; weeks on the customer's own clock. */
export interface PurchaseHistory {
  readonly repeats: number;
  readonly recencyWeeks: number;
  readonly spanWeeks: number;
  /** Weeks from the edge to the first purchase where the clock starts at the edge, -1 for births. */
  readonly startGapWeeks: number;
}

/** The history in row `row` of the summaries. */
export function historyOf(summaries: PurchaseSummaries, row: number): PurchaseHistory {
  const startGap = summaries.startGapDays[row]!;
  return {
    repeats: summaries.repeats[row]!,
    recencyWeeks: summaries.recencyDays[row]! / 7,
    spanWeeks: summaries.spanDays[row]! / 7,
    startGapWeeks: startGap < 0 ? -1 : startGap / 7,
  };
}

/** A customer's future in closed form under a fitted model of any family. */
export interface CustomerOutlook {
  readonly aliveProbability: number;
  /** Expected purchases within `weeks`. */
  expected(weeks: number): number;
  /** Probability of at least one purchase within `weeks`. */
  purchaseWithin(weeks: number): number;
  /** Weeks by which half of the customers with this history have bought again, as long as they stay. */
  medianNextWeeks(): number;
}

/**
 * Opens outlooks one customer at a time: the answer is valid until the next call, which reuses its memory. Sources: Fader,
 * Hardie & Lee 2005; Batislam et al. 2007; Platzer & Reutterer 2016; Schmittlein et al. 1987; Fader & Hardie 2005.
 */
export function createOutlooks(model: TimingModel): (history: PurchaseHistory) => CustomerOutlook {
  return model.family === 'paretoNbd' ? paretoOutlooks(model) : stageOutlooks(model);
}

/** Fills `into` with the state of one customer under any family but Pareto/NBD. */
export function stageState(
  model: Exclude<TimingModel, { family: 'paretoNbd' }>,
  x: number,
  recencyWeeks: number,
  spanWeeks: number,
  startGapWeeks: number,
  into: StageMixture,
): void {
  if (model.family !== 'nbd') {
    cnbdState(model, x, recencyWeeks, spanWeeks, startGapWeeks, into);
    return;
  }
  into.count = 1;
  into.weights[0] = 1;
  into.shapes[0] = model.values.r + x;
  into.stages[0] = 1;
  into.rate = model.values.alpha + spanWeeks;
  into.aliveProbability = 1;
  into.leaveA = 0;
  into.leaveB = 1;
}

function stageOutlooks(
  model: Exclude<TimingModel, { family: 'paretoNbd' }>,
): (history: PurchaseHistory) => CustomerOutlook {
  const mixture = createStageMixture();
  const { k } = model;
  let alive = 1;
  const outlook: CustomerOutlook = {
    get aliveProbability() {
      return alive;
    },
    expected: (weeks) => alive * expectedOfStages(mixture, k, weeks),
    purchaseWithin: (weeks) => alive * (1 - silentOfStages(mixture, weeks)),
    medianNextWeeks: () => medianOf(mixture),
  };
  return ({ repeats, recencyWeeks, spanWeeks, startGapWeeks }) => {
    stageState(model, repeats, recencyWeeks, spanWeeks, startGapWeeks, mixture);
    alive = mixture.aliveProbability;
    return outlook;
  };
}

/** For one exponential stage (α+T)(2^(1/(r+x)) - 1); else by bisection on ln(weeks), so far that whole days hardly ever depend on it. */
function medianOf(mixture: StageMixture): number {
  if (mixture.count === 1 && mixture.stages[0] === 1) return exponentialMedian(mixture.shapes[0]!, mixture.rate);
  let low = Math.log(mixture.rate * 1e-6);
  let high = Math.log(mixture.rate) + 1;
  while (silentOfStages(mixture, Math.exp(high)) > 0.5 && high < 700) high += 2;
  for (let step = 0; step < 60 && high - low > 1e-11; step++) {
    const middle = (low + high) / 2;
    if (silentOfStages(mixture, Math.exp(middle)) > 0.5) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

function exponentialMedian(shape: number, rate: number): number {
  return rate * Math.expm1(Math.LN2 / shape);
}

function paretoOutlooks(
  model: Extract<TimingModel, { family: 'paretoNbd' }>,
): (history: PurchaseHistory) => CustomerOutlook {
  const { values } = model;
  let x = 0;
  let span = 0;
  let alive = 1;
  const median = (): number => exponentialMedian(values.r + x, values.alpha + span);
  const outlook: CustomerOutlook = {
    get aliveProbability() {
      return alive;
    },
    expected: (weeks) => alive * paretoExpected(values, x, span, weeks),
    purchaseWithin: (weeks) => alive * paretoPurchaseWithin(values, x, span, weeks),
    medianNextWeeks: median,
  };
  return ({ repeats, recencyWeeks, spanWeeks }) => {
    x = repeats;
    span = spanWeeks;
    alive = 1 / (1 + Math.exp(paretoLogLeftOdds(values, repeats, recencyWeeks, spanWeeks)));
    return outlook;
  };
}

/** A birth whose first purchase is this moment. */
export const newCustomer: PurchaseHistory = { repeats: 0, recencyWeeks: 0, spanWeeks: 0, startGapWeeks: -1 };

/** Sum of the expected purchases within `weeks` over all customers of the groups. */
export function expectedTotal(model: TimingModel, groups: PurchaseGroups, weeks: number): number {
  const outlookOf = createOutlooks(model);
  const { repeats, recencyWeeks, spanWeeks, startGapWeeks, weights } = groups;
  let sum = 0;
  for (let index = 0; index < weights.length; index++) {
    const outlook = outlookOf({
      repeats: repeats[index]!,
      recencyWeeks: recencyWeeks[index]!,
      spanWeeks: spanWeeks[index]!,
      startGapWeeks: startGapWeeks[index]!,
    });
    sum += weights[index]! * outlook.expected(weeks);
  }
  return sum;
}
