import { keysPerRank, keysPerSecond, timerBit } from '../agenda.ts';
import { consentBit } from '../consentBits.ts';
import { counterKey, type ExitReason } from '../counters.ts';
import { exitPlace } from '../runs.ts';
import type { Cap } from '../sending.ts';
import type { FrequencyCap } from '../settings.ts';
import { fitsCode } from './conditions.ts';
import type { Plan, PlanJourney, PlanNode, PlanPort } from './plan.ts';
import { endCode } from './runCode.ts';
import { literal, type Source } from './source.ts';
import type { Way } from './ways.ts';

/** What every part of the generator works with. */
export interface Emitter {
  readonly source: Source;
  readonly plan: Plan;
  /** Whether the code tells a recorder what happens. */
  readonly traced: boolean;
  /** How many draws the code makes so far, and whether it holds their rounds or calls a function. */
  readonly draws: { count: number; readonly writtenOut: boolean };
  /** Ways of sending met so far. */
  readonly ways: Way[];
  /** The place of a limit of a whole journey. */
  readonly limitOf: (journey: PlanJourney, kind: 'entries' | 'pace' | 'budget') => number;
  /** A frequency cap as the kernel asks it. */
  readonly capOf: (cap: FrequencyCap) => Cap;
}

/** Whether an event is a purchase that the outcome counts, as an expression. */
export function outcomeCode({ source, plan }: Emitter, type: number, row: string, value: string): string {
  if (type !== plan.outcomeGoal.type) return 'false';
  return fitsCode(source, plan.outcomeGoal, row, value);
}

/** A step of run `s`, only in traced code. `params` is an expression of an object. */
export function stepCode({ traced }: Emitter, nodeId: string | null, kind: string, params = '{}'): string {
  return traced ? `recordStep(S, T, s, ${literal(nodeId)}, ${literal(kind)}, ${params});` : '';
}

/** A step that belongs to no run, only in traced code. */
export function outsideStepCode(
  { traced }: Emitter,
  journey: PlanJourney,
  nodeId: string | null,
  kind: string,
  params = '{}',
): string {
  if (!traced) return '';
  return `recordOutside(S, ${literal(journey.spec.id)}, ${literal(nodeId)}, ${literal(kind)}, ${params});`;
}

/** Counts something that happens now for a reason, in all and on its day. */
export function countReasonCode(emitter: Emitter, journey: PlanJourney, key: string): string {
  return `C[${journey.counter(key)}]++; D[${journey.reasonDay(key)} + ${todayCode(emitter)}]++;`;
}

/** Ends run `s` at a node that it is passing. */
export function exitCode(emitter: Emitter, node: PlanNode, reason: ExitReason): string {
  const { journey, source } = node;
  // only a message can hold something back that an end would have to count
  if (!emitter.traced && !journey.spec.entry.concurrent && source.type !== 'message') {
    return `${countReasonCode(emitter, journey, counterKey.nodeExit(source.id, reason))} ${endCode(journey)}`;
  }
  return `exitRun(S, T, s, ${node.index}, ${exitPlace(reason)});`;
}

/** Whether the longest stay outlasts the window, so that nobody's is ever over. */
export function isNeverOverdue({ plan }: Emitter, { spec }: PlanJourney): boolean {
  return spec.exits.maxDurationSeconds >= plan.calendar.endSecond;
}

/** Lets run `s` rest until an expression's second, for those who do not ask later when that was. */
export function holdUntilCode(emitter: Emitter, journey: PlanJourney, due: string): string {
  if (!isNeverOverdue(emitter, journey)) return `holdUntil(S, T, s, ${due});`;
  const order = timerBit + journey.rank * keysPerRank;
  return `{ const token = tokens[s] + 1; tokens[s] = token; if (${due} < ${emitter.plan.calendar.endSecond}) pushAgenda(S.agenda, ${due} * ${keysPerSecond} + ${order} + numbers[s], s, token); }`;
}

/** Ends run `s` where it rests. */
export function leaveCode(reason: ExitReason): string {
  return `exitRun(S, T, s, nodes[s], ${exitPlace(reason)});`;
}

/** Leaves a node by a port and goes on; the last thing that a function does. */
export function portCode(emitter: Emitter, node: PlanNode, port: PlanPort): string {
  const step = stepCode(emitter, node.source.id, 'port', `{ port: ${literal(port.name)} }`);
  if (port.target === null) return `${step} ${exitCode(emitter, node, 'noEdge')} return;`;
  const counted = port.counter === -1 ? '' : `C[${port.counter}]++;`;
  return `${step} ${counted} return ${visitName(port.target)}(s, day);`;
}

export function visitName(node: PlanNode): string {
  return `visit${node.index}`;
}

/** The expression of the day of the report now. */
export function todayCode({ plan }: Emitter): string {
  // where each day of the window has as many seconds, a division tells
  if (plan.zoneOf === null && plan.calendar.dayStarts.every((start, day) => start === day * 86_400)) {
    return '(S.now / 86400 | 0)';
  }
  return `today(S, ${plan.calendar.startDay}, ${plan.calendar.days})`;
}

/** Whether the journey looks at whether its customer can still be reached, as an expression that is true when not. */
export function outOfReachCode(journey: PlanJourney): string | null {
  const bits = reachBits(journey);
  if (!journey.spec.exits.unsubscribed || bits === 0) return null;
  return `((S.unsubscribed & ${bits}) === ${bits})`;
}

function reachBits(journey: PlanJourney): number {
  let bits = 0;
  for (const { source } of journey.nodes) {
    if (source.type === 'message') bits |= consentBit(source.channel, source.purpose ?? 'advertising');
  }
  return bits;
}
