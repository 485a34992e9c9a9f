import type { CustomerRole } from '../../../core/dataset/dataset.ts';
import type { Channel, Purpose } from '../../../core/journey/channels.ts';
import type { NodeOf } from '../../../core/journey/nodes.ts';
import { yearsLater } from './calendar.ts';
import { attributeOf, importedOf } from './conditions.ts';
import type { Customer, Sent } from './types.ts';
import { isYes } from './values.ts';
import { localDay, localOf, momentOf } from './zones.ts';

/* Whether a customer may be written to now, and at what price. */

/** Whether a role's column says yes; `assumed` when the data has no such column. */
function says(customer: Customer, role: CustomerRole, assumed: boolean): boolean {
  const name = customer.arm.input.dataset.roles[role];
  if (name === undefined) return assumed;
  const fact = attributeOf(customer, name);
  if (fact === null) return false;
  return fact.kind === 'time' || fact.kind === 'date' || (fact.value !== '' && isYes(fact.value));
}

function isExpired(customer: Customer, consent: CustomerRole, time: CustomerRole): boolean {
  const { dataset, assumptions } = customer.arm.input;
  // consent that an update node has set is new
  if (customer.overlay.has(dataset.roles[consent] ?? '')) return false;
  const given = importedOf(customer, dataset.roles[time]);
  if (given === null) return false;
  const day = given.kind === 'date' ? Number(given.value) : localDay(customer.zone, Number(given.value));
  return localDay(customer.zone, customer.now) >= yearsLater(day, assumptions.consentYears);
}

export function isFriend(customer: Customer): boolean {
  return says(customer, 'kakaoFriend', true);
}

/** The role of consent to advertising on a channel alone. */
export function ownConsentOf(channel: Channel) {
  const group = {
    email: 'email',
    push: 'push',
    sms: 'sms',
    lms: 'sms',
    mms: 'sms',
    alimtalk: 'kakao',
    brandMessage: 'kakao',
  } as const;
  return `${group[channel]}Consent` as const;
}

/** Why the customer may not be written to at all, by address and consent; null = they may. */
export function refusalOf(customer: Customer, node: NodeOf<'message'>, channel: Channel, purpose: Purpose) {
  const address = channel === 'email' ? 'email' : channel === 'push' ? 'pushToken' : 'phone';
  if (!says(customer, address, true)) return 'noAddress';
  if (channel === 'brandMessage') {
    const targeting = node.kakao?.targeting ?? 'I';
    if ((targeting === 'I' || targeting === 'F') && !isFriend(customer)) return 'notFriend';
    if (targeting === 'N' && isFriend(customer)) return 'notFriend';
  }
  if (purpose === 'advertising') {
    const own = ownConsentOf(channel);
    const hasOwn = customer.arm.input.dataset.roles[own] !== undefined;
    if (!says(customer, hasOwn ? own : 'adConsent', true)) return 'noConsent';
    if (isExpired(customer, hasOwn ? own : 'adConsent', hasOwn ? `${own}Time` : 'adConsentTime'))
      return 'consentExpired';
  }
  return customer.optedOut.has(`${channel} ${purpose}`) ? 'unsubscribed' : null;
}

/** The moment until which the first rule that forbids this hour does so; null = the hour is allowed. */
export function quietUntil(customer: Customer, channel: Channel, purpose: Purpose): number | null {
  const { day, second } = localOf(customer.zone, customer.now);
  for (const rule of customer.arm.input.assumptions.quietHours) {
    if (rule.channel !== channel || rule.purpose !== purpose) continue;
    const hasNightConsent =
      says(customer, 'nightConsent', false) && !isExpired(customer, 'nightConsent', 'nightConsentTime');
    if (rule.liftedByNightConsent && hasNightConsent) continue;
    const { fromSecondOfDay: from, untilSecondOfDay: until } = rule;
    let endDay: number | null = null;
    if (from <= until && second >= from && second < until) endDay = day;
    if (from > until && second < until) endDay = day;
    if (from > until && second >= from) endDay = day + 1;
    if (endDay === null) continue;
    const end = momentOf(customer.zone, endDay, until);
    // in the second of two equal hours the first showing of the end has passed
    return end > customer.now ? end : customer.now + (until - second);
  }
  return null;
}

/** Places (channel, purpose) of a frequency cap that is full, and the sends that fill it. */
export function fullCaps(customer: Customer, channel: Channel, purpose: Purpose): Sent[] | null {
  let filling: Sent[] | null = null;
  for (const cap of customer.arm.input.assumptions.frequencyCaps) {
    const counts = (one: { channel: Channel; purpose: Purpose }) =>
      cap.channels.includes(one.channel) && (cap.purpose === null || cap.purpose === one.purpose);
    if (!counts({ channel, purpose })) continue;
    const counted = customer.sends.filter(
      (sent) => counts(sent) && sent.times.sent! > customer.now - cap.withinSeconds,
    );
    if (counted.length >= cap.times) filling = [...(filling ?? []), ...counted];
  }
  return filling;
}

/** A multiple of 1/1024 won. */
export function roundWon(won: number): number {
  return Math.round(won * 1024) / 1024;
}

export function priceOf(customer: Customer, channel: Channel): number {
  const { prices } = customer.arm.input.assumptions;
  if (channel !== 'brandMessage') return roundWon(prices[channel]);
  return roundWon(isFriend(customer) ? prices.brandMessageFriend : prices.brandMessageOther);
}

/** What recent messages weigh on the next one, which is noted as sent now. */
export function takePressure(customer: Customer): number {
  const { tauSeconds } = customer.arm.input.assumptions.pressure;
  const last = customer.pressure;
  const pressure = last === null ? 0 : (last.before + 1) * Math.exp(-(customer.now - last.time) / tauSeconds);
  customer.pressure = { before: pressure, time: customer.now };
  return pressure;
}
