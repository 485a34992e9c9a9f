import type { SubStream } from '../../lib/random.ts';
import { nextUniform } from '../../lib/random.ts';
import { drawExponential, drawGamma, drawNormal } from '../../stats/index.ts';
import type { ShopCalendar } from './calendar.ts';
import { timeAtShopDay } from './calendar.ts';
import { categories, itemPrices, itemsPerCategory } from './catalogue.ts';
import type { EventDraft } from './draft.ts';
import { addEvent } from './draft.ts';
import { between, chance, cumulative, pick } from './draws.ts';
import { typeCode } from './eventTypes.ts';
import { behaviour } from './parameters.ts';
import { ratings } from './profiles.ts';

/** What of a customer decides a session's content. */
export interface Taste {
  favouriteCategory: number;
  /** Rate of the Gamma that purchase values are drawn from (Gamma-Gamma's ν), per won. */
  spendRate: number;
}

const { session, spend } = behaviour;
const popularity = cumulative(categories.map(({ weight }) => weight));
const ratingSums = cumulative(ratings.map(([, weight]) => weight));

export function drawTaste(sub: SubStream): Taste {
  return { favouriteCategory: pick(sub, popularity), spendRate: drawGamma(sub, spend.q, spend.gammaWon) };
}

/** The amount of one purchase in won, to the hundred, at least 1,000. */
export function drawPurchaseWon(sub: SubStream, taste: Taste): number {
  return Math.max(1000, Math.round(drawGamma(sub, spend.p, taste.spendRate) / 100) * 100);
}

function drawItem(sub: SubStream, taste: Taste): number {
  const category = chance(sub, session.favouriteCategoryShare) ? taste.favouriteCategory : pick(sub, popularity);
  return category * itemsPerCategory + Math.floor(nextUniform(sub) * itemsPerCategory);
}

/** Adds a visit with its product views (and wishes) from `time` on; answers the last item and when it ended. */
function addBrowsing(
  draft: EventDraft,
  sub: SubStream,
  taste: Taste,
  time: number,
  calendar: ShopCalendar,
  shopDay: number,
): { item: number; time: number } {
  addEvent(draft, time, typeCode.visit, {});
  let cursor = time + Math.round(between(sub, 3, 40));
  let item: number;
  do {
    item = drawItem(sub, taste);
    const drawn = session.viewSecondsMedian * Math.exp(session.viewSecondsLogSd * drawNormal(sub));
    const seconds = Math.min(1800, Math.max(2, Math.round(drawn)));
    addEvent(draft, cursor, typeCode.view, { seconds, item });
    cursor += seconds;
  } while (chance(sub, session.furtherViewShare));
  if (chance(sub, session.wishlistShare)) {
    cursor += 4;
    addEvent(draft, cursor, typeCode.wishlist, { item });
    if (chance(sub, session.priceDropShareOfWishes)) addPriceDrop(draft, sub, item, calendar, shopDay);
  }
  return { item, time: cursor + Math.round(between(sub, 5, 60)) };
}

/** Prices are cut on working mornings, three days after the wish at the earliest. */
function addPriceDrop(draft: EventDraft, sub: SubStream, item: number, calendar: ShopCalendar, shopDay: number): void {
  const days = Math.floor(shopDay) + 3 + Math.floor(drawExponential(sub, 1 / 18));
  const time = timeAtShopDay(calendar, days) + 10 * 3600 + Math.floor(nextUniform(sub) * 3600);
  const value = Math.round((itemPrices[item]! * between(sub, 0.7, 0.92)) / 100) * 100;
  addEvent(draft, time, typeCode.priceDrop, { item, value });
}

/** Adds a session that buys nothing; some leave a cart behind. */
export function addBrowsingSession(
  draft: EventDraft,
  sub: SubStream,
  taste: Taste,
  calendar: ShopCalendar,
  shopDay: number,
): void {
  const end = addBrowsing(draft, sub, taste, timeAtShopDay(calendar, shopDay), calendar, shopDay);
  if (!chance(sub, session.cartShareOfBrowsing)) return;
  const value = drawPurchaseWon(sub, taste);
  addEvent(draft, end.time, typeCode.cart, { item: end.item, value, quantity: quantityOf(value, end.item) });
}

/** Adds a session that ends in a purchase at its later moment, perhaps reviewed; answers the amount in won. */
export function addPurchaseSession(
  draft: EventDraft,
  sub: SubStream,
  taste: Taste,
  calendar: ShopCalendar,
  shopDay: number,
): number {
  const end = addBrowsing(draft, sub, taste, timeAtShopDay(calendar, shopDay), calendar, shopDay);
  const value = addCartAndPurchase(
    draft,
    sub,
    taste,
    end.item,
    end.time,
    end.time + Math.round(between(sub, 60, 1500)),
  );
  if (chance(sub, session.reviewShareOfPurchases)) {
    const day = shopDay + between(sub, 3, 20);
    const rating = ratings[pick(sub, ratingSums)]![0];
    addEvent(draft, timeAtShopDay(calendar, day), typeCode.review, { item: end.item, rating });
  }
  return value;
}

/** Adds a cart and its purchase; answers the amount in won. */
function addCartAndPurchase(
  draft: EventDraft,
  sub: SubStream,
  taste: Taste,
  item: number,
  cartTime: number,
  purchaseTime: number,
): number {
  const value = drawPurchaseWon(sub, taste);
  const details = { item, value, quantity: quantityOf(value, item) };
  addEvent(draft, cartTime, typeCode.cart, details);
  addEvent(draft, purchaseTime, typeCode.purchase, details);
  return value;
}

function quantityOf(valueWon: number, item: number): number {
  return Math.max(1, Math.min(9, Math.round(valueWon / itemPrices[item]!)));
}

/** Adds the visit behind a click; with a purchase time also a cart and that purchase. Answers the amount in won. */
export function addClickedSession(
  draft: EventDraft,
  sub: SubStream,
  taste: Taste,
  time: number,
  purchaseTime: number | null,
): number {
  addEvent(draft, time, typeCode.visit, {});
  const item = drawItem(sub, taste);
  addEvent(draft, time + 5, typeCode.view, { seconds: Math.round(between(sub, 10, 240)), item });
  if (purchaseTime === null) return 0;
  return addCartAndPurchase(draft, sub, taste, item, Math.max(time + 6, purchaseTime - 120), purchaseTime);
}
