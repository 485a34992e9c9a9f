import { notEntered } from '../../segment/index.ts';
import { unsubscribedBefore } from '../consentBits.ts';
import { counterKey, exitReasons } from '../counters.ts';
import { clockBit, keysPerSecond, pushAgenda, timerBit } from '../agenda.ts';
import {
  countConversion,
  countConversionForBoth,
  countPurchase,
  countPurchaseForBoth,
  countSince,
} from '../counting.ts';
import { addressAt } from '../draws.ts';
import { bestHourMoment, createBestHours, dateMoment, isMidnight, nextLocalMoment, nextMidnight } from '../moments.ts';
import { recordOutside, recordStep } from '../recorder.ts';
import { firstEventFrom } from '../replayWorld.ts';
import {
  askLimit,
  countMet,
  countInside,
  countFallbackRefused,
  countSuppressed,
  exitRun,
  holdUntil,
  isOverdue,
  queueRun,
  reachGoal,
  releaseLimit,
  spendLimit,
  today,
} from '../runs.ts';
import {
  bringForward,
  type Cap,
  createCap,
  createWayGroups,
  isCapped,
  noteCapped,
  planAnswer,
  pressed,
  pressOn,
  quietUntil,
  shifted,
} from '../sending.ts';
import type { FrequencyCap } from '../settings.ts';
import { createState, type KernelState, logConversion, logSend, mostEntries } from '../state.ts';
import type { KernelTables } from '../tables.ts';
import { noteTrial, type TrialRule, winTrials } from '../trials.ts';
import { noteForBoth, pressOnOthers, settleUntouched } from '../untouched.ts';
import {
  clockComes,
  itemMeets,
  midnightComes,
  nthMeets,
  predictedComes,
  queueClock,
  scheduleComes,
  segmentTurns,
  sequenceMeets,
  setPredicted,
  startAbsence,
  startDates,
  startInactivity,
  startManual,
  startNth,
  startSchedule,
  startSegment,
  startSequence,
} from '../triggers.ts';
import { drawFunction, writesDrawsOut } from './drawing.ts';
import { type Emitter, isNeverOverdue, todayCode } from './emitter.ts';
import { emitEvents } from './events.ts';
import { emitNode } from './nodes.ts';
import type { Plan, PlanJourney } from './plan.ts';
import { countEndCode, countsVisits, forgetCode } from './runCode.ts';
import { createSource } from './source.ts';
import { emitFire, triggerCode, type TriggerCode } from './triggers.ts';
import { spareCounters } from './spares.ts';
import type { Way } from './ways.ts';

/** Shared code that generated code calls, by the name it uses. */
const shared = {
  addressAt,
  askLimit,
  bestHourMoment,
  bringForward,
  clockComes,
  countConversion,
  countConversionForBoth,
  countMet,
  countInside,
  countPurchase,
  countPurchaseForBoth,
  countSince,
  countFallbackRefused,
  countSuppressed,
  dateMoment,
  exitRun,
  firstEventFrom,
  holdUntil,
  isCapped,
  isMidnight,
  isOverdue,
  itemMeets,
  logConversion,
  logSend,
  midnightComes,
  nextLocalMoment,
  nextMidnight,
  noteCapped,
  noteForBoth,
  noteTrial,
  nthMeets,
  planAnswer,
  predictedComes,
  pressed,
  pressOn,
  pressOnOthers,
  pushAgenda,
  queueClock,
  queueRun,
  quietUntil,
  reachGoal,
  recordOutside,
  recordStep,
  releaseLimit,
  scheduleComes,
  segmentTurns,
  sequenceMeets,
  setPredicted,
  settleUntouched,
  shifted,
  spendLimit,
  startAbsence,
  startDates,
  startInactivity,
  startManual,
  startNth,
  startSchedule,
  startSegment,
  startSequence,
  today,
  winTrials,
};

/** The arrays that generated code reads and writes: constants, so that the machine code holds their addresses. */
const prelude = `const C = S.counts;
const D = S.reasonDays;
const { nodes, ranks, numbers, reachedGoal: reachedGoals, entryTimes, steps: runSteps, visits: runVisits, tokens, dues, holdsMessage, turns, next: nextRun } = S.runs;
const { firstRun, lastRun, active, entries, lastEntry, lastExit, sent: journeysSent, lastSentDay } = S.journeys;
const { visits, clockRuns, clockEnds, clockQueued, eventCounts, requestNumbers } = S;`;

/** Generated code, the values it is to be given by name, and what belongs to it. */
export interface KernelSource {
  /** The body of a function of `names` that returns `runCustomer(world, row, replication)`. */
  readonly code: string;
  readonly names: readonly string[];
  readonly values: readonly unknown[];
  readonly state: KernelState;
  readonly ways: readonly Way[];
  readonly emitter: Emitter;
  /** Set by the code of a kernel that notes visits: makes a function of a text that sees, and may replace, the code's own functions. */
  readonly hook: { inside: ((text: string) => unknown) | null };
}

/** Generates the code that takes one customer through all journeys of the plan. */
export function kernelSource(plan: Plan, traced: boolean): KernelSource {
  const source = createSource();
  plan.limits.length = 0;
  const limits = new Map<string, number>();
  const caps = new Map<FrequencyCap, Cap>();
  const emitter: Emitter = {
    source,
    plan,
    traced,
    ways: [],
    draws: { count: 0, writtenOut: writesDrawsOut(plan) },
    limitOf(journey, kind) {
      const key = `${journey.rank} ${kind}`;
      const known = limits.get(key);
      if (known !== undefined) return known;
      const place = plan.limits.push(limitOf(journey, kind)) - 1;
      limits.set(key, place);
      return place;
    },
    capOf(cap) {
      const known = caps.get(cap) ?? createCap(cap);
      caps.set(cap, known);
      return known;
    },
  };
  source.line(prelude);
  source.line(drawFunction);
  for (const node of plan.nodes) emitNode(emitter, node);
  for (const node of plan.triggers) emitFire(emitter, node);
  const triggers = plan.triggers.map((node, index) => triggerCode(emitter, node, index));
  const cases = emitEvents(emitter, triggers);
  emitTimers(emitter);
  const isAmendable = plan.markedStudy !== null;
  if (isAmendable) source.line('hook.inside = (text) => eval(text);');
  emitLoop(emitter, triggers, cases);

  const hook: KernelSource['hook'] = { inside: null };
  const tables = tablesOf(plan, limits);
  const state = createState(
    {
      journeys: plan.journeys.length,
      nodes: plan.nodes.some(countsVisits) ? plan.nodes.length : 0,
      triggers: plan.triggers.length,
      ways: emitter.ways.length,
      limits: plan.limits.length,
      experiments: plan.experiments.length,
      attributes: plan.attributeSlots.size,
      tags: plan.tagSlots.size,
      runs: mostRunsOf(plan),
      counters: plan.layout.size + (isAmendable ? spareCounters : 0),
      reasonDays: plan.layout.reasonKeys.length * plan.calendar.days,
      marks: plan.markedStudy === null ? 0 : Math.ceil(plan.journeys[plan.markedStudy]!.nodes.length / 32),
    },
    plan.calendar,
  );
  const own = {
    S: state,
    T: tables,
    notEntered,
    dataset: plan.input.dataset,
    tau: plan.input.assumptions.pressure.tauSeconds,
    wayGroups: createWayGroups(emitter.ways),
    trials: trialRules(plan),
    bestHours: createBestHours(plan.input.dataset, (row) => {
      const place = plan.zoneOf === null ? 0 : plan.zoneOf[row]!;
      return plan.calendars[place]!.zone;
    }),
    calendars: plan.calendars,
    clock: plan.clock,
    hook,
    ...shared,
  };
  const names = [...Object.keys(own), ...source.names];
  // parameters may change, constants may not: only of constants does the compiler make addresses in the code
  const constants = `const ${names.map((name) => `${name} = $${name}`).join(', ')};`;
  return {
    code: `${constants}\n${source.text()}`,
    names: names.map((name) => `$${name}`),
    values: [...Object.values(own), ...source.values],
    state,
    ways: emitter.ways,
    emitter,
    hook,
  };
}

function limitOf({ spec }: PlanJourney, kind: 'entries' | 'pace' | 'budget') {
  const { limits } = spec;
  switch (kind) {
    case 'entries':
      return { kind, total: limits.entriesTotal, perDay: limits.entriesPerDay };
    case 'pace':
      return { kind, perHour: limits.sendsPerHour ?? Number.POSITIVE_INFINITY };
    case 'budget':
      return { kind, won: limits.budgetWon ?? Number.POSITIVE_INFINITY };
  }
}

function mostRunsOf({ journeys }: Plan): number {
  return journeys.reduce((sum, { spec }) => sum + (spec.entry.reentry.kind === 'never' ? 1 : mostEntries), 0);
}

/** Forgets the customer before, no more than these journeys leave behind. */
function resetCode({ source, plan }: Emitter): string {
  const before = unsubscribedBefore(plan.input.dataset, plan.calendar.startTime);
  const each = (count: number, array: string) =>
    Array.from({ length: count }, (_, index) => `${array}[${index}] = 0;`).join(' ');
  const clocks = plan.triggers.length;
  const marks = plan.markedStudy === null ? '' : 'S.marks.fill(0);';
  return `${marks} S.row = row; S.life++; S.now = 0; S.seen = 0; S.entryTime = notEntered; S.agenda.last = 0;
${each(clocks, 'clockRuns')} ${each(clocks, 'clockQueued')} ${each(clocks, 'eventCounts')} ${each(plan.limits.length, 'requestNumbers')}
if (S.anyRemoved) { S.removed.fill(0); S.anyRemoved = false; }
S.unsubscribed = ${before === null ? '0' : `${source.constant(before)}[row]`}; S.boughtWith = 0; S.boughtWithout = 0;
if (S.runs.count > 0) { ${forgetCode(plan)} }`;
}

/** What a run's timer does at each node that waits. */
function emitTimers(emitter: Emitter): void {
  const { source, plan } = emitter;
  const waiting = plan.nodes.filter(({ source: { type } }) => ['wait', 'waitFor', 'survey', 'message'].includes(type));
  const cases = waiting.map(({ index }) => `case ${index}: return due${index}(s, day);`);
  const overdue = exitReasons.indexOf('maxDuration');
  const leaves = plan.journeys.every((journey) => isNeverOverdue(emitter, journey))
    ? ''
    : `if (isOverdue(S, T, s)) return exitRun(S, T, s, nodes[s], ${overdue});`;
  source.line(
    `function timer(s) { ${leaves} const day = ${todayCode(emitter)}; switch (nodes[s]) { ${cases.join(' ')} } }`,
  );
}

/** The loop over what the customer meets, in the order of time. */
function emitLoop(emitter: Emitter, triggers: readonly TriggerCode[], cases: readonly string[]): void {
  const { source, plan, ways } = emitter;
  const clocks = triggers.map(({ due }, index) => (due === '' ? '' : `case ${index}: { ${due} return; }`));
  source.line(`function trigger(place, token) { switch (place) { ${clocks.join(' ')} } }`);
  const answers = ways.map(({ index }) => `case ${index}: return answer${index}(send, kind);`);
  source.line(`function answer(send, kind) { switch (S.sends.ways[send]) { ${answers.join(' ')} } }`);
  const zone =
    plan.zoneOf === null
      ? ''
      : `{ const calendar = calendars[${source.constant(plan.zoneOf)}[row]]; S.calendar = calendar; clock.zone = calendar.zone; S.dayEnd = S.dayStart = 0; }`;
  const looksBack = triggers.some(
    ({ node: { source: spec } }) =>
      spec.type === 'trigger' &&
      (spec.trigger.kind === 'event'
        ? spec.trigger.nth !== null
        : ['sequence', 'absence', 'inactivity', 'item'].includes(spec.trigger.kind)),
  );
  source.line(`return function runCustomer(world, row, replication) {
${resetCode(emitter)}
${zone}
const B = S.baseline;
world.fill(row, replication, B);
const times = B.times, types = B.types;
while (B.count > 0 && times[B.count - 1] >= ${plan.calendar.endSecond}) B.count--;
const count = B.count;
if (S.removed.length < B.count) S.removed = new Uint8Array(B.times.length);
${looksBack ? 'S.historyEnd = firstEventFrom(dataset, row, S.startTime);' : ''}
${triggers.map((trigger) => trigger.start).join('\n')}
const A = S.agenda;
let next = 0;
let at = count === 0 ? Infinity : times[0] * ${keysPerSecond};
for (;;) {
  const place = A.last;
  const due = A.keys[place];
  if (at <= due) {
    if (next === count) break;
    const index = next++;
    const second = times[index];
    at = next === count ? Infinity : times[next] * ${keysPerSecond};
    ${emitter.traced ? 'S.now = second; S.seen = next; traceEvent(index);' : ''}
    switch (types[index]) { ${cases.join(' ')} }
  } else {
    const owner = A.owners[place];
    const token = A.tokens[place];
    const second = (due / ${keysPerSecond}) | 0;
    const order = due - second * ${keysPerSecond};
    A.last = place - 1;
    S.now = second;
    S.seen = next;
    if (order < ${timerBit}) answer(owner, token);
    else if ((order & ${clockBit}) !== 0) trigger(owner, token);
    else if (nodes[owner] !== -1 && tokens[owner] === token) timer(owner);
  }
}
${countEndCode(plan)}
${plan.untouchedStudy === null ? '' : 'settleUntouched(S);'}
};`);
}

function trialRules(plan: Plan): TrialRule[] {
  return plan.experiments.map(({ source, journey }) => {
    if (source.type !== 'experiment') throw new Error('Invariant broken: only experiments are tried');
    const days = source.winnerAfterDays;
    const { calendar } = plan;
    return {
      metric: source.metric,
      decidedSecond: days === null || days >= calendar.days ? calendar.endSecond : calendar.dayStarts[days]!,
      tried: Int32Array.from(source.arms, (arm) => journey.counter(counterKey.armTried(source.id, arm.id))),
      won: Int32Array.from(source.arms, (arm) => journey.counter(counterKey.armWon(source.id, arm.id))),
    };
  });
}

function tablesOf(plan: Plan, limits: ReadonlyMap<string, number>): KernelTables {
  const { nodes, journeys, layout } = plan;
  const byNode = (of: (node: (typeof nodes)[number]) => number) => Int32Array.from(nodes, of);
  const byRank = (of: (journey: PlanJourney) => number) => Int32Array.from(journeys, of);
  const pairs = (key: (a: string, b: string) => string) =>
    Int32Array.from(journeys.flatMap((a) => journeys.map((b) => layout.indexOf(key(a.spec.id, b.spec.id)) ?? -1)));
  const at = (key: string) => layout.indexOf(key)!;
  return {
    nodeIds: nodes.map(({ source }) => source.id),
    nodeRanks: byNode(({ journey }) => journey.rank),
    exitBase: byNode(({ source, journey }) => journey.counter(counterKey.nodeExit(source.id, exitReasons[0]))),
    inside: byNode(({ source, journey }) => journey.counter(counterKey.nodeInside(source.id))),
    suppressedBase: byNode(({ source, journey }) => journey.counter(counterKey.suppressed(source.id, 'noAddress'))),
    fallbackBase: byNode(({ source, journey }) => journey.counter(counterKey.fallbackRefused(source.id, 'noAddress'))),
    fallbackDays: byNode(({ source, journey }) =>
      journey.reasonDay(counterKey.fallbackRefused(source.id, 'noAddress')),
    ),
    exitDays: byNode(({ source, journey }) => journey.reasonDay(counterKey.nodeExit(source.id, exitReasons[0]))),
    suppressedDays: byNode(({ source, journey }) => journey.reasonDay(counterKey.suppressed(source.id, 'noAddress'))),
    startDay: plan.calendar.startDay,
    days: plan.calendar.days,
    pending: byNode(({ source, journey }) => journey.counter(counterKey.message(source.id, 'pending'))),
    paceLimit: byNode(({ journey }) => limits.get(`${journey.rank} pace`) ?? -1),
    messageChannel: nodes.map(({ source }) => (source.type === 'message' ? source.channel : null)),
    journeyIds: journeys.map(({ spec }) => spec.id),
    maxDurations: byRank(({ spec }) => spec.exits.maxDurationSeconds),
    goals: byRank(({ counter }) => counter(counterKey.journey('goals'))),
    pulledForward: byRank(({ counter }) => counter(counterKey.pulledForward())),
    collidingCustomers: pairs(counterKey.collidingCustomers),
    collidingCaps: pairs(counterKey.collidingCaps),
    outcome: {
      buyersWith: at(counterKey.buyers('with')),
      buyersWithout: at(counterKey.buyers('without')),
      purchasesWith: at(counterKey.outcomeDay('with', 'purchases', 0)),
      purchasesWithout: at(counterKey.outcomeDay('without', 'purchases', 0)),
      revenueWith: at(counterKey.outcomeDay('with', 'revenueWon', 0)),
      revenueWithout: at(counterKey.outcomeDay('without', 'revenueWon', 0)),
    },
  };
}
