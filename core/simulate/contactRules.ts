import { isMissing } from '../dataset/columns.ts';
import { type Column, type CustomerRole, type Dataset, missingDay } from '../dataset/dataset.ts';
import { textAt } from '../dataset/text.ts';
import { type Channel, channels, type Purpose, type Response } from '../journey/channels.ts';
import type { NodeOf } from '../journey/nodes.ts';
import { purposeOf } from '../lib/random.ts';
import { type Moment, meansYes, type SegmentScope } from '../segment/index.ts';
import { calendarDay, dayOf, localDayOf, momentAt } from '../time/index.ts';
import { createDrawAddresses } from './draws.ts';
import { type CompiledSend, type ConsentRule, consentBit } from './program.ts';
import type { Assumptions, Prices } from './settings.ts';

/** The role whose column holds a channel's address. */
function addressRole(channel: Channel): CustomerRole {
  switch (channel) {
    case 'email':
      return 'email';
    case 'push':
      return 'pushToken';
    case 'sms':
    case 'lms':
    case 'mms':
    case 'alimtalk':
    case 'brandMessage':
      return 'phone';
  }
}

const always = () => true;
const never = () => false;

type Asks = (moment: Moment) => boolean;

/** Whether the customer has what a role stands for. Without such a column in the data, `assumed` holds for everyone. */
function compileRole(scope: SegmentScope, role: CustomerRole, assumed: boolean): Asks {
  const name = scope.dataset.roles[role];
  const column = scope.dataset.attributes.find((candidate) => candidate.name === name);
  if (name === undefined || column === undefined) return assumed ? always : never;
  const slot = scope.attributeSlots.get(name);
  if (slot === undefined) return (moment) => saysYes(column, moment.row);
  return (moment) => {
    const updated = moment.attributes[slot] ?? null;
    return updated === null ? saysYes(column, moment.row) : updated !== '' && meansYes(updated);
  };
}

function saysYes(column: Column, row: number): boolean {
  if (isMissing(column, row)) return false;
  switch (column.kind) {
    case 'boolean':
      return column.values[row] === 1;
    case 'number':
      return column.values[row] !== 0;
    case 'category':
      return meansYes(column.labels[column.codes[row]! - 1]!);
    case 'text':
      return meansYes(textAt(column, row));
    case 'time':
    case 'date':
      return true;
  }
}

/**
 * What a purpose asks of a customer. Information needs no consent. Advertising consent ends on the same calendar date
 * `years` later; a consent whose date is unknown does not end, nor does one that an update node has renewed in this run.
 */
export function compileConsent(scope: SegmentScope, purpose: Purpose, years: number): ConsentRule {
  const given = compileRole(scope, 'adConsent', true);
  const night = compileRole(scope, 'nightConsent', false);
  const nightExpired = compileExpiry(scope, 'nightConsent', 'nightConsentTime', years);
  const atNight: Asks = (moment) => night(moment) && !nightExpired(moment);
  if (purpose === 'information') return { given: always, expired: never, atNight };
  return { given, expired: compileExpiry(scope, 'adConsent', 'adConsentTime', years), atNight };
}

function compileExpiry(scope: SegmentScope, consent: CustomerRole, time: CustomerRole, years: number): Asks {
  const { dataset, zone, startTime } = scope;
  const column = dataset.attributes.find((candidate) => candidate.name === dataset.roles[time]);
  if (column === undefined || (column.kind !== 'time' && column.kind !== 'date')) return never;
  const slot = scope.attributeSlots.get(dataset.roles[consent] ?? '');
  return (moment) => {
    if (slot !== undefined && (moment.attributes[slot] ?? null) !== null) return false;
    const day = dayOfRow(column, moment.row, (value) => localDayOf(zone, value));
    if (Number.isNaN(day)) return false;
    const { year, month, day: dayOfMonth } = calendarDay(day);
    return startTime + moment.now >= momentAt(zone, dayOf(year + years, month, dayOfMonth), 0);
  };
}

/** The calendar day of a time or date column's row, NaN when missing or of another kind. */
export function dayOfRow(column: Column, row: number, localDay: (time: number) => number): number {
  if (column.kind === 'date') return column.values[row] === missingDay ? Number.NaN : column.values[row]!;
  if (column.kind !== 'time' || Number.isNaN(column.values[row]!)) return Number.NaN;
  return localDay(column.values[row]!);
}

/** A message that nobody answers: what is assumed where neither the node nor the workspace says anything. */
const unanswered: Response = {
  deliveredShare: 1,
  openShare: null,
  clickShare: 0,
  conversionShare: 0,
  unsubscribeShare: 0,
  openDelay: { scaleSeconds: 0, shape: 1 },
  clickDelay: { scaleSeconds: 0, shape: 1 },
  conversionDelay: { scaleSeconds: 0, shape: 1 },
  logHalfWidth: 0,
  source: 'assumed',
  directConversionShare: null,
};

export interface SendPlace {
  readonly scope: SegmentScope;
  readonly assumptions: Assumptions;
  readonly journeyId: string;
  readonly counterOf: (kind: 'sent' | 'reached', channel: Channel) => number;
}

/** One way of sending for a message node: on its own channel, or on its fallback's with the workspace's response. */
export function compileSend(
  place: SendPlace,
  node: NodeOf<'message'>,
  purpose: Purpose,
  asFallback: boolean,
): CompiledSend {
  const { scope, assumptions } = place;
  const channel = asFallback && node.fallback !== null ? node.fallback.channel : node.channel;
  const own = asFallback ? null : node.response;
  const workspace = assumptions.responses.find((entry) => entry.channel === channel && entry.purpose === purpose);
  const channelIndex = channels.indexOf(channel);
  return {
    channel,
    channelIndex,
    hasAddress: compileRole(scope, addressRole(channel), true),
    isFriend: channel === 'brandMessage' ? compileRole(scope, 'kakaoFriend', true) : always,
    consentBit: consentBit(channelIndex, purpose),
    quietHours: assumptions.quietHours.filter((rule) => rule.channel === channel && rule.purpose === purpose),
    costWon: Math.round(priceOf(assumptions.prices, channel) * 1024) / 1024,
    response: own ?? workspace?.response ?? unanswered,
    draws: createDrawAddresses(place.journeyId, node.id, asFallback ? 'fallback.' : ''),
    shiftAddress: purposeOf(channel, purpose),
    sentDay: place.counterOf('sent', channel),
    reachedDay: place.counterOf('reached', channel),
  };
}

/** Brand messages go to friends of the channel only, so theirs is the friend's price. */
function priceOf(prices: Prices, channel: Channel): number {
  return channel === 'brandMessage' ? prices.brandMessageFriend : prices[channel];
}

/** Mean amount of the customer's goal events before the window; NaN where none has an amount. */
export function meanValueBefore(
  dataset: Dataset,
  startTime: number,
  row: number,
  isGoal: (eventRow: number) => boolean,
): number {
  const { offsets, times, values } = dataset.events;
  let sum = 0;
  let count = 0;
  for (let eventRow = offsets[row]!; eventRow < offsets[row + 1]! && times[eventRow]! < startTime; eventRow++) {
    const value = values[eventRow]!;
    if (Number.isNaN(value) || !isGoal(eventRow)) continue;
    sum += value;
    count++;
  }
  return count === 0 ? Number.NaN : sum / count;
}
