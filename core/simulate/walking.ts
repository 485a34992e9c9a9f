import { uniformAt } from '../lib/random.ts';
import { unreachable } from '../lib/invariant.ts';
import type { CompiledChange, CompiledNode } from './program.ts';
import { recordStep } from './recorder.ts';
import { exitRun, holdUntil, reachGoal, stays, takePort } from './runs.ts';
import { attemptSend } from './sending.ts';
import type { KernelState } from './state.ts';
import { dayAt } from './windowCalendar.ts';

const maxSteps = 1000;

/** Takes a run to a node and on, as far as it gets at the second that is now. */
export function walkFrom(state: KernelState, run: number, nodeIndex: number): void {
  let next = nodeIndex;
  while (next !== stays) next = visit(state, run, state.program.nodes[next]!);
}

function visit(state: KernelState, run: number, node: CompiledNode): number {
  const { runs, counts, program } = state;
  runs.nodes[run] = node.index;
  counts[node.entered]!++;
  counts[node.day + dayAt(program.calendar, state.now)]!++;
  runs.visits[run] = ++state.visits[node.index]!;
  if (state.recorder !== null) recordStep(state, run, node.id, 'nodeEntered', {});
  if (++runs.steps[run]! > maxSteps) return exitRun(state, run, 'maxSteps');
  if (isOutOfReach(state)) return exitRun(state, run, 'unsubscribed');
  state.entryTime = runs.entryTimes[run]!;
  const { segment } = program.exits;
  if (segment !== null && !segment.holds(state)) return exitRun(state, run, 'leftSegment');
  return act(state, run, node);
}

/** Whether the customer has unsubscribed from everything that the journey sends, where that ends a run. */
export function isOutOfReach({ program, unsubscribed }: KernelState): boolean {
  const { exits } = program;
  if (!exits.unsubscribed || exits.consentBits === 0) return false;
  return (unsubscribed & exits.consentBits) === exits.consentBits;
}

function act(state: KernelState, run: number, node: CompiledNode): number {
  switch (node.type) {
    case 'trigger':
      return takePort(state, run, node, 0);
    case 'exit':
      return exitRun(state, run, 'exitNode');
    case 'wait':
      return wait(state, run, node, state.now + node.seconds);
    case 'waitUntil':
      return wait(state, run, node, nextMoment(state, node));
    case 'waitFor':
      return wait(state, run, node, state.now + node.timeoutSeconds);
    case 'filter': {
      const held = node.condition.holds(state);
      if (state.recorder !== null) {
        recordStep(state, run, node.id, held ? 'conditionHeld' : 'conditionFailed', node.condition.explain(state));
      }
      return held ? takePort(state, run, node, 0) : exitRun(state, run, 'filtered');
    }
    case 'branch':
      return takePort(state, run, node, branchOf(state, run, node));
    case 'split': {
      const at = uniformAt(state.stream, state.row, node.address);
      let arm = 0;
      while (arm < node.upTo.length && !(at < node.upTo[arm]!)) arm++;
      return takePort(state, run, node, arm);
    }
    case 'update':
      for (const change of node.changes) applyChange(state, run, node, change);
      return takePort(state, run, node, 0);
    case 'goal':
      reachGoal(state, run, node.id);
      return node.endsRun ? exitRun(state, run, 'goal') : takePort(state, run, node, 0);
    case 'message':
      state.counts[node.counters.intended]!++;
      return attemptSend(state, run, node, false);
    default:
      return unreachable(node);
  }
}

function wait(state: KernelState, run: number, node: CompiledNode, due: number): number {
  if (state.recorder !== null && Number.isFinite(due)) {
    recordStep(state, run, node.id, 'waiting', { until: state.program.input.startTime + due });
  }
  return holdUntil(state, run, node, due);
}

/** The next moment at or after now, Infinity when the window ends before. */
function nextMoment(state: KernelState, node: CompiledNode & { type: 'waitUntil' }): number {
  const { calendar } = state.program;
  for (let day = dayAt(calendar, state.now); day < calendar.days; day++) {
    if (node.weekdays[day] === 1 && node.moments[day]! >= state.now) return node.moments[day]!;
  }
  return Number.POSITIVE_INFINITY;
}

/** The port of the first branch that holds, else the last one. */
function branchOf(state: KernelState, run: number, node: CompiledNode & { type: 'branch' }): number {
  const { conditions } = node;
  for (let index = 0; index < conditions.length; index++) {
    const held = conditions[index]!.holds(state);
    if (state.recorder !== null) {
      recordStep(state, run, node.id, held ? 'conditionHeld' : 'conditionFailed', conditions[index]!.explain(state));
    }
    if (held) return index;
  }
  return conditions.length;
}

function applyChange(state: KernelState, run: number, node: CompiledNode, change: CompiledChange): void {
  let shown: string | number;
  switch (change.kind) {
    case 'set':
      state.attributes[change.slot] = change.value;
      shown = String(change.value);
      break;
    case 'tag':
      state.tags[change.slot] = change.value;
      shown = change.value === 1 ? '+' : '−';
      break;
    case 'points': {
      const before = state.attributes[change.slot] ?? null;
      shown = (typeof before === 'number' ? before : change.imported(state.row)) + change.points;
      state.attributes[change.slot] = shown;
      break;
    }
    default:
      return unreachable(change);
  }
  if (state.recorder !== null) recordStep(state, run, node.id, 'updated', { name: change.name, value: shown });
}

/** A run's timer has come: its wait is over, its message may go, or its longest stay has ended. */
export function timerComes(state: KernelState, run: number): void {
  const node = state.program.nodes[state.runs.nodes[run]!]!;
  if (state.runs.dues[run]! > state.now) {
    exitRun(state, run, 'maxDuration');
    return;
  }
  state.entryTime = state.runs.entryTimes[run]!;
  const next =
    node.type === 'message'
      ? attemptSend(state, run, node, true)
      : takePort(state, run, node, node.type === 'waitFor' ? 1 : 0);
  if (next !== stays) walkFrom(state, run, next);
}
