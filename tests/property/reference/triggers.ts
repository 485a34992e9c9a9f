import type { NodeOf, Trigger } from '../../../core/journey/nodes.ts';
import { isDateOn, scheduledSeconds } from './calendar.ts';
import { holds } from './conditions.ts';
import { enter } from './entering.ts';
import { cancel, clockOf, draw, memoryOf, plan } from './notes.ts';
import { isPurchase, predictedMoment } from './predicting.ts';
import type { Course, Customer, TriggerMemory } from './types.ts';
import { matches, type NaiveEvent, propertyOf } from './values.ts';
import { dayOf } from './waiting.ts';
import { daySeconds, localDay, midnightOf, momentOf } from './zones.ts';

/* What calls customers in: at their events, and by clocks. */

type TriggerNode = NodeOf<'trigger'>;

const nobody = Number.POSITIVE_INFINITY;

/** Every trigger of every journey, in the order in which they are asked. */
function allTriggers(customer: Customer): { course: Course; node: TriggerNode }[] {
  return customer.arm.courses.flatMap((course) =>
    course.nodes.filter((node) => node.type === 'trigger').map((node) => ({ course, node })),
  );
}

const orderOf = (course: Course, node: TriggerNode) => [3, course.rank, nobody, course.nodes.indexOf(node)];

/** Sets a trigger's clock to what its memory says. */
function wind(customer: Customer, course: Course, node: TriggerNode): void {
  const owner = clockOf(course, node.id);
  const memory = memoryOf(customer, course, node.id);
  cancel(customer, owner);
  if (memory.clock === null) return;
  plan(customer, memory.clock, orderOf(course, node), owner, () => {
    memory.clock = null;
    enter(customer, course, node);
  });
}

/** Offers an event of the window to all triggers. */
export function meetTriggers(customer: Customer, event: NaiveEvent): void {
  for (const { course, node } of allTriggers(customer)) {
    const { trigger } = node;
    const memory = memoryOf(customer, course, node.id);
    if (remember(customer, trigger, memory, event, customer.now)) enter(customer, course, node);
    if (trigger.kind === 'absence' || trigger.kind === 'inactivity') wind(customer, course, node);
    if (trigger.kind === 'segment') askSegment(customer, course, node);
    if (trigger.kind === 'predicted' && isPurchase(event)) {
      const moment = predictedMoment(customer, trigger);
      memory.clock = moment !== null && moment >= customer.now ? moment : null;
      wind(customer, course, node);
    }
  }
}

/** Takes an event into a trigger's memory, and says whether it calls the customer in. */
function remember(
  customer: Customer,
  trigger: Trigger,
  memory: TriggerMemory,
  event: NaiveEvent,
  now: number,
): boolean {
  const { dataset } = customer.arm.input;
  const isA = (wanted: Parameters<typeof matches>[2]) => matches(dataset, event, wanted, now, customer.zone);
  switch (trigger.kind) {
    case 'event': {
      if (!isA(trigger)) return false;
      if (trigger.nth === null) return true;
      memory.times.push(now);
      const { nth, withinSeconds } = trigger;
      if (withinSeconds === null) return memory.times.length === nth;
      if (memory.times.filter((time) => time >= now - withinSeconds).length < nth) return false;
      memory.times = [];
      return true;
    }
    case 'sequence': {
      const isCalled = isA(trigger.next) && memory.first !== null && now - memory.first <= trigger.withinSeconds;
      if (isCalled) memory.first = null;
      if (isA(trigger.first)) memory.first = now;
      return isCalled;
    }
    case 'absence':
      // clocks of the history are not wound, so one that has ended goes when the next event comes
      if (now < customer.arm.input.startTime && memory.clock !== null && memory.clock < now) memory.clock = null;
      if (event.type === trigger.absentEvent) memory.clock = null;
      if (isA(trigger) && (trigger.restart || memory.clock === null)) memory.clock = now + trigger.afterSeconds;
      return false;
    case 'inactivity':
      if (trigger.events.length === 0 || trigger.events.includes(event.type)) memory.clock = now + trigger.afterSeconds;
      return false;
    case 'item': {
      if (!isA(trigger)) return false;
      const item = propertyOf(dataset, event, trigger.property);
      if (item === null) return false;
      return customer.happened.some((earlier) => {
        if (earlier === event || earlier.type !== trigger.relation) return false;
        if (trigger.withinSeconds !== null && now - earlier.time > trigger.withinSeconds) return false;
        return propertyOf(dataset, earlier, trigger.property)?.value === item.value;
      });
    }
    case 'date':
    case 'schedule':
    case 'segment':
    case 'predicted':
    case 'manual':
      return false;
  }
}

function askSegment(customer: Customer, course: Course, node: TriggerNode): void {
  if (node.trigger.kind !== 'segment') return;
  const memory = memoryOf(customer, course, node.id);
  const was = memory.wasTrue;
  memory.wasTrue = holds(customer, node.trigger.segment, { course, entry: nobody });
  if (memory.wasTrue && !was) enter(customer, course, node);
}

/** Asks all segment triggers after an answer. */
export function askSegments(customer: Customer): void {
  for (const { course, node } of allTriggers(customer)) askSegment(customer, course, node);
}

/** What triggers know at the window's first second, and every clock that is known then. */
export function setUpTriggers(customer: Customer): void {
  const { startTime } = customer.arm.input;
  for (const { course, node } of allTriggers(customer)) {
    const { trigger } = node;
    const memory = memoryOf(customer, course, node.id);
    for (const event of customer.history) remember(customer, trigger, memory, event, event.time);
    if (trigger.kind === 'inactivity' && memory.clock !== null) memory.clock = Math.max(startTime, memory.clock);
    if (trigger.kind === 'absence' && memory.clock !== null && memory.clock < startTime) memory.clock = null;
    if (trigger.kind === 'segment') memory.wasTrue = holds(customer, trigger.segment, { course, entry: nobody });
    if (trigger.kind === 'predicted') {
      const moment = predictedMoment(customer, trigger);
      memory.clock = moment !== null && moment >= startTime ? moment : null;
    }
    wind(customer, course, node);
    for (const { moment, act } of calendarMoments(customer, course, node)) {
      if (moment >= startTime) plan(customer, moment, orderOf(course, node), null, act);
    }
  }
}

/** Moments that the calendar gives, for every local day that touches the window. */
function calendarMoments(customer: Customer, course: Course, node: TriggerNode) {
  const { zone, arm } = customer;
  const { startTime, endTime } = arm.input;
  const { trigger } = node;
  const moments = new Map<number, () => void>();
  const call = () => enter(customer, course, node);
  for (let day = localDay(zone, startTime); midnightOf(zone, day) < endTime; day++) {
    const midnight = midnightOf(zone, day);
    if (trigger.kind === 'segment' && midnight > startTime) {
      moments.set(midnight, () => askSegment(customer, course, node));
    }
    if (trigger.kind === 'schedule') {
      for (const second of scheduledSeconds(trigger.schedule, day)) {
        moments.set(momentOf(zone, day, second), () => {
          if (holds(customer, trigger.segment, { course, entry: nobody })) call();
        });
      }
    }
    if (trigger.kind === 'date') {
      const own = dayOf(customer, trigger.attribute);
      if (own !== null && isDateOn(own, day - trigger.offsetDays, trigger.repeat)) {
        moments.set(momentOf(zone, day, trigger.secondOfDay), call);
      }
    }
    if (trigger.kind === 'manual') {
      const share = trigger.assumedDailyShare;
      const u = draw(customer, course, node.id, day - arm.firstDay, 'manual');
      const moment = midnight + Math.floor((u / share) * daySeconds);
      if (u < share && moment < midnightOf(zone, day + 1)) moments.set(moment, call);
    }
  }
  return [...moments].map(([moment, act]) => ({ moment, act }));
}
