import { type Dataset, knownEvents } from '../dataset/dataset.ts';
import type { Predictor } from '../simulate/predictor.ts';
import { localDayOf, zoneTable } from '../time/index.ts';
import { customerDays } from './customerDays.ts';
import type { Allocate } from './forecastModel.ts';
import { enoughForTiming, fitTiming } from './fitTiming.ts';
import { groupBuyers } from './purchaseGroups.ts';
import { summarize } from './purchaseSummaries.ts';

/**
 * BG/NBD and each customer's purchases as of `untilTime` (epoch seconds), for triggers that go by predicted dates; null where
 * too few purchases were recorded before. x counts local days with a purchase after the first, as ADR 13 says.
 */
export function purchasePredictor(
  dataset: Dataset,
  untilTime: number,
  allocate: Allocate = (bytes) => new ArrayBuffer(bytes),
): Predictor | null {
  const days = customerDays(dataset, untilTime);
  const groups = groupBuyers(summarize(days, days.lastDay, {}));
  if (!enoughForTiming(groups)) return null;
  const fit = fitTiming(groups, { family: 'bgCnbd', k: 1 });
  if (fit.family !== 'bgCnbd') return null;
  const { r, alpha, a, b } = fit.values;
  return { r, alpha, a, b, ...purchasesUntil(dataset, untilTime, allocate) };
}

function purchasesUntil(
  dataset: Dataset,
  untilTime: number,
  allocate: Allocate,
): Pick<Predictor, 'firstTimes' | 'lastTimes' | 'repeats'> {
  const { customerCount, events, span, zone } = dataset;
  const firstTimes = new Float64Array(allocate(customerCount * 8)).fill(Number.NaN);
  const lastTimes = new Float64Array(allocate(customerCount * 8)).fill(Number.NaN);
  const repeats = new Uint32Array(allocate(customerCount * 4));
  const purchase = events.types.indexOf(knownEvents.purchase);
  const table = zoneTable(zone, Math.min(span?.firstTime ?? untilTime, untilTime), untilTime);
  for (let row = 0; row < customerCount; row++) {
    let lastDay = Number.NaN;
    for (let event = events.offsets[row]!; event < events.offsets[row + 1]!; event++) {
      const time = Math.floor(events.times[event]!);
      if (time >= untilTime) break;
      if (events.typeCodes[event] !== purchase) continue;
      const day = localDayOf(table, time);
      if (Number.isNaN(firstTimes[row]!)) firstTimes[row] = time;
      else if (day !== lastDay) repeats[row]!++;
      lastTimes[row] = time;
      lastDay = day;
    }
  }
  return { firstTimes, lastTimes, repeats };
}
