import { localDayOf, localSecondOfDay, weekdayOf } from '../../time/index.ts';
import type { DerivedBase } from './base.ts';

const daySeconds = 86_400;
/** Both windows of the click rate: the last 30 days and the 30 before. */
const clickWindowSeconds = 30 * daySeconds;
const hourBlockSeconds = 3 * 3600;
/** A product page looked at for this long without a cart is browsing. */
const longViewSeconds = 180;

/** How often each label was met, and which were, so that clearing costs nothing for large label sets. */
interface LabelCounts {
  readonly counts: Uint32Array;
  readonly met: number[];
}

/** All that is kept of one customer while their events go by; reused from customer to customer. */
export interface Tally {
  row: number;
  time: number;
  purchases: number;
  orderCodes: Set<number>;
  /** Local days with a purchase, rising, the first `purchaseDays` of them. */
  days: Int32Array;
  purchaseDays: number;
  monetaryWon: number;
  lastPurchaseTime: number;
  lastCartTime: number;
  lastLongViewTime: number;
  firstOwnTime: number;
  lastOwnTime: number;
  viewed: boolean;
  considered: boolean;
  sent: [recent: number, before: number];
  clicked: [recent: number, before: number];
  /** Own doings by block of hours and weekday, answers to messages apart. */
  ownHours: Uint32Array;
  answerHours: Uint32Array;
  ownWeekdays: Uint32Array;
  answerWeekdays: Uint32Array;
  answers: number;
  boughtCategories: LabelCounts;
  seenCategories: LabelCounts;
  deviceEvents: number;
  mobileEvents: number;
}

export function createTally(base: DerivedBase): Tally {
  const labels = (base.category?.labels.length ?? 0) + 1;
  return {
    row: -1,
    time: 0,
    purchases: 0,
    orderCodes: new Set(),
    days: new Int32Array(16),
    purchaseDays: 0,
    monetaryWon: 0,
    lastPurchaseTime: Number.NEGATIVE_INFINITY,
    lastCartTime: Number.NEGATIVE_INFINITY,
    lastLongViewTime: Number.NEGATIVE_INFINITY,
    firstOwnTime: Number.POSITIVE_INFINITY,
    lastOwnTime: Number.NEGATIVE_INFINITY,
    viewed: false,
    considered: false,
    sent: [0, 0],
    clicked: [0, 0],
    ownHours: new Uint32Array(8),
    answerHours: new Uint32Array(8),
    ownWeekdays: new Uint32Array(7),
    answerWeekdays: new Uint32Array(7),
    answers: 0,
    boughtCategories: { counts: new Uint32Array(labels), met: [] },
    seenCategories: { counts: new Uint32Array(labels), met: [] },
    deviceEvents: 0,
    mobileEvents: 0,
  };
}

/** Forgets the customer before; what follows is of `row` as of `time` (epoch seconds). */
export function beginTally(tally: Tally, row: number, time: number): void {
  tally.row = row;
  tally.time = time;
  tally.purchases = 0;
  if (tally.orderCodes.size > 0) tally.orderCodes.clear();
  tally.purchaseDays = 0;
  tally.monetaryWon = 0;
  tally.lastPurchaseTime = Number.NEGATIVE_INFINITY;
  tally.lastCartTime = Number.NEGATIVE_INFINITY;
  tally.lastLongViewTime = Number.NEGATIVE_INFINITY;
  tally.firstOwnTime = Number.POSITIVE_INFINITY;
  tally.lastOwnTime = Number.NEGATIVE_INFINITY;
  tally.viewed = false;
  tally.considered = false;
  tally.sent[0] = tally.sent[1] = tally.clicked[0] = tally.clicked[1] = 0;
  tally.ownHours.fill(0);
  tally.answerHours.fill(0);
  tally.ownWeekdays.fill(0);
  tally.answerWeekdays.fill(0);
  tally.answers = 0;
  clear(tally.boughtCategories);
  clear(tally.seenCategories);
  tally.deviceEvents = 0;
  tally.mobileEvents = 0;
}

function clear({ counts, met }: LabelCounts): void {
  for (const code of met) counts[code] = 0;
  met.length = 0;
}

function meet({ counts, met }: LabelCounts, code: number): void {
  if (counts[code]!++ === 0) met.push(code);
}

/** Takes one event; they come in time order. `sourceRow` -1 = a simulated event without properties. */
export function tallyEvent(
  tally: Tally,
  base: DerivedBase,
  type: number,
  time: number,
  value: number,
  sourceRow: number,
): void {
  const { codes } = base;
  if (type === codes.sent) countInWindows(tally.sent, tally.time - time);
  // simulated goal events that the data does not know have numbers past the last type and are the customer's own
  if (base.own[type] === 0) return;
  if (tally.firstOwnTime > time) tally.firstOwnTime = time;
  tally.lastOwnTime = time;
  const day = localDayOf(base.zone, time);
  const block = Math.floor(localSecondOfDay(base.zone, time) / hourBlockSeconds);
  const weekday = weekdayOf(day) - 1;
  tally.ownHours[block]!++;
  tally.ownWeekdays[weekday]!++;
  if (type === codes.clicked || type === codes.opened) {
    tally.answers++;
    tally.answerHours[block]!++;
    tally.answerWeekdays[weekday]!++;
    if (type === codes.clicked) countInWindows(tally.clicked, tally.time - time);
  } else if (type === codes.purchase) {
    tally.purchases++;
    tally.lastPurchaseTime = time;
    if (!Number.isNaN(value)) tally.monetaryWon += value;
    if (tally.purchaseDays === 0 || tally.days[tally.purchaseDays - 1] !== day) pushDay(tally, day);
    if (base.order !== null && sourceRow >= 0) tally.orderCodes.add(base.order.codes[sourceRow]!);
  } else if (type === codes.cart) {
    tally.lastCartTime = time;
    tally.considered = true;
  } else if (type === codes.wishlist) {
    tally.considered = true;
  } else if (type === codes.view) {
    tally.viewed = true;
    if (sourceRow >= 0 && base.viewSeconds !== null && base.viewSeconds[sourceRow]! >= longViewSeconds) {
      tally.lastLongViewTime = time;
    }
  }
  if (sourceRow >= 0) tallyProperties(tally, base, type === codes.purchase, sourceRow);
}

function tallyProperties(tally: Tally, base: DerivedBase, isPurchase: boolean, sourceRow: number): void {
  const category = base.category === null ? 0 : base.category.codes[sourceRow]!;
  if (category !== 0) meet(isPurchase ? tally.boughtCategories : tally.seenCategories, category);
  if (base.device === null) return;
  const device = base.device.codes[sourceRow]!;
  if (device === 0) return;
  tally.deviceEvents++;
  tally.mobileEvents += base.device.mobile[device]!;
}

function countInWindows(windows: [number, number], age: number): void {
  if (age < clickWindowSeconds) windows[0]++;
  else if (age < 2 * clickWindowSeconds) windows[1]++;
}

function pushDay(tally: Tally, day: number): void {
  if (tally.purchaseDays === tally.days.length) {
    const longer = new Int32Array(tally.days.length * 2);
    longer.set(tally.days);
    tally.days = longer;
  }
  tally.days[tally.purchaseDays++] = day;
}

/** Fills the tally with the recorded events of a customer up to and including `time`. */
export function tallyCustomer(tally: Tally, base: DerivedBase, row: number, time: number): void {
  const { offsets, times, typeCodes, values } = base.dataset.events;
  beginTally(tally, row, time);
  const end = offsets[row + 1]!;
  for (let event = offsets[row]!; event < end && times[event]! <= time; event++) {
    tallyEvent(tally, base, typeCodes[event]!, times[event]!, values[event]!, event);
  }
}
