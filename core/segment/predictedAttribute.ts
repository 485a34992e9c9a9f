import type { PredictedName } from '../dataset/predictedCatalogue.ts';
import { createPredictions, type Predictions } from '../models/predictions.ts';
import { beginPurchases, createPurchaseTally, tallyBase, tallyPurchase } from '../models/purchaseTally.ts';
import { localDayOf } from '../time/index.ts';
import type { Moment } from './moment.ts';
import type { PredictedContext } from './predictedContext.ts';
import type { SegmentScope } from './scope.ts';

function createContext({ dataset, endTime, predictor }: SegmentScope): PredictedContext {
  return {
    base: tallyBase(dataset, endTime),
    tally: createPurchaseTally(),
    predictions: createPredictions(predictor),
    life: -1,
    seen: 0,
    conversions: 0,
    day: 0,
  };
}

/**
 * What the model expects of the customer at the moment, from history and from what has been simulated since; valid until the next
 * call. Beside purchases themselves, whatever a message has brought counts as one (ADR 13).
 */
export function predictionsAt(scope: SegmentScope, moment: Moment): Predictions {
  const context = (scope.predicted.context ??= createContext(scope));
  const { base, tally, predictions } = context;
  const day = localDayOf(base.zone, scope.startTime + moment.now);
  let changed = context.day !== day;
  if (context.life !== moment.life) {
    context.life = moment.life;
    context.seen = 0;
    context.conversions = 0;
    tallyHistory(scope, context, moment.row);
    changed = true;
  }
  if (context.seen < moment.seen || context.conversions < moment.conversions.count) {
    tallyWindow(scope, context, moment);
    changed = true;
  }
  context.day = day;
  if (changed) predictions.open(tally, day);
  return predictions;
}

function tallyHistory({ dataset, startTime }: SegmentScope, { base, tally }: PredictedContext, row: number): void {
  const { offsets, times, typeCodes, values } = dataset.events;
  beginPurchases(tally, base, row);
  const end = offsets[row + 1]!;
  for (let event = offsets[row]!; event < end && times[event]! < startTime; event++) {
    tallyPurchase(tally, base, typeCodes[event] === base.purchaseType, times[event]!, values[event]!);
  }
}

/** What has come since the last look; a conversion comes after the recorded events of its second. */
function tallyWindow({ startTime }: SegmentScope, context: PredictedContext, moment: Moment): void {
  const { base, tally } = context;
  const { baseline, removed, conversions } = moment;
  while (context.seen < moment.seen || context.conversions < conversions.count) {
    const index = context.seen;
    const own = context.conversions;
    const isBaseline =
      index < moment.seen && (own >= conversions.count || baseline.times[index]! <= conversions.times[own]!);
    if (!isBaseline) {
      context.conversions++;
      tallyPurchase(tally, base, true, startTime + conversions.times[own]!, conversions.values[own]!);
      continue;
    }
    context.seen++;
    if (removed[index] === 1) continue;
    const isPurchase = baseline.types[index] === base.purchaseType;
    tallyPurchase(tally, base, isPurchase, startTime + baseline.times[index]!, baseline.values[index]!);
  }
}

/** Reads a prediction at a moment; null = missing. */
export function compilePredicted(name: PredictedName, scope: SegmentScope): (moment: Moment) => number | null {
  return (moment) => {
    const value = predictionsAt(scope, moment).value(name);
    return Number.isNaN(value) ? null : value;
  };
}
