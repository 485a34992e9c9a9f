import { unreachable } from '../../lib/invariant.ts';
import type { NodeOf, Schedule } from '../../journey/nodes.ts';
import type { Condition, EventTest } from '../../segment/condition.ts';
import type { ExportNotes } from '../notes.ts';
import { conditionText, eventText } from './conditionText.ts';

/** How people come into a target's journey. `formula` describes a segment that has to be built there. */
export type Entry =
  | ({ readonly kind: 'event' } & EventTest)
  | {
      readonly kind: 'date';
      readonly attribute: string;
      readonly offsetDays: number;
      readonly secondOfDay: number;
      readonly repeat: 'yearly' | 'once';
    }
  | { readonly kind: 'schedule'; readonly schedule: Schedule; readonly segment: Condition; readonly formula: string }
  | { readonly kind: 'segment'; readonly formula: string; readonly condition: Condition | null }
  | { readonly kind: 'manual' };

/** What stands between the entry and the first step. */
export type EntryCheck = { kind: 'wait'; waitSeconds: number } | { kind: 'check'; condition: Condition };

/**
 * The trigger as one of the entries that targets have, with checks after it where that comes near: an absence is an event, a wait
 * and a check that nothing came. Notes what is only approximated.
 */
export function entryOf(node: NodeOf<'trigger'>, notes: ExportNotes): { entry: Entry; checks: EntryCheck[] } {
  const { trigger } = node;
  switch (trigger.kind) {
    case 'event': {
      const { event, where, nth, withinSeconds } = trigger;
      if (nth === null) return { entry: { kind: 'event', event, where }, checks: [] };
      notes.approximated(node.id, 'triggerNth', { nth });
      const span =
        withinSeconds === null ? { kind: 'ever' as const } : { kind: 'last' as const, seconds: withinSeconds };
      const compare = withinSeconds === null ? ('exactly' as const) : ('atLeast' as const);
      const condition: Condition = { kind: 'event', event, where, count: { compare, times: nth }, span };
      return { entry: { kind: 'event', event, where }, checks: [{ kind: 'check', condition }] };
    }
    case 'sequence': {
      notes.approximated(node.id, 'triggerSequence', { first: eventText(trigger.first) });
      const check = happened(trigger.first, trigger.withinSeconds);
      return { entry: { kind: 'event', ...trigger.next }, checks: [{ kind: 'check', condition: check }] };
    }
    case 'absence': {
      const { event, where, absentEvent, afterSeconds, restart } = trigger;
      notes.approximated(node.id, restart ? 'triggerAbsenceRestart' : 'triggerAbsence', { event, absentEvent });
      const came = happened({ event: absentEvent, where: [] }, afterSeconds);
      return {
        entry: { kind: 'event', event, where },
        checks: [
          { kind: 'wait', waitSeconds: afterSeconds },
          { kind: 'check', condition: { kind: 'not', of: came } },
        ],
      };
    }
    case 'inactivity': {
      const formula = `NO EVENT(${trigger.events.join(', ') || '*'}, last ${trigger.afterSeconds}s)`;
      return asSegment(node, notes, formula, null);
    }
    case 'date': {
      const { attribute, offsetDays, secondOfDay, repeat } = trigger;
      return { entry: { kind: 'date', attribute, offsetDays, secondOfDay, repeat }, checks: [] };
    }
    case 'schedule': {
      const { schedule, segment } = trigger;
      return { entry: { kind: 'schedule', schedule, segment, formula: conditionText(segment) }, checks: [] };
    }
    case 'segment':
      return {
        entry: { kind: 'segment', formula: conditionText(trigger.segment), condition: trigger.segment },
        checks: [],
      };
    case 'predicted': {
      const { quantity } = trigger;
      const formula =
        quantity.kind === 'churnRisk'
          ? `PREDICTED CHURN > ${quantity.above}`
          : `PREDICTED NEXT PURCHASE ${quantity.offsetDays >= 0 ? '+' : '−'} ${Math.abs(quantity.offsetDays)}d`;
      return asSegment(node, notes, formula, null);
    }
    case 'item': {
      notes.approximated(node.id, 'triggerItem', { relation: trigger.relation, property: trigger.property });
      const related = happened({ event: trigger.relation, where: [] }, trigger.withinSeconds);
      return {
        entry: { kind: 'event', event: trigger.event, where: trigger.where },
        checks: [{ kind: 'check', condition: related }],
      };
    }
    case 'manual':
      return { entry: { kind: 'manual' }, checks: [] };
    default:
      return unreachable(trigger);
  }
}

function happened(test: EventTest, withinSeconds: number | null): Condition {
  const span =
    withinSeconds === null || withinSeconds === 0
      ? { kind: 'ever' as const }
      : { kind: 'last' as const, seconds: withinSeconds };
  return { kind: 'event', event: test.event, where: test.where, count: { compare: 'atLeast', times: 1 }, span };
}

function asSegment(node: NodeOf<'trigger'>, notes: ExportNotes, formula: string, condition: Condition | null) {
  notes.approximated(node.id, 'triggerAsSegment', { condition: formula });
  return { entry: { kind: 'segment' as const, formula, condition }, checks: [] };
}
