import type { Channel } from '../journey/channels.ts';
import type { JourneyNode, NodeOf } from '../journey/nodes.ts';
import { portsOf } from '../journey/ports.ts';
import type { Journey } from '../journey/spec.ts';
import { unreachable } from '../lib/invariant.ts';
import { compileCondition, compileEventMatch, type SegmentScope } from '../segment/index.ts';
import { weekdayOf } from '../time/index.ts';
import { compileConsent, compileSend } from './contactRules.ts';
import { type CounterLayout, counterKey, exitReasons, type MessageCount, suppressions } from './counters.ts';
import { splitAddress } from './draws.ts';
import { targetOf } from './layout.ts';
import type { CompiledChange, CompiledNode, MessageNode } from './program.ts';
import type { Assumptions } from './settings.ts';
import { dailyMoments, type WindowCalendar } from './windowCalendar.ts';

export interface NodePlace {
  readonly journey: Journey;
  readonly scope: SegmentScope;
  readonly calendar: WindowCalendar;
  readonly layout: CounterLayout;
  readonly assumptions: Assumptions;
  /** Nodes that a run can stand at, without the notes, in the order of the spec. */
  readonly sources: readonly JourneyNode[];
}

/** Prepares the node at `index` of the sources. */
export function compileNode(place: NodePlace, index: number): CompiledNode {
  const { scope, calendar } = place;
  const node = place.sources[index]!;
  const base = compileBase(place, node, index);
  switch (node.type) {
    case 'trigger':
    case 'exit':
      return { ...base, type: node.type };
    case 'wait': {
      if (node.wait.kind === 'duration') return { ...base, type: 'wait', seconds: node.wait.waitSeconds };
      if (node.wait.kind !== 'untilLocal') {
        throw new Error(`Invariant broken: a wait for ${node.wait.kind} is not run by this kernel`);
      }
      const { secondOfDay, weekdays } = node.wait;
      const wanted = Uint8Array.from({ length: calendar.days }, (_, day) =>
        weekdays.length === 0 || weekdays.includes(weekdayOf(calendar.startDay + day)) ? 1 : 0,
      );
      return { ...base, type: 'waitUntil', moments: dailyMoments(calendar, secondOfDay), weekdays: wanted };
    }
    case 'waitFor': {
      const match = compileEventMatch(scope, node.event, node.where);
      return { ...base, type: 'waitFor', match, timeoutSeconds: node.timeoutSeconds };
    }
    case 'filter':
      return { ...base, type: 'filter', condition: compileCondition(node.condition, scope) };
    case 'branch':
      return {
        ...base,
        type: 'branch',
        conditions: node.branches.map((branch) => compileCondition(branch.condition, scope)),
      };
    case 'split': {
      const total = node.arms.reduce((sum, arm) => sum + arm.weightPercent, 0);
      let sum = 0;
      const upTo = Float64Array.from(node.arms, (arm) => {
        sum += arm.weightPercent;
        return sum / total;
      });
      return { ...base, type: 'split', address: splitAddress(place.journey.id, node.id), upTo };
    }
    case 'update':
      return { ...base, type: 'update', changes: node.changes.map((change) => compileChange(scope, change)) };
    case 'goal':
      return { ...base, type: 'goal', endsRun: node.endsRun };
    case 'message':
      return compileMessage(place, node, base);
    case 'experiment':
    case 'gate':
    case 'audience':
    case 'survey':
    case 'webhook':
    case 'goTo':
      throw new Error(`Invariant broken: the node ${node.type} is not run by this kernel`);
    case 'note':
      throw new Error('Invariant broken: a run cannot stand at a note');
    default:
      return unreachable(node);
  }
}

function compileBase({ journey, layout, sources }: NodePlace, node: JourneyNode, index: number) {
  const portNames = portsOf(node);
  return {
    id: node.id,
    index,
    entered: layout.indexOf(counterKey.nodeEntered(node.id))!,
    inside: layout.indexOf(counterKey.nodeInside(node.id))!,
    day: layout.indexOf(counterKey.nodeDay(node.id, 0))!,
    exits: Int32Array.from(exitReasons, (reason) => layout.indexOf(counterKey.nodeExit(node.id, reason))!),
    portNames,
    portCounters: Int32Array.from(portNames, (port) => layout.indexOf(counterKey.nodePort(node.id, port)) ?? -1),
    targets: Int32Array.from(portNames, (port) => {
      const target = targetOf(journey, node.id, port);
      return target === null ? -1 : sources.indexOf(target);
    }),
  };
}

function compileMessage(
  { journey, scope, layout, assumptions, sources }: NodePlace,
  node: NodeOf<'message'>,
  base: ReturnType<typeof compileBase>,
): MessageNode {
  // A message whose purpose nobody has chosen is held to the stricter rules.
  const purpose = node.purpose ?? 'advertising';
  const sendPlace = {
    scope,
    assumptions,
    journeyId: journey.id,
    counterOf: (kind: 'sent' | 'reached', channel: Channel) =>
      layout.indexOf(kind === 'sent' ? counterKey.sentDay(channel, 0) : counterKey.reachedDay(channel, 0))!,
  };
  const counter = (count: MessageCount) => layout.indexOf(counterKey.message(node.id, count))!;
  return {
    ...base,
    type: 'message',
    messageIndex: sources.filter((source) => source.type === 'message').indexOf(node),
    purpose,
    nightPolicy: node.nightPolicy,
    exitsWhenSuppressed: node.onSuppressed === 'exit',
    caps: assumptions.frequencyCaps.filter(
      (cap) => cap.channels.includes(node.channel) && (cap.purpose === null || cap.purpose === purpose),
    ),
    consent: compileConsent(scope, purpose, assumptions.consentYears),
    main: compileSend(sendPlace, node, purpose, false),
    fallback: node.fallback === null ? null : compileSend(sendPlace, node, purpose, true),
    counters: {
      intended: counter('intended'),
      sent: counter('sent'),
      delayed: counter('delayed'),
      pending: counter('pending'),
      delivered: counter('delivered'),
      opened: counter('opened'),
      clicked: counter('clicked'),
      converted: counter('converted'),
      unsubscribed: counter('unsubscribed'),
      fallbackSent: counter('fallbackSent'),
      costWon: counter('costWon'),
      suppressed: Int32Array.from(suppressions, (reason) => layout.indexOf(counterKey.suppressed(node.id, reason))!),
    },
  };
}

function compileChange(scope: SegmentScope, change: NodeOf<'update'>['changes'][number]): CompiledChange {
  switch (change.kind) {
    case 'setAttribute': {
      const slot = scope.attributeSlots.get(change.attribute)!;
      return { kind: 'set', slot, name: change.attribute, value: change.value };
    }
    case 'addTag':
    case 'removeTag': {
      const slot = scope.tagSlots.get(change.tag)!;
      return { kind: 'tag', slot, name: change.tag, value: change.kind === 'addTag' ? 1 : 0 };
    }
    case 'addPoints': {
      const name = pointsAttribute(scope.dataset.roles);
      const column = scope.dataset.attributes.find((candidate) => candidate.name === name);
      const imported = (row: number) => (column?.kind === 'number' ? column.values[row]! || 0 : 0);
      return { kind: 'points', slot: scope.attributeSlots.get(name)!, name, points: change.points, imported };
    }
    default:
      return unreachable(change);
  }
}

/** The attribute that holds a customer's points. */
export function pointsAttribute(roles: SegmentScope['dataset']['roles']): string {
  return roles.points ?? 'points';
}
