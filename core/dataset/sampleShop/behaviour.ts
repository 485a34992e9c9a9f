import type { RandomStream, SubStream } from '../../lib/random.ts';
import { nextUniform, openSubStream, purposeOf } from '../../lib/random.ts';
import { drawBeta, drawExponential, drawGamma } from '../../stats/index.ts';
import type { ShopCalendar } from './calendar.ts';
import type { EventDraft } from './draft.ts';
import { chance } from './draws.ts';
import { behaviour } from './parameters.ts';
import type { Taste } from './sessions.ts';
import { addBrowsingSession, addPurchaseSession, drawPurchaseWon, drawTaste } from './sessions.ts';

const traitsPurpose = purposeOf('traits');
const purchasesPurpose = purposeOf('purchases');
const browsingPurpose = purposeOf('browsing');

/** Sessions earlier than this before the history can still leave a review or a price drop inside it. */
const echoDays = 60;

/** What the rest of the generator needs to know of a customer's undisturbed behaviour. */
export interface Baseline {
  readonly taste: Taste;
  /** Spent in all, before and within the history. */
  readonly spentWon: number;
  /** Shop day of the last purchase before the history; -Infinity without one. */
  readonly lastEarlierPurchase: number;
}

/** Draws everything that customer `row` does by themselves from sign-up to the end of the history. */
export function addBaseline(
  draft: EventDraft,
  row: number,
  signupShopDay: number,
  stream: RandomStream,
  sub: SubStream,
  calendar: ShopCalendar,
): Baseline {
  const { purchase, browsing } = behaviour;
  openSubStream(sub, stream, row, traitsPurpose);
  const taste = drawTaste(sub);
  const purchasesPerDay = drawGamma(sub, purchase.r, purchase.alphaDays);
  const leavingShare = drawBeta(sub, purchase.a, purchase.b);
  const kappa = drawGamma(sub, browsing.kappaShape, browsing.kappaRate);

  openSubStream(sub, stream, row, purchasesPurpose);
  let spentWon = 0;
  let lastEarlierPurchase = Number.NEGATIVE_INFINITY;
  let leftDay = Number.POSITIVE_INFINITY;
  let day = signupShopDay;
  if (!chance(sub, purchase.atSignupShare)) day = nextByFactor(sub, calendar, day, purchasesPerDay);
  while (day < calendar.endShopDay) {
    if (day < calendar.startShopDay) lastEarlierPurchase = day;
    spentWon +=
      day < calendar.startShopDay - echoDays
        ? drawPurchaseWon(sub, taste)
        : addPurchaseSession(draft, sub, taste, calendar, day);
    if (chance(sub, leavingShare)) {
      leftDay = day;
      break;
    }
    day = nextByFactor(sub, calendar, day, purchasesPerDay);
  }

  openSubStream(sub, stream, row, browsingPurpose);
  const sessionsPerDay = kappa * purchasesPerDay + browsing.basePerDay;
  day = Math.max(signupShopDay, calendar.startShopDay - echoDays);
  for (;;) {
    day = nextByFactor(sub, calendar, day, sessionsPerDay);
    const fadedDays = day - leftDay;
    if (day >= calendar.endShopDay || fadedDays > 8 * browsing.fadingDays) break;
    if (fadedDays > 0 && nextUniform(sub) > Math.exp(-fadedDays / browsing.fadingDays)) continue;
    addBrowsingSession(draft, sub, taste, calendar, day);
  }
  return { taste, spentWon, lastEarlierPurchase };
}

/** The next event of a Poisson process with `rate` per average day whose rate follows the day factors (thinning). */
function nextByFactor(sub: SubStream, calendar: ShopCalendar, from: number, rate: number): number {
  let day = from;
  do {
    day += drawExponential(sub, rate * calendar.largestFactor);
    if (day >= calendar.endShopDay) return day;
  } while (nextUniform(sub) * calendar.largestFactor > calendar.dayFactors[Math.floor(day)]!);
  return day;
}
