import { knownEvents } from '../dataset/dataset.ts';
import type { Journey } from '../journey/spec.ts';
import { invariant } from '../lib/invariant.ts';
import { compileCondition, compileEventMatch, eventTypeCode, type SegmentScope } from '../segment/index.ts';
import { dayNumber, momentAt } from '../time/index.ts';
import { compileNode, pointsAttribute } from './compileNodes.ts';
import { compileTrigger } from './compileTriggers.ts';
import { meanValueBefore } from './contactRules.ts';
import { type CounterLayout, counterKey } from './counters.ts';
import { holdoutAddress } from './draws.ts';
import { createLayout } from './layout.ts';
import {
  type CompiledEntry,
  type CompiledExits,
  type CompiledNode,
  type JourneyCounters,
  type MessageNode,
  type Program,
  type ProgramInput,
} from './program.ts';
import { createWindowCalendar, type WindowCalendar } from './windowCalendar.ts';

/** Nodes of all kinds get the same fields in the same order, so that the engine reads them through one hidden class. */
const everyField = {
  id: '',
  index: 0,
  type: null,
  entered: 0,
  inside: 0,
  day: 0,
  exits: null,
  portNames: null,
  portCounters: null,
  targets: null,
  seconds: null,
  moments: null,
  weekdays: null,
  match: null,
  timeoutSeconds: null,
  condition: null,
  conditions: null,
  address: null,
  upTo: null,
  changes: null,
  endsRun: null,
  messageIndex: null,
  purpose: null,
  nightPolicy: null,
  exitsWhenSuppressed: null,
  caps: null,
  consent: null,
  main: null,
  fallback: null,
  counters: null,
};

/**
 * Makes a journey ready to run over the dataset's customers. Drafts compile too: what names nothing never happens, and what
 * is wrong with them is for the linter to say.
 */
export function compileProgram(input: ProgramInput): Program {
  const { journey, dataset, assumptions, startTime, endTime } = input;
  invariant(endTime > startTime, 'the window ends after it starts');
  // Consents of up to so many years ago must be dated by the zone offset of their time.
  const calendar = createWindowCalendar(dataset.zone, startTime, endTime, assumptions.consentYears + 1);
  const layout = createLayout(journey, calendar.days);
  const sources = journey.nodes.filter((node) => node.type !== 'note');
  const scope = createScope(input, calendar);
  const place = { journey, scope, calendar, layout, assumptions, sources };
  const nodes = sources.map((_, index): CompiledNode => ({ ...everyField, ...compileNode(place, index) }));
  const messages = nodes.filter((node): node is MessageNode => node.type === 'message');
  const triggers = sources
    .filter((node) => node.type === 'trigger')
    .map((node, index) => compileTrigger(node, sources.indexOf(node), index, scope, calendar, layout));
  const goal = compileEventMatch(scope, journey.goal.event, journey.goal.where);
  const { typeCodes, values, times } = dataset.events;
  const isGoalRow = (row: number) => typeCodes[row] === goal.type && goal.fits(row, values[row]!, times[row]!);
  return {
    input,
    layout,
    scope,
    calendar,
    nodes,
    triggers,
    messages,
    entry: compileEntry(journey, scope, calendar),
    exits: compileExits(journey, scope, messages),
    goal,
    unsubscribeType: eventTypeCode(scope, knownEvents.unsubscribe),
    meanOrderValue: (row) => meanValueBefore(dataset, startTime, row, isGoalRow),
    counters: journeyCounters(layout),
  };
}

function createScope({ journey, dataset, startTime }: ProgramInput, calendar: WindowCalendar): SegmentScope {
  const nodeIndices = new Map(
    journey.nodes.filter((node) => node.type !== 'note').map((node, index) => [node.id, index]),
  );
  const attributeSlots = new Map<string, number>();
  const tagSlots = new Map<string, number>();
  const add = (slots: Map<string, number>, name: string) => {
    if (!slots.has(name)) slots.set(name, slots.size);
  };
  for (const node of journey.nodes) {
    if (node.type !== 'update') continue;
    for (const change of node.changes) {
      if (change.kind === 'setAttribute') add(attributeSlots, change.attribute);
      else if (change.kind === 'addPoints') add(attributeSlots, pointsAttribute(dataset.roles));
      else add(tagSlots, change.tag);
    }
  }
  return {
    dataset,
    startTime,
    zone: calendar.zone,
    goalEvent: journey.goal.event,
    nodeIndexOf: (nodeId) => nodeIndices.get(nodeId) ?? -1,
    attributeSlots,
    tagSlots,
  };
}

function compileEntry(journey: Journey, scope: SegmentScope, calendar: WindowCalendar): CompiledEntry {
  const { window, segment, reentry, concurrent, holdoutPercent } = journey.entry;
  const dayStart = (date: string, daysLater: number) =>
    momentAt(calendar.zone, dayNumber(date) + daysLater, 0) - calendar.startTime;
  return {
    fromSecond: window.from === null ? 0 : dayStart(window.from, 0),
    untilSecond: window.until === null ? calendar.endSecond : dayStart(window.until, 1),
    segment: segment === null ? null : compileCondition(segment, scope),
    reentry,
    concurrent,
    holdoutShare: holdoutPercent / 100,
    holdoutAddress: holdoutAddress(journey.id),
  };
}

function compileExits(journey: Journey, scope: SegmentScope, messages: readonly MessageNode[]): CompiledExits {
  const { exits, entry } = journey;
  const byType = new Uint8Array(scope.dataset.events.types.length + 1);
  for (const event of exits.events) {
    const code = eventTypeCode(scope, event);
    if (code >= 0) byType[code] = 1;
  }
  return {
    onGoal: exits.onGoal,
    byType,
    segment: exits.leftSegment && entry.segment !== null ? compileCondition(entry.segment, scope) : null,
    unsubscribed: exits.unsubscribed,
    consentBits: messages.reduce((bits, message) => bits | message.main.consentBit, 0),
    maxDurationSeconds: exits.maxDurationSeconds,
  };
}

function journeyCounters(layout: CounterLayout): JourneyCounters {
  const at = (key: string) => layout.indexOf(key)!;
  return {
    entries: at(counterKey.journey('entries')),
    customersEntered: at(counterKey.journey('customersEntered')),
    customersReached: at(counterKey.journey('customersReached')),
    goals: at(counterKey.journey('goals')),
    messagesPerCustomer: at(counterKey.messagesPerCustomer(1)),
    converted: at(counterKey.converted()),
    pulledForward: at(counterKey.pulledForward()),
    buyersWith: at(counterKey.buyers('with')),
    buyersWithout: at(counterKey.buyers('without')),
    purchasesWith: at(counterKey.outcomeDay('with', 'purchases', 0)),
    purchasesWithout: at(counterKey.outcomeDay('without', 'purchases', 0)),
    revenueWith: at(counterKey.outcomeDay('with', 'revenueWon', 0)),
    revenueWithout: at(counterKey.outcomeDay('without', 'revenueWon', 0)),
  };
}
