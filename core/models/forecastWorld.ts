import type { Dataset } from '../dataset/dataset.ts';
import { knownEvents } from '../dataset/dataset.ts';
import { invariant } from '../lib/invariant.ts';
import {
  createStream,
  createSubStream,
  domains,
  nextUniform,
  openSubStream,
  purposeOf,
  type RandomStream,
  type SubStream,
  uniformAt,
} from '../lib/random.ts';
import { type EventBuffer, pushEvent, type World } from '../simulate/world.ts';
import { drawExponential, drawGamma } from '../stats/index.ts';
import { customerStates, type ForecastModel, type SessionTable } from './forecastModel.ts';
import { drawParameters, type ParameterDraw } from './parameterDraws.ts';
import {
  createPurchaseCourse,
  firstPurchaseUniform,
  nextPurchase,
  type PurchaseCourse,
  startBuyer,
  startProspect,
  waitingTime,
} from './purchaseCourse.ts';
import { drawnTypes } from './sessions.ts';
import { createWindowClock, dayAt, secondsOn, type WindowClock } from './windowClock.ts';

const purposes = {
  firstSession: purposeOf('baseline', 'firstSession'),
  sessions: purposeOf('baseline', 'sessions'),
};

/** No customer does more than this in one window; only reached by parameters far from any data. */
const mostOccurrences = 10_000;

export interface ForecastWindow {
  /** Epoch seconds; the window [startTime, endTime) begins at or after the end of the records. */
  readonly startTime: number;
  readonly endTime: number;
  readonly seed: number;
  /** Keep every replication at the fitted parameters; for checks against closed forms. */
  readonly certainParameters?: boolean;
}

interface Replication {
  readonly stream: RandomStream;
  readonly parameters: ParameterDraw;
}

interface Context {
  readonly dataset: Dataset;
  readonly model: ForecastModel;
  readonly purchaseCode: number;
  readonly drawn: Uint8Array;
  readonly purchaseClock: WindowClock;
  readonly sessionClock: WindowClock;
  readonly windowSeconds: number;
  readonly sub: SubStream;
  readonly course: PurchaseCourse;
}

/**
 * The baseline world of a forecast. Each customer's purchases are drawn from the exact posterior of the chosen
 * timing model given the own history and simulated forward, amounts from Gamma-Gamma; the events before a purchase and whole sessions
 * without one are those of recorded sessions (the customer's own n with probability n/(n+1) each time, else anyone's).
 * Draws are addressed by customer row, purpose and replication only; replications 2i and 2i+1 share their parameters.
 */
export function forecastWorld(dataset: Dataset, model: ForecastModel, window: ForecastWindow): World {
  invariant(model.datasetHash === dataset.hash, 'a forecast model belongs to the dataset it was fitted to');
  invariant(window.startTime >= model.untilTime, 'a forecast starts where the records of its model end, or later');
  const span = { untilTime: model.untilTime, startTime: window.startTime, endTime: window.endTime };
  const context: Context = {
    dataset,
    model,
    purchaseCode: dataset.events.types.indexOf(knownEvents.purchase),
    drawn: drawnTypes(dataset.events.types),
    purchaseClock: createWindowClock(model.purchaseProfile, dataset.zone, span),
    sessionClock: createWindowClock(model.sessions.profile, dataset.zone, span),
    windowSeconds: window.endTime - window.startTime,
    sub: createSubStream(),
    course: createPurchaseCourse(),
  };
  const certain = window.certainParameters === true ? fittedParameters(model) : null;
  const pairs: (ParameterDraw | undefined)[] = [];
  const replications: (Replication | undefined)[] = [];

  const replicationOf = (replication: number): Replication => {
    const known = replications[replication];
    if (known !== undefined) return known;
    const pair = replication >> 1;
    pairs[pair] ??= certain ?? drawParameters(model, window.seed, pair);
    const made = { stream: createStream(window.seed, replication, domains.baseline), parameters: pairs[pair] };
    replications[replication] = made;
    return made;
  };

  return {
    startTime: window.startTime,
    fill(customerRow, replication, into) {
      into.count = 0;
      const { stream, parameters } = replicationOf(replication);
      fillPurchases(context, stream, parameters, customerRow, into);
      fillSessions(context, stream, parameters, customerRow, into);
      if (into.count > 1) sortByTime(into);
    },
  };
}

function fittedParameters(model: ForecastModel): ParameterDraw {
  return {
    timing: model.timing,
    firstPurchase: model.firstPurchase?.values ?? null,
    spend: model.spend?.values ?? null,
    sessions: model.sessions.rate?.values ?? null,
  };
}

function fillPurchases(
  context: Context,
  stream: RandomStream,
  parameters: ParameterDraw,
  row: number,
  into: EventBuffer,
): void {
  const { summaries } = context.model;
  const { timing, firstPurchase } = parameters;
  const state = summaries.state[row]!;
  if (timing === null || state === customerStates.unknown) return;
  const { sub, purchaseClock, course } = context;
  if (state === customerStates.prospect) {
    if (firstPurchase === null) return;
    const watched = firstPurchase.rate + Math.max(0.5, summaries.spanDays[row]!) / 7;
    const weeks = waitingTime(firstPurchaseUniform(stream, row), firstPurchase.shape, watched);
    if (weeks >= purchaseClock.weeks) return;
    startProspect(timing, row, weeks, purchaseClock.weeks, stream, sub, course);
  } else if (!startBuyer(timing, summaries, row, purchaseClock.weeks, stream, sub, course)) return;
  const amountRate = drawAmountRate(context, parameters, row);
  let day = 0;
  for (let purchase = 0; purchase < mostOccurrences; purchase++) {
    day = dayAt(purchaseClock, course.weeks, day);
    pushPurchase(context, parameters, row, secondsOn(purchaseClock, day, nextUniform(sub)), amountRate, into);
    if (!nextPurchase(course, sub)) return;
  }
}

/** The rate ν of the customer's amounts given the customer's own: Gamma(q + p·x, rate v + sum of amounts). */
function drawAmountRate({ model, sub }: Context, { spend }: ParameterDraw, row: number): number {
  if (spend === null) return Number.NaN;
  const { spendCounts, spendSums } = model.summaries;
  return drawGamma(sub, spend.q + spend.p * spendCounts[row]!, spend.v + spendSums[row]!);
}

function pushPurchase(
  context: Context,
  { spend }: ParameterDraw,
  row: number,
  time: number,
  amountRate: number,
  into: EventBuffer,
): void {
  const { model, sub, purchaseCode } = context;
  const session = pickSession(model.purchaseSessions, row, sub);
  let value = spend === null ? Number.NaN : drawGamma(sub, spend.p, amountRate);
  if (model.wholeAmounts) value = Math.round(value);
  if (session < 0) {
    pushInside(context, time, purchaseCode, value, -1, into);
    return;
  }
  const purchaseRow = model.purchaseSessions.ends[session]! - 1;
  const { times } = context.dataset.events;
  pushRows(context, model.purchaseSessions.starts[session]!, purchaseRow, time - times[purchaseRow]!, into);
  pushInside(context, time, purchaseCode, value, purchaseRow, into);
}

function fillSessions(
  context: Context,
  stream: RandomStream,
  { sessions }: ParameterDraw,
  row: number,
  into: EventBuffer,
): void {
  const { model, sub, sessionClock, dataset } = context;
  const exposureDays = model.sessions.exposureDays[row]!;
  if (sessions === null || exposureDays === 0) return;
  const shape = sessions.shape + model.sessions.counts[row]!;
  const watched = sessions.rate + exposureDays / 7;
  let weeks = waitingTime(uniformAt(stream, row, purposes.firstSession), shape, watched);
  if (weeks >= sessionClock.weeks) return;
  openSubStream(sub, stream, row, purposes.sessions);
  const rate = drawGamma(sub, shape + 1, watched + weeks);
  const { table } = model.sessions;
  let day = 0;
  for (let count = 0; count < mostOccurrences && weeks < sessionClock.weeks; count++) {
    day = dayAt(sessionClock, weeks, day);
    const time = secondsOn(sessionClock, day, nextUniform(sub));
    const session = pickSession(table, row, sub);
    if (session >= 0) {
      const start = table.starts[session]!;
      pushRows(context, start, table.ends[session]!, time - dataset.events.times[start]!, into);
    }
    weeks += drawExponential(sub, rate);
  }
}

/** One of the customer's own n sessions with probability n / (n + 1), else one of anyone's; -1 without any. */
function pickSession(table: SessionTable, row: number, sub: SubStream): number {
  const all = table.starts.length;
  if (all === 0) return -1;
  const first = table.offsets[row]!;
  const own = table.offsets[row + 1]! - first;
  const place = nextUniform(sub) * (own + 1);
  if (place < own) return first + Math.floor(place);
  return Math.floor((place - own) * all);
}

/** Adds the drawn, non-purchase events of log rows [from, to), moved by `shift` seconds. */
function pushRows(context: Context, from: number, to: number, shift: number, into: EventBuffer): void {
  const { times, typeCodes, values } = context.dataset.events;
  for (let source = from; source < to; source++) {
    const type = typeCodes[source]!;
    if (type === context.purchaseCode || context.drawn[type] === 0) continue;
    pushInside(context, times[source]! + shift, type, values[source]!, source, into);
  }
}

function pushInside(
  context: Context,
  time: number,
  type: number,
  value: number,
  sourceRow: number,
  into: EventBuffer,
): void {
  if (time >= 0 && time < context.windowSeconds) pushEvent(into, time, type, value, sourceRow);
}

/** Stable insertion sort: a customer has few events, and they are nearly in order. */
function sortByTime({ count, times, types, values, sourceRows }: EventBuffer): void {
  for (let index = 1; index < count; index++) {
    const time = times[index]!;
    if (times[index - 1]! <= time) continue;
    const type = types[index]!;
    const value = values[index]!;
    const sourceRow = sourceRows[index]!;
    let place = index;
    for (; place > 0 && times[place - 1]! > time; place--) {
      times[place] = times[place - 1]!;
      types[place] = types[place - 1]!;
      values[place] = values[place - 1]!;
      sourceRows[place] = sourceRows[place - 1]!;
    }
    times[place] = time;
    types[place] = type;
    values[place] = value;
    sourceRows[place] = sourceRow;
  }
}
