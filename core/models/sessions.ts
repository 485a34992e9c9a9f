import { type Dataset, knownEvents } from '../dataset/dataset.ts';
import { localDayOf } from '../time/index.ts';
import { type CustomerDays, noDay } from './customerDays.ts';
import type { Allocate, ForecastModel, SessionTable } from './forecastModel.ts';
import { knownSince } from './purchaseSummaries.ts';
import { addToRateGroups, fitGammaRate, type RateGroups } from './gammaRate.ts';
import { countMoment, createProfileCounts, profileOf } from './timeProfile.ts';

const gapSeconds = 30 * 60;
const rateWindowDays = 180;
/** More of one customer's sessions than this add nothing to what is resampled. */
const keptSessions = 30;
const keptPurchaseSessions = 10;

/** 1 for event types that a baseline world draws: all but messages and what they cause. */
export function drawnTypes(types: readonly string[]): Uint8Array {
  return Uint8Array.from(types, (type) => (type.startsWith('message_') || type === knownEvents.unsubscribe ? 0 : 1));
}

/** Splits what customers did before `untilTime` into sessions (a gap of 30 minutes ends one) and measures their rate. */
export function fitSessions(
  dataset: Dataset,
  untilTime: number,
  days: CustomerDays,
  allocate: Allocate,
): Pick<ForecastModel, 'purchaseProfile' | 'purchaseSessions' | 'sessions'> {
  const { offsets, times, typeCodes, types } = dataset.events;
  const drawn = drawnTypes(types);
  const purchaseCode = types.indexOf(knownEvents.purchase);
  const count = dataset.customerCount;
  const windowDays = Math.min(rateWindowDays, days.lastDay - days.edgeDay + 1);
  const windowStart = days.lastDay - windowDays + 1;
  const counts = new Uint32Array(allocate(count * 4));
  const exposureDays = new Uint16Array(allocate(count * 2));
  const purchaseTimes = createProfileCounts();
  const sessionTimes = createProfileCounts();
  const purchases = createTableBuilder(count, keptPurchaseSessions);
  const others = createTableBuilder(count, keptSessions);
  const groups: RateGroups = new Map();

  for (let row = 0; row < count; row++) {
    const end = offsets[row + 1]!;
    let firstIsOther = false;
    let sessions = 0;
    for (let event = offsets[row]!; event < end && times[event]! < untilTime; ) {
      if (drawn[typeCodes[event]!] === 0) {
        event++;
        continue;
      }
      const start = event;
      let purchase = -1;
      let last = times[event]!;
      for (; event < end && times[event]! < untilTime; event++) {
        if (drawn[typeCodes[event]!] === 0) continue;
        if (times[event]! - last > gapSeconds) break;
        last = times[event]!;
        if (typeCodes[event] !== purchaseCode) continue;
        countMoment(purchaseTimes, days.table, times[event]!);
        if (purchase < 0) purchase = event;
      }
      if (purchase >= 0) {
        addSession(purchases, start, purchase + 1);
        continue;
      }
      if (localDayOf(days.table, times[start]!) < windowStart) continue;
      if (start === offsets[row]) firstIsOther = true;
      sessions++;
      countMoment(sessionTimes, days.table, times[start]!);
      addSession(others, start, event);
    }
    closeCustomer(purchases);
    closeCustomer(others);
    const since = knownSince(days.signup[row]!, days.firstEvent[row]!, days.edgeDay);
    if (since > days.lastDay) continue;
    exposureDays[row] = days.lastDay + 1 - Math.max(windowStart, since);
    // A clock that starts with the customer's first session must not count that session.
    const startsItself = firstIsOther && days.signup[row] === noDay && since > windowStart;
    counts[row] = startsItself ? sessions - 1 : sessions;
    addToRateGroups(groups, counts[row]!, exposureDays[row]!);
  }
  return {
    purchaseProfile: profileOf(purchaseTimes, days.edgeDay, days.lastDay),
    purchaseSessions: finishTable(purchases, allocate),
    sessions: {
      rate: fitGammaRate(groups),
      windowDays,
      counts,
      exposureDays,
      profile: profileOf(sessionTimes, windowStart, days.lastDay),
      table: finishTable(others, allocate),
    },
  };
}

interface TableBuilder {
  readonly offsets: Uint32Array;
  readonly keep: number;
  readonly starts: number[];
  readonly ends: number[];
  customers: number;
  /** Where the open customer's sessions begin. */
  from: number;
}

function createTableBuilder(count: number, keep: number): TableBuilder {
  return { offsets: new Uint32Array(count + 1), keep, starts: [], ends: [], customers: 0, from: 0 };
}

function addSession(builder: TableBuilder, start: number, end: number): void {
  builder.starts.push(start);
  builder.ends.push(end);
}

/** Keeps the customer's latest sessions. */
function closeCustomer(builder: TableBuilder): void {
  const surplus = builder.starts.length - builder.from - builder.keep;
  if (surplus > 0) {
    builder.starts.splice(builder.from, surplus);
    builder.ends.splice(builder.from, surplus);
  }
  builder.from = builder.starts.length;
  builder.offsets[++builder.customers] = builder.from;
}

function finishTable(builder: TableBuilder, allocate: Allocate): SessionTable {
  const offsets = new Uint32Array(allocate(builder.offsets.byteLength));
  offsets.set(builder.offsets);
  const starts = new Uint32Array(allocate(builder.starts.length * 4));
  starts.set(builder.starts);
  const ends = new Uint32Array(allocate(builder.ends.length * 4));
  ends.set(builder.ends);
  return { offsets, starts, ends };
}
