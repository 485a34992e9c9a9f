import { quantileOfSorted } from '../../stats/index.ts';
import { localDayOf } from '../../time/index.ts';
import { type DerivedName, stageLabels } from '../derivedCatalogue.ts';
import type { DerivedBase } from './base.ts';
import { stageOf } from './stage.ts';
import type { Tally } from './tally.ts';

/** Attributes that the customer's own events decide alone; RFM scores compare them with all others. */
export type OwnDerivedName = Exclude<DerivedName, `derived:rfm${string}`>;

type Read = (tally: Tally, base: DerivedBase) => number;

/** Fewer answers to messages than this say nothing about hours; then all of the customer's doings do. */
const enoughAnswers = 3;
const monthDays = 30;

/** The value (or label code) of each attribute from a full tally. */
export const readDerived: Readonly<Record<OwnDerivedName, Read>> = {
  'derived:stage': (tally, base) =>
    stageLabels.indexOf(stageOf(tally, joinedTime(tally, base), daysPastCycle(tally, base))) + 1,
  'derived:recencyDays': recencyDays,
  'derived:purchaseDays': (tally) => tally.purchaseDays,
  'derived:orders': orders,
  'derived:monetaryWon': (tally) => tally.monetaryWon,
  'derived:averageOrderWon': (tally) => (tally.purchases === 0 ? Number.NaN : tally.monetaryWon / orders(tally)),
  'derived:monthlyValueWon': (tally, base) => {
    const tenure = tenureDays(tally, base);
    return (tally.monetaryWon / Math.max(tenure, monthDays)) * monthDays;
  },
  'derived:cycleDays': cycleDays,
  'derived:daysPastCycle': daysPastCycle,
  'derived:lastSeenDays': (tally, base) =>
    Number.isFinite(tally.lastOwnTime) ? daysSince(base, tally.time, tally.lastOwnTime) : Number.NaN,
  'derived:tenureDays': tenureDays,
  'derived:clickRate': (tally) => rate(tally, 0),
  'derived:clickRateChange': (tally) => {
    const before = rate(tally, 1);
    return before > 0 ? rate(tally, 0) / before - 1 : Number.NaN;
  },
  'derived:favouriteCategory': (tally) => favourite(tally).code,
  'derived:favouriteCategoryShare': (tally) => favourite(tally).share,
  'derived:hourBlock': (tally) => mostFrequent(tally.answers >= enoughAnswers ? tally.answerHours : tally.ownHours),
  'derived:weekday': (tally) => mostFrequent(tally.answers >= enoughAnswers ? tally.answerWeekdays : tally.ownWeekdays),
  'derived:mobileShare': (tally) => (tally.deviceEvents === 0 ? Number.NaN : tally.mobileEvents / tally.deviceEvents),
};

/** Local days from one moment to a later one. */
function daysSince(base: DerivedBase, now: number, then: number): number {
  return localDayOf(base.zone, now) - localDayOf(base.zone, then);
}

function recencyDays(tally: Tally, base: DerivedBase): number {
  if (tally.purchaseDays === 0) return Number.NaN;
  return localDayOf(base.zone, tally.time) - tally.days[tally.purchaseDays - 1]!;
}

/** Purchases with equal order numbers are one; those without a number are one each. */
function orders(tally: Tally): number {
  const numbered = tally.orderCodes.size - (tally.orderCodes.has(0) ? 1 : 0);
  return numbered === 0 ? tally.purchases : numbered;
}

/** Sign-up where it is known and not after the first own event, else that event; −∞ where neither is. */
function joinedTime(tally: Tally, base: DerivedBase): number {
  const signup = base.signup === null ? Number.NaN : base.signup[tally.row]!;
  const first = Math.min(Number.isNaN(signup) ? Number.POSITIVE_INFINITY : signup, tally.firstOwnTime);
  return Number.isFinite(first) ? first : Number.NEGATIVE_INFINITY;
}

function tenureDays(tally: Tally, base: DerivedBase): number {
  const joined = joinedTime(tally, base);
  return joined <= tally.time && Number.isFinite(joined) ? daysSince(base, tally.time, joined) : Number.NaN;
}

/** The median of the gaps between purchase days; missing before the second. */
function cycleDays(tally: Tally): number {
  const { days, purchaseDays } = tally;
  if (purchaseDays < 2) return Number.NaN;
  if (purchaseDays === 2) return days[1]! - days[0]!;
  const gaps = new Float64Array(purchaseDays - 1);
  for (let index = 1; index < purchaseDays; index++) gaps[index - 1] = days[index]! - days[index - 1]!;
  return quantileOfSorted(gaps.sort(), 0.5);
}

function daysPastCycle(tally: Tally, base: DerivedBase): number {
  return recencyDays(tally, base) - cycleDays(tally);
}

function rate(tally: Tally, window: 0 | 1): number {
  return tally.sent[window] === 0 ? Number.NaN : tally.clicked[window] / tally.sent[window];
}

/** By purchases; for who has bought nothing of a known category, by what they looked at. Ties go to the earlier label. */
function favourite(tally: Tally): { code: number; share: number } {
  const { counts, met } = tally.boughtCategories.met.length > 0 ? tally.boughtCategories : tally.seenCategories;
  let code = 0;
  let total = 0;
  for (const label of met) {
    const count = counts[label]!;
    total += count;
    if (code === 0 || count > counts[code]! || (count === counts[code] && label < code)) code = label;
  }
  return { code, share: code === 0 ? Number.NaN : counts[code]! / total };
}

/** Code of the most frequent entry, the earlier of equals; 0 where nothing was counted. */
function mostFrequent(counts: Uint32Array): number {
  let best = -1;
  for (let index = 0; index < counts.length; index++) {
    if (counts[index]! > 0 && (best === -1 || counts[index]! > counts[best]!)) best = index;
  }
  return best + 1;
}
