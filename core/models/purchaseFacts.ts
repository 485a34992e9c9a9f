import { type Dataset, knownEvents } from '../dataset/dataset.ts';
import { enoughForTiming } from './fitTiming.ts';
import { groupBuyers } from './purchaseGroups.ts';
import { purchaseSummaries } from './purchaseSummaries.ts';

/** What can be said of predictions before a model is fitted. */
export interface PurchaseFacts {
  /** Whether there are enough purchases for a model. */
  readonly enough: boolean;
  /** Whether any purchase has an amount, without which nothing is said in won. */
  readonly hasAmounts: boolean;
}

/** Looks at as many purchases as it takes, which is few where there are enough of them. */
export function purchaseFactsOf(dataset: Dataset): PurchaseFacts {
  const { types, typeCodes, values } = dataset.events;
  const purchase = types.indexOf(knownEvents.purchase);
  if (purchase === -1 || dataset.span === null) return { enough: false, hasAmounts: false };
  const hasAmounts = typeCodes.some((type, event) => type === purchase && values[event]! > 0);
  const untilTime = Math.floor(dataset.span.lastTime) + 1;
  const enough =
    hasManyRepeats(dataset, purchase) || enoughForTiming(groupBuyers(purchaseSummaries(dataset, untilTime)));
  return { enough, hasAmounts };
}

const daySeconds = 86_400;
const manyCustomers = 100;

/** Whether a hundred customers bought again a day or more later, which is more than enough. */
function hasManyRepeats({ customerCount, events }: Dataset, purchase: number): boolean {
  const { offsets, typeCodes, times } = events;
  let found = 0;
  for (let row = 0; row < customerCount && found < manyCustomers; row++) {
    let first = Number.POSITIVE_INFINITY;
    for (let event = offsets[row]!; event < offsets[row + 1]!; event++) {
      if (typeCodes[event] !== purchase) continue;
      first = Math.min(first, times[event]!);
      if (times[event]! - first < daySeconds) continue;
      found++;
      break;
    }
  }
  return found === manyCustomers;
}
