import { isMissing } from '../dataset/columns.ts';
import { type Column, type CustomerRole, type Dataset, missingDay } from '../dataset/dataset.ts';
import { textAt } from '../dataset/text.ts';
import type { Channel, Purpose, Response } from '../journey/channels.ts';
import { consentRoles } from './consentRoles.ts';
import { type Moment, meansYes, type SegmentScope } from '../segment/index.ts';
import { calendarDay, dayOf, localDayOf, momentAt } from '../time/index.ts';

/** The role whose column holds a channel's address. */
export function addressRole(channel: Channel): CustomerRole {
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

/** A question about one customer at one moment: settled for everyone, a column's plain 1, or to be asked each time. */
export type Question =
  | { readonly kind: 'settled'; readonly answer: boolean }
  | { readonly kind: 'flag'; readonly values: Uint8Array }
  | { readonly kind: 'ask'; readonly ask: (moment: Moment) => boolean };

const yes: Question = { kind: 'settled', answer: true };
const no: Question = { kind: 'settled', answer: false };

/** Whether the customer has what a role stands for. Without such a column in the data, `assumed` holds for everyone. */
export function roleQuestion(scope: SegmentScope, role: CustomerRole, assumed: boolean): Question {
  const name = scope.dataset.roles[role];
  const column = scope.dataset.attributes.find((candidate) => candidate.name === name);
  if (name === undefined || column === undefined) return assumed ? yes : no;
  const slot = scope.attributeSlots.get(name);
  if (slot === undefined) {
    if (column.kind === 'boolean') return { kind: 'flag', values: column.values };
    return { kind: 'ask', ask: (moment) => saysYes(column, moment.row) };
  }
  return {
    kind: 'ask',
    ask: (moment) => {
      const updated = moment.attributes[slot] ?? null;
      return updated === null ? saysYes(column, moment.row) : updated !== '' && meansYes(updated);
    },
  };
}

/** No usual word for no has more bytes. */
const longestNo = 9;

function saysYes(column: Column, row: number): boolean {
  if (isMissing(column, row)) return false;
  switch (column.kind) {
    case 'boolean':
      return column.values[row] === 1;
    case 'number':
      return column.values[row] !== 0;
    case 'category':
      return meansYes(column.labels[column.codes[row]! - 1]!);
    case 'text': {
      const { bytes, offsets } = column;
      const start = offsets[row]!;
      const end = offsets[row + 1]!;
      // an address is longer than any word for no: decoding each would cost more than all else at a message
      if (end - start > longestNo && isPlain(bytes[start]!) && isPlain(bytes[end - 1]!)) return true;
      return meansYes(textAt(column, row));
    }
    case 'time':
    case 'date':
      return true;
  }
}

/** An ASCII character other than blanks. */
function isPlain(byte: number): boolean {
  return byte > 0x20 && byte < 0x7f;
}

/** What a message's purpose asks of the customer at the moment of sending. */
export interface ConsentRule {
  readonly given: Question;
  readonly expired: Question;
  readonly atNight: Question;
}

/**
 * What a purpose asks of a customer on a channel. Information needs no consent. Advertising consent ends on the same calendar date
 * `years` later; a consent whose date is unknown does not end, nor does one that an update node has renewed.
 */
export function consentRule(scope: SegmentScope, channel: Channel, purpose: Purpose, years: number): ConsentRule {
  const night = roleQuestion(scope, 'nightConsent', false);
  const nightExpired = expiryQuestion(scope, 'nightConsent', 'nightConsentTime', years);
  const atNight: Question =
    (night.kind === 'settled' && !night.answer) || nightExpired.kind === 'settled'
      ? night
      : { kind: 'ask', ask: (moment) => answers(night, moment) && !answers(nightExpired, moment) };
  if (purpose === 'information') return { given: yes, expired: no, atNight };
  const { given, time } = consentRoles(channel, scope.dataset.roles);
  return {
    given: roleQuestion(scope, given, true),
    expired: expiryQuestion(scope, given, time, years),
    atNight,
  };
}

/** The answer to a question now. */
export function answers(question: Question, moment: Moment): boolean {
  switch (question.kind) {
    case 'settled':
      return question.answer;
    case 'flag':
      return question.values[moment.row] === 1;
    case 'ask':
      return question.ask(moment);
  }
}

const daySeconds = 86_400;

function expiryQuestion(scope: SegmentScope, consent: CustomerRole, time: CustomerRole, years: number): Question {
  const { dataset, clock, startTime } = scope;
  const column = dataset.attributes.find((candidate) => candidate.name === dataset.roles[time]);
  if (column === undefined || (column.kind !== 'time' && column.kind !== 'date')) return no;
  const slot = scope.attributeSlots.get(dataset.roles[consent] ?? '');
  // a customer sends the same answer at each message; the calendar is asked once
  let endOf: Float64Array | null = null;
  const unknown = Number.NEGATIVE_INFINITY;
  const { values } = column;
  const unit = column.kind === 'time' ? 1 : daySeconds;
  // no leap day, time of day or change of the clock makes these years shorter
  const leastSeconds = (365 * years - 3) * daySeconds;
  return {
    kind: 'ask',
    ask: (moment) => {
      if (startTime + moment.now < values[moment.row]! * unit + leastSeconds) return false;
      if (slot !== undefined && (moment.attributes[slot] ?? null) !== null) return false;
      endOf ??= new Float64Array(dataset.customerCount).fill(unknown);
      let end = endOf[moment.row]!;
      if (end === unknown) {
        end = expiryOf(column, moment.row, clock.zone, years);
        endOf[moment.row] = end;
      }
      return startTime + moment.now >= end;
    },
  };
}

/** Epoch seconds at which a consent of this row ends; NaN, which nothing reaches, without a date. */
function expiryOf(column: Column, row: number, zone: SegmentScope['clock']['zone'], years: number): number {
  const day = dayOfRow(column, row, (value) => localDayOf(zone, value));
  if (Number.isNaN(day)) return Number.NaN;
  const { year, month, day: dayOfMonth } = calendarDay(day);
  return momentAt(zone, dayOf(year + years, month, dayOfMonth), 0);
}

/** The calendar day of a time or date column's row, NaN when missing or of another kind. */
export function dayOfRow(column: Column, row: number, localDay: (time: number) => number): number {
  if (column.kind === 'date') return column.values[row] === missingDay ? Number.NaN : column.values[row]!;
  if (column.kind !== 'time' || Number.isNaN(column.values[row]!)) return Number.NaN;
  return localDay(column.values[row]!);
}

/** A message that nobody answers: what is assumed where neither the node nor the workspace says anything. */
export const unanswered: Response = {
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
