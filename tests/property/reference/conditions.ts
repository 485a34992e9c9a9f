import { isPredictedName } from '../../../core/dataset/predictedCatalogue.ts';
import type { Condition, Span } from '../../../core/segment/condition.ts';
import { predictedOf } from './predicting.ts';
import type { Course, Customer } from './types.ts';
import { cellOf, type Fact, matches, type NaiveEvent, passes, propertyOf } from './values.ts';

/* What is known of a customer at the simulated moment, and whether a condition holds on it. */

export function importedOf(customer: Customer, name: string | undefined): Fact | null {
  return cellOf(customer.arm.input.dataset.attributes, name, customer.row);
}

/** An attribute as a journey has left it. */
export function attributeOf(customer: Customer, name: string): Fact | null {
  const changed = customer.overlay.get(name);
  return changed === undefined ? importedOf(customer, name) : { kind: 'text', value: changed };
}

/** An attribute of the data, as a journey has left it, or a prediction where no column has its name. */
function knownOf(customer: Customer, name: string): Fact | null {
  return isPredictedName(name) ? predictedOf(customer, name) : attributeOf(customer, name);
}

/** Who asks: conditions on messages mean those of this journey, `sinceEntry` this moment (∞ = no run asks). */
export interface Asking {
  course: Course;
  entry: number;
}

export function holds(customer: Customer, condition: Condition, asking: Asking): boolean {
  const { input } = customer.arm;
  switch (condition.kind) {
    case 'all':
      return condition.of.every((part) => holds(customer, part, asking));
    case 'any':
      return condition.of.some((part) => holds(customer, part, asking));
    case 'not':
      return !holds(customer, condition.of, asking);
    case 'attribute':
      return passes(knownOf(customer, condition.attribute), condition.test, customer.now, customer.zone);
    case 'tag':
      return customer.tags.has(condition.tag);
    case 'segment': {
      const { segmentId } = condition;
      if (!Object.hasOwn(input.segments, segmentId)) return false;
      if (referredTo(input.segments, input.segments[segmentId]!).has(segmentId)) return false;
      return holds(customer, input.segments[segmentId]!, asking);
    }
    case 'message':
      return customer.sends.some((sent) => {
        const time = sent.times[condition.state];
        if (time === undefined || sent.run.course !== asking.course) return false;
        if (condition.nodeId !== null && sent.node.id !== condition.nodeId) return false;
        return condition.span.kind === 'sinceEntry'
          ? time >= asking.entry
          : isInSpan(time, condition.span, customer.now, asking.entry);
      });
    case 'event': {
      const found = matchingEvents(customer, condition, condition.span, asking).length;
      const { compare, times } = condition.count;
      if (compare === 'atLeast') return found >= times;
      return compare === 'atMost' ? found <= times : found === times;
    }
    case 'eventMeasure':
      return passes(measured(customer, condition, asking), condition.test, customer.now, customer.zone);
    case 'followed': {
      const firsts = matchingEvents(customer, condition.first, condition.span, asking);
      return firsts.some((first) => {
        const place = customer.happened.indexOf(first);
        const isFollowed = customer.happened
          .slice(place + 1)
          .some((next) => next.time - first.time <= condition.withinSeconds && isA(customer, next, condition.next));
        if (condition.followed) return isFollowed;
        return !isFollowed && customer.now - first.time > condition.withinSeconds;
      });
    }
  }
}

type EventTest = Parameters<typeof matches>[2];

const isA = (customer: Customer, event: NaiveEvent, wanted: EventTest) =>
  matches(customer.arm.input.dataset, event, wanted, customer.now, customer.zone);

function isInSpan(time: number, span: Span, now: number, entry: number): boolean {
  switch (span.kind) {
    case 'ever':
      return true;
    case 'last':
      return time > now - span.seconds;
    case 'between':
      return time > now - span.fromSeconds && time <= now - span.toSeconds;
    case 'sinceEntry':
      return time > entry;
  }
}

function matchingEvents(customer: Customer, wanted: EventTest, span: Span, asking: Asking): NaiveEvent[] {
  return customer.happened.filter(
    (event) => isInSpan(event.time, span, customer.now, asking.entry) && isA(customer, event, wanted),
  );
}

function measured(customer: Customer, condition: Extract<Condition, { kind: 'eventMeasure' }>, asking: Asking) {
  const { dataset } = customer.arm.input;
  const all = matchingEvents(customer, condition, condition.span, asking).map((event) =>
    propertyOf(dataset, event, condition.property),
  );
  const known = all.filter((fact) => fact !== null);
  const numbers = known.filter((fact) => fact.kind === 'number').map((fact) => Number(fact.value));
  const sum = numbers.reduce((total, value) => total + value, 0);
  const asNumber = (value: number): Fact => ({ kind: 'number', value });
  switch (condition.measure) {
    case 'sum':
      return asNumber(sum);
    case 'distinct':
      return asNumber(new Set(known.map((fact) => fact.value)).size);
    case 'mean':
      return numbers.length === 0 ? null : asNumber(sum / numbers.length);
    case 'min':
      return numbers.length === 0 ? null : asNumber(Math.min(...numbers));
    case 'max':
      return numbers.length === 0 ? null : asNumber(Math.max(...numbers));
    case 'first':
      return asText(all[0] ?? null);
    case 'last':
      return asText(all.at(-1) ?? null);
  }
}

function asText(fact: Fact | null): Fact | null {
  if (fact === null || fact.kind === 'number') return fact;
  return { kind: 'text', value: String(fact.value) };
}

/** Ids of all segments that a definition asks for, also by way of others. */
function referredTo(segments: Readonly<Record<string, Condition>>, condition: Condition): Set<string> {
  const found = new Set<string>();
  const look = (part: Condition): void => {
    if (part.kind === 'all' || part.kind === 'any') for (const one of part.of) look(one);
    if (part.kind === 'not') look(part.of);
    if (part.kind !== 'segment' || found.has(part.segmentId)) return;
    found.add(part.segmentId);
    if (Object.hasOwn(segments, part.segmentId)) look(segments[part.segmentId]!);
  };
  look(condition);
  return found;
}
