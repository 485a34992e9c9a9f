import type { Dataset } from '../../core/dataset/dataset.ts';
import type { Channel, Purpose, Response } from '../../core/journey/channels.ts';
import type { NodeOf } from '../../core/journey/nodes.ts';
import type { Condition, PropertyTest, Span } from '../../core/segment/condition.ts';
import type { Assumptions } from '../../core/simulate/settings.ts';
import {
  cell,
  day,
  type Fact,
  localDay,
  midnight,
  type NaiveEvent,
  notRun,
  passes,
  type Value,
  yes,
} from './naiveValues.ts';

/* What the naive interpreter knows of a customer at a moment, and what it may therefore do. */

export interface Sent {
  order: number;
  node: NodeOf<'message'>;
  channel: Channel;
  purpose: Purpose;
  response: Response | null;
  prefix: string;
  visit: number;
  times: Partial<Record<'sent' | 'delivered' | 'opened' | 'clicked' | 'converted', number>>;
}

export interface Person {
  dataset: Dataset;
  assumptions: Assumptions;
  row: number;
  now: number;
  happened: NaiveEvent[];
  sends: Sent[];
  overlay: Map<string, Value>;
  tags: Set<string>;
  optedOut: Set<string>;
}

export function imported(person: Person, name: string | undefined): Fact | null {
  return cell(
    person.dataset.attributes.find((candidate) => candidate.name === name),
    person.row,
  );
}

export function attributeOf(person: Person, name: string): Fact | null {
  return person.overlay.has(name) ? { kind: 'text', value: person.overlay.get(name)! } : imported(person, name);
}

export const matches = (
  dataset: Dataset,
  event: NaiveEvent,
  type: string,
  where: readonly PropertyTest[],
  at: number,
) =>
  event.type === type &&
  where.every(({ property, test }) => {
    if (property === 'value')
      return passes(event.value === null ? null : { kind: 'number', value: event.value }, test, at);
    return passes(
      cell(
        dataset.events.properties.find((one) => one.name === property),
        event.row,
      ),
      test,
      at,
    );
  });

const inSpan = (now: number, time: number, span: Span, entry: number, inclusive: boolean) => {
  if (span.kind === 'ever') return true;
  if (span.kind === 'last') return time > now - span.seconds;
  if (span.kind === 'between') return notRun(span.kind);
  return inclusive ? time >= entry : time > entry;
};
export function holds(person: Person, condition: Condition, entry: number): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.of.every((part) => holds(person, part, entry));
    case 'any':
      return condition.of.some((part) => holds(person, part, entry));
    case 'not':
      return !holds(person, condition.of, entry);
    case 'attribute':
      return passes(attributeOf(person, condition.attribute), condition.test, person.now);
    case 'tag':
      return person.tags.has(condition.tag);
    case 'message':
      return person.sends.some((sent) => {
        const time = sent.times[condition.state];
        if (time === undefined || (condition.nodeId !== null && sent.node.id !== condition.nodeId)) return false;
        return inSpan(person.now, time, condition.span, entry, true);
      });
    case 'event': {
      const known = person.happened.filter(
        (event) =>
          inSpan(person.now, event.time, condition.span, entry, false) &&
          matches(person.dataset, event, condition.event, condition.where, person.now),
      );
      const { compare, times } = condition.count;
      if (compare === 'atLeast') return known.length >= times;
      return compare === 'atMost' ? known.length <= times : known.length === times;
    }
    case 'eventMeasure':
    case 'followed':
    case 'segment':
      return notRun(condition.kind);
  }
}

const role = (person: Person, name: keyof Dataset['roles'], assumed: boolean) => {
  const attributeName = person.dataset.roles[name];
  if (attributeName === undefined) return assumed;
  const fact = attributeOf(person, attributeName);
  if (fact === null) return false;
  return fact.kind === 'time' || fact.kind === 'date' || (fact.value !== '' && yes(fact.value));
};
const expired = (person: Person, consent: 'adConsent' | 'nightConsent', time: 'adConsentTime' | 'nightConsentTime') => {
  if (person.overlay.has(person.dataset.roles[consent] ?? '')) return false;
  const given = imported(person, person.dataset.roles[time]);
  if (given === null) return false;
  const date = new Date((given.kind === 'date' ? Number(given.value) : localDay(Number(given.value))) * day * 1000);
  const year = date.getUTCFullYear() + person.assumptions.consentYears;
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  const dayOfMonth = date.getUTCMonth() === 1 && date.getUTCDate() === 29 && !isLeap ? 28 : date.getUTCDate();
  return localDay(person.now) >= Date.UTC(year, date.getUTCMonth(), dayOfMonth) / 1000 / day;
};

export function refusal(person: Person, channel: Channel, purpose: Purpose): string | null {
  const address = channel === 'email' ? 'email' : channel === 'push' ? 'pushToken' : 'phone';
  if (!role(person, address, true)) return 'noAddress';
  if (channel === 'brandMessage' && !role(person, 'kakaoFriend', true)) return 'notFriend';
  if (purpose === 'advertising') {
    if (!role(person, 'adConsent', true)) return 'noConsent';
    if (expired(person, 'adConsent', 'adConsentTime')) return 'consentExpired';
  }
  return person.optedOut.has(`${channel} ${purpose}`) ? 'unsubscribed' : null;
}

export function quietEnd(person: Person, channel: Channel, purpose: Purpose): number | null {
  for (const rule of person.assumptions.quietHours) {
    if (rule.channel !== channel || rule.purpose !== purpose) continue;
    if (
      rule.liftedByNightConsent &&
      role(person, 'nightConsent', false) &&
      !expired(person, 'nightConsent', 'nightConsentTime')
    )
      continue;
    const second = person.now - midnight(localDay(person.now));
    const { fromSecondOfDay: from, untilSecondOfDay: until } = rule;
    if (from <= until && second >= from && second < until) return midnight(localDay(person.now)) + until;
    if (from > until && second < until) return midnight(localDay(person.now)) + until;
    if (from > until && second >= from) return midnight(localDay(person.now) + 1) + until;
  }
  return null;
}
