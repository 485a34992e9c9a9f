import { knownEvents } from '../../core/dataset/dataset.ts';
import type { Trigger } from '../../core/journey/nodes.ts';

const hour = 3600;
const day = 86_400;
const tenOClock = 10 * hour;

export const triggerKinds = [
  'trigger.event',
  'trigger.sequence',
  'trigger.absence',
  'trigger.inactivity',
  'trigger.segment',
  'trigger.item',
  'trigger.predicted',
  'trigger.date',
  'trigger.schedule',
  'trigger.manual',
] as const;
export type TriggerKey = (typeof triggerKinds)[number];

/** A new trigger with usual settings. */
export function newTrigger(kind: TriggerKey): Trigger {
  switch (kind) {
    case 'trigger.event':
      return { kind: 'event', event: knownEvents.purchase, where: [], nth: null, withinSeconds: null };
    case 'trigger.sequence':
      return {
        kind: 'sequence',
        first: { event: knownEvents.view, where: [] },
        next: { event: knownEvents.cart, where: [] },
        withinSeconds: day,
      };
    case 'trigger.absence':
      return {
        kind: 'absence',
        event: knownEvents.cart,
        where: [],
        absentEvent: knownEvents.purchase,
        afterSeconds: hour,
        restart: true,
      };
    case 'trigger.inactivity':
      return { kind: 'inactivity', events: [knownEvents.visit, knownEvents.purchase], afterSeconds: 30 * day };
    case 'trigger.segment':
      return { kind: 'segment', segment: { kind: 'all', of: [] } };
    case 'trigger.item':
      return {
        kind: 'item',
        event: knownEvents.priceDrop,
        where: [],
        relation: knownEvents.wishlist,
        property: 'item',
        withinSeconds: 30 * day,
      };
    case 'trigger.predicted':
      return { kind: 'predicted', quantity: { kind: 'nextPurchase', offsetDays: 0, secondOfDay: tenOClock } };
    case 'trigger.date':
      return { kind: 'date', attribute: '', offsetDays: 0, secondOfDay: tenOClock, repeat: 'yearly' };
    case 'trigger.schedule':
      return {
        kind: 'schedule',
        schedule: { kind: 'weekly', weekdays: [1], secondOfDay: tenOClock },
        segment: { kind: 'all', of: [] },
      };
    case 'trigger.manual':
      return { kind: 'manual', assumedDailyShare: 0 };
  }
}
