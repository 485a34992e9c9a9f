import type { Stage } from '../derivedCatalogue.ts';
import type { Tally } from './tally.ts';

const daySeconds = 86_400;
/** How long ago a cart or a long look may be to count as an intention. */
const intentSeconds = 14 * daySeconds;
/** A cart is compared with others once a day has passed without a payment. */
const undecidedSeconds = daySeconds;
const newSeconds = 30 * daySeconds;
const dormantSeconds = 90 * daySeconds;
const loyalPurchaseDays = 4;

/**
 * The first that fits: dormant (nothing of their own for 90 days), comparing (a cart 1 to 14 days old, not paid for since),
 * browsing (a product page looked at for 3 minutes in the last 14 days, no cart or purchase since), at risk (past their own
 * repurchase cycle), loyal (bought on at least 4 days), new (known for at most 30 days), active.
 */
export function stageOf(tally: Tally, joinedTime: number, daysPastCycle: number): Stage {
  const { time, lastOwnTime, lastCartTime, lastLongViewTime, lastPurchaseTime, purchaseDays } = tally;
  // who signed up and did nothing since is silent from that day on; a sign-up after the moment is not known yet
  const lastSign = Math.max(lastOwnTime, joinedTime <= time ? joinedTime : Number.NEGATIVE_INFINITY);
  if (!(time - lastSign < dormantSeconds)) return 'dormant';
  const cartAge = time - lastCartTime;
  if (lastCartTime > lastPurchaseTime && cartAge >= undecidedSeconds && cartAge < intentSeconds) return 'comparing';
  const decidedTime = Math.max(lastCartTime, lastPurchaseTime);
  if (lastLongViewTime > decidedTime && time - lastLongViewTime < intentSeconds) return 'browsing';
  if (daysPastCycle > 0) return 'atRisk';
  if (purchaseDays >= loyalPurchaseDays) return 'loyal';
  return time - joinedTime < newSeconds ? 'new' : 'active';
}
