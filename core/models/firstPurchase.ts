import { type CustomerDays, noDay } from './customerDays.ts';
import { customerStates, type GammaRateFit, type PurchaseSummaries } from './forecastModel.ts';
import { addToRateGroups, fitGammaRate, type RateGroups } from './gammaRate.ts';
import { knownSince } from './purchaseSummaries.ts';

/**
 * Waiting time to a first purchase, from customers whose start is known (sign-up, or an event before the purchase); those
 * still without one wait on. Null where nobody is waiting or nobody was ever seen to end the wait.
 */
export function fitFirstPurchase(days: CustomerDays, summaries: PurchaseSummaries): GammaRateFit | null {
  const groups: RateGroups = new Map();
  let waiting = 0;
  for (let row = 0; row < summaries.state.length; row++) {
    if (summaries.state[row] === customerStates.prospect) {
      waiting++;
      addToRateGroups(groups, 0, summaries.spanDays[row]!);
      continue;
    }
    const index = days.offsets[row]!;
    if (index === days.offsets[row + 1]!) continue;
    const first = days.days[index]!;
    const signup = days.signup[row]!;
    if (signup === noDay ? days.firstEvent[row]! >= first : signup < days.edgeDay || signup > first) continue;
    addToRateGroups(groups, 1, first - knownSince(signup, days.firstEvent[row]!, days.edgeDay));
  }
  return waiting === 0 ? null : fitGammaRate(groups);
}
