import { knownEvents } from '../../dataset/dataset.ts';
import type { JourneyNode, NodeOf } from '../../journey/nodes.ts';
import type { Journey } from '../../journey/spec.ts';
import { invariant } from '../../lib/invariant.ts';
import {
  compileEventMatch,
  eventTypeCode,
  eventTypeCount,
  type EventMatch,
  type SegmentScope,
} from '../../segment/index.ts';
import { clockBit, mostRanks } from '../agenda.ts';
import { type CounterLayout, counterKey, keyPrefix } from '../counters.ts';
import { compareRank, countedPorts, createLayout, targetOf } from '../layout.ts';
import type { Limit } from '../limits.ts';
import type { ProgramInput } from '../programInput.ts';
import { type Calendars, createCalendars, holdFor } from '../calendars.ts';
import type { WindowCalendar } from '../windowCalendar.ts';

/** A port of a node: where it leads (null = the run ends) and what counts it. */
export interface PlanPort {
  readonly name: string;
  readonly counter: number;
  readonly target: PlanNode | null;
}

export interface PlanNode {
  readonly source: Exclude<JourneyNode, NodeOf<'note'>>;
  readonly journey: PlanJourney;
  /** Place among the nodes of all journeys. */
  readonly index: number;
  ports: readonly PlanPort[];
}

export interface PlanJourney {
  readonly spec: Journey;
  readonly rank: number;
  readonly scope: SegmentScope;
  readonly nodes: PlanNode[];
  readonly goal: EventMatch;
  /** Index of a counter of this journey by its plain key. */
  readonly counter: (key: string) => number;
  /** The same among the days of reasons: place of its day 0. */
  readonly reasonDay: (key: string) => number;
  /** No run comes to a node twice, nor does another run come after it: every visit is the first. */
  readonly visitsOnce: boolean;
  /** Whether a run could take more than the most steps. */
  readonly countsSteps: boolean;
}

/** Journeys with everything looked up that the generated code refers to by number. */
export interface Plan {
  readonly input: ProgramInput;
  readonly layout: CounterLayout;
  readonly zones: Calendars;
  readonly calendar: WindowCalendar;
  readonly calendars: readonly WindowCalendar[];
  readonly zoneOf: Uint16Array | null;
  readonly clock: SegmentScope['clock'];
  /** By rank. */
  readonly journeys: readonly PlanJourney[];
  readonly nodes: readonly PlanNode[];
  readonly triggers: readonly PlanNode[];
  /** Id of the journey under study, of which the arm may hold another version or none. */
  readonly studyId: string;
  /** The event whose purchases the outcome counts: the goal of the journey under study, in both arms. */
  readonly outcomeGoal: EventMatch;
  readonly typeCount: number;
  readonly unsubscribeType: number;
  readonly purchaseType: number;
  readonly limits: Limit[];
  readonly experiments: PlanNode[];
  readonly attributeSlots: ReadonlyMap<string, number>;
  readonly tagSlots: ReadonlyMap<string, number>;
  /** Rank of the journey under study, where the other arm's outcome is counted here for all whom that leaves untouched; else null. */
  readonly untouchedStudy: number | null;
  /** Rank of the journey under study, where the nodes are noted that a customer comes to; else null. */
  readonly markedStudy: number | null;
}

/** So many steps a run takes at most. */
export const mostSteps = 1000;

export interface PlanOptions {
  /** Has customers counted for the other arm as well whom the journey under study leaves untouched. */
  readonly countsUntouched: boolean;
  /** Has the nodes of the journey under study noted that a customer comes to. */
  readonly marksVisits: boolean;
  /** The calendars of an earlier plan, which are kept where they still hold. */
  readonly calendars: Calendars | null;
}

const plain: PlanOptions = { countsUntouched: false, marksVisits: false, calendars: null };

/** Looks up everything of the arm's journeys; `study` is the journey whose goal the outcome counts. */
export function createPlan(
  input: ProgramInput,
  journeys: readonly Journey[],
  study: Journey,
  options: Partial<PlanOptions> = {},
): Plan {
  const { countsUntouched, marksVisits, calendars: known } = { ...plain, ...options };
  const { dataset, startTime, endTime } = input;
  invariant(endTime > startTime, 'the window ends after it starts');
  invariant(journeys.length <= mostRanks, `at most ${mostRanks} journeys run together`);
  const zones = known !== null && holdFor(known, input) ? known : createCalendars(input);
  const { calendar, calendars, zoneOf } = zones;
  const clock = { zone: calendar.zone };
  const layout = createLayout(journeys, calendar.days);
  const { attributeSlots, tagSlots } = slotsOf(journeys, dataset.roles.points ?? 'points');
  const goalEvents = [...new Set([study, ...journeys].map((journey) => journey.goal.event))].filter(
    (event) => !dataset.events.types.includes(event),
  );
  const shared = {
    dataset,
    startTime,
    endTime,
    derived: { context: null },
    predictor: input.predictor,
    predicted: { context: null },
    clock,
    goalEvents,
    segments: input.segments,
    attributeSlots,
    tagSlots,
  };
  const ranked = [...journeys].sort(compareRank);
  const nodes: PlanNode[] = [];
  const planned = ranked.map((spec, rank): PlanJourney => {
    const sources = spec.nodes.filter((node) => node.type !== 'note');
    const from = nodes.length;
    const places = new Map(sources.map((node, index) => [node.id, from + index]));
    const scope: SegmentScope = {
      ...shared,
      nodeIndexOf: (nodeId) => places.get(nodeId) ?? -1,
      ownNodes: { from, to: from + sources.length },
    };
    const prefix = spec === journeys[0] ? '' : keyPrefix(spec.id);
    const counter = (key: string) => layout.indexOf(prefix + key) ?? -1;
    const circles = hasCircle(spec, sources);
    const journey: PlanJourney = {
      spec,
      rank,
      scope,
      nodes: [],
      goal: compileEventMatch(scope, spec.goal.event, spec.goal.where),
      counter,
      reasonDay: (key) => layout.reasonDay(prefix + key) ?? -1,
      visitsOnce: !circles && spec.entry.reentry.kind === 'never',
      countsSteps: circles || sources.length >= mostSteps,
    };
    for (const source of sources) {
      const node = { source, journey, index: nodes.length, ports: [] };
      nodes.push(node);
      journey.nodes.push(node);
    }
    for (const node of journey.nodes) {
      node.ports = countedPorts(node.source).map((name) => {
        const target = targetOf(spec, node.source, name);
        const place = target === null ? undefined : places.get(target.id);
        return {
          name,
          counter: counter(counterKey.nodePort(node.source.id, name)),
          target: place === undefined ? null : nodes[place]!,
        };
      });
    }
    return journey;
  });
  const triggers = nodes.filter((node) => node.source.type === 'trigger');
  invariant(triggers.length < clockBit, 'triggers have numbers of 13 bits');
  const { scope } = planned[0]!;
  return {
    input,
    layout,
    zones,
    calendar,
    calendars,
    zoneOf,
    clock,
    journeys: planned,
    nodes,
    triggers,
    studyId: study.id,
    outcomeGoal: compileEventMatch(scope, study.goal.event, study.goal.where),
    typeCount: eventTypeCount(scope),
    unsubscribeType: eventTypeCode(scope, knownEvents.unsubscribe),
    purchaseType: eventTypeCode(scope, knownEvents.purchase),
    limits: [],
    experiments: nodes.filter((node) => node.source.type === 'experiment'),
    attributeSlots,
    tagSlots,
    untouchedStudy: countsUntouched ? ranked.indexOf(study) : null,
    markedStudy: marksVisits ? ranked.indexOf(study) : null,
  };
}

function slotsOf(journeys: readonly Journey[], points: string) {
  const attributeSlots = new Map<string, number>();
  const tagSlots = new Map<string, number>();
  const add = (slots: Map<string, number>, name: string) => {
    if (!slots.has(name)) slots.set(name, slots.size);
  };
  for (const node of journeys.flatMap((journey) => journey.nodes)) {
    if (node.type !== 'update') continue;
    for (const change of node.changes) {
      if (change.kind === 'setAttribute') add(attributeSlots, change.attribute);
      else if (change.kind === 'addPoints') add(attributeSlots, points);
      else add(tagSlots, change.tag);
    }
  }
  return { attributeSlots, tagSlots };
}

/** The name of the shared code that counts, for the untouched in both arms where the plan counts those. */
export function bothName(plan: Plan, name: 'countPurchase' | 'countConversion'): string {
  return plan.untouchedStudy === null ? name : `${name}ForBoth`;
}

/** Whether an event of a type is a purchase to the model: one by name, or any that a message has brought; null = never. */
export function boughtCode(plan: Plan, type: number): string | null {
  if (type === plan.purchaseType) return 'true';
  return plan.journeys.some(({ goal }) => goal.type === type) ? 'own !== -1' : null;
}

/** Whether a way through the nodes leads back to itself. */
export function hasCircle(journey: Journey, sources: readonly JourneyNode[]): boolean {
  const byId = new Map(sources.map((node) => [node.id, node]));
  const targets = new Map<string, string[]>();
  for (const node of sources) {
    if (node.type === 'goTo') targets.set(node.id, [node.target]);
  }
  for (const edge of journey.edges) {
    const known = targets.get(edge.from);
    if (known === undefined) targets.set(edge.from, [edge.to]);
    else known.push(edge.to);
  }
  // Kahn's algorithm: what cannot be taken away lies on a circle or behind one.
  const incoming = new Map<string, number>();
  for (const to of [...targets.values()].flat()) incoming.set(to, (incoming.get(to) ?? 0) + 1);
  const free = sources.filter((node) => !incoming.has(node.id)).map((node) => node.id);
  let taken = 0;
  while (free.length > 0) {
    const id = free.pop()!;
    if (byId.has(id)) taken++;
    for (const to of targets.get(id) ?? []) {
      const left = incoming.get(to)! - 1;
      incoming.set(to, left);
      if (left === 0) free.push(to);
    }
  }
  return taken < sources.length;
}
