import { channels } from '../journey/channels.ts';
import { answer, drawOf, messageOf, planClick, planConversion } from './answers.ts';
import { messageDraw } from './draws.ts';
import { consentBit } from './program.ts';
import { outsideRuns, recordStep } from './recorder.ts';
import { exitRun, reachGoal, stays, takePort } from './runs.ts';
import { type KernelState, logConversion } from './state.ts';
import { triggersMeet } from './triggers.ts';
import { isOutOfReach, walkFrom } from './walking.ts';

const allAdvertising = channels.reduce((bits, _, index) => bits | consentBit(index, 'advertising'), 0);
const bringsNothing = -1;

/** The baseline event at `index` happens now. */
export function baselineEvent(state: KernelState, index: number): void {
  const { baseline, program } = state;
  const type = baseline.types[index]!;
  const value = baseline.values[index]!;
  const sourceRow = baseline.sourceRows[index]!;
  if (state.recorder !== null) {
    const event = program.scope.dataset.events.types[type] ?? program.scope.goalEvent;
    recordStep(state, outsideRuns, null, 'event', Number.isNaN(value) ? { event } : { event, valueWon: value });
  }
  if (type === program.unsubscribeType) state.unsubscribed |= allAdvertising;
  const isGoal = isGoalEvent(state, index);
  happens(state, type, value, sourceRow, isGoal);
}

function isGoalEvent({ program, baseline, now }: KernelState, index: number): boolean {
  const { goal, input } = program;
  if (baseline.types[index] !== goal.type) return false;
  return goal.fits(baseline.sourceRows[index]!, baseline.values[index]!, input.startTime + now);
}

/** What an event does: first to the customer's runs in order of entry, then to the triggers. */
function happens(state: KernelState, type: number, value: number, sourceRow: number, isGoal: boolean): void {
  const { runs } = state;
  // Runs that this very event calls in are later ones and do not meet it.
  for (let run = runs.firstActive, end = runs.count; run < end; run++) {
    if (runs.nodes[run] !== -1) runMeets(state, run, type, value, sourceRow, isGoal);
  }
  triggersMeet(state, type, value, sourceRow);
}

function runMeets(
  state: KernelState,
  run: number,
  type: number,
  value: number,
  sourceRow: number,
  isGoal: boolean,
): void {
  const { program, runs } = state;
  const { exits } = program;
  if (isGoal) {
    reachGoal(state, run, null);
    if (exits.onGoal) return void exitRun(state, run, 'goal');
  }
  if (exits.byType[type] === 1) return void exitRun(state, run, 'exitEvent');
  state.entryTime = runs.entryTimes[run]!;
  if (exits.segment !== null && !exits.segment.holds(state)) return void exitRun(state, run, 'leftSegment');
  if (isOutOfReach(state)) return void exitRun(state, run, 'unsubscribed');
  const node = program.nodes[runs.nodes[run]!]!;
  if (node.type !== 'waitFor' || type !== node.match.type) return;
  if (!node.match.fits(sourceRow, value, program.input.startTime + state.now)) return;
  runs.tokens[run]!++;
  const next = takePort(state, run, node, 0);
  if (next !== stays) walkFrom(state, run, next);
}

/** An answer to a send has come. */
export function answerComes(state: KernelState, send: number, kind: number): void {
  const { messages, counts, now } = state;
  const message = messageOf(state, send);
  const { counters } = message;
  switch (kind) {
    case answer.opened:
      messages.openedAt[send] = now;
      counts[counters.opened]!++;
      if (state.recorder !== null) recordStep(state, outsideRuns, message.id, 'opened', {});
      return planClick(state, send);
    case answer.clicked:
      messages.clickedAt[send] = now;
      counts[counters.clicked]!++;
      if (state.recorder !== null) recordStep(state, outsideRuns, message.id, 'clicked', {});
      return planConversion(state, send);
    case answer.unsubscribed:
      counts[counters.unsubscribed]!++;
      if (state.recorder !== null) recordStep(state, outsideRuns, message.id, 'unsubscribed', {});
      return unsubscribe(state, send);
    default:
      messages.convertedAt[send] = now;
      counts[counters.converted]!++;
      return convert(state, send);
  }
}

/** Someone who wants no more information from a channel wants no advertising from it either. */
function unsubscribe(state: KernelState, send: number): void {
  const message = messageOf(state, send);
  const way = state.sendIsFallback[send] === 1 ? message.fallback! : message.main;
  state.unsubscribed |= way.consentBit | consentBit(way.channelIndex, 'advertising');
  if (!isOutOfReach(state)) return;
  const { runs } = state;
  for (let run = runs.firstActive; run < runs.count; run++) {
    if (runs.nodes[run] !== -1) exitRun(state, run, 'unsubscribed');
  }
}

/** A message brings a purchase; for some customers it is their next one of the baseline, which then no longer comes. */
function convert(state: KernelState, send: number): void {
  const { program, counts, row } = state;
  const { assumptions } = program.input;
  const mean = program.meanOrderValue(row);
  const value = Math.round(Number.isNaN(mean) ? assumptions.defaultOrderValue : mean);
  const message = messageOf(state, send);
  counts[program.counters.converted]!++;
  if (state.recorder !== null) recordStep(state, outsideRuns, message.id, 'converted', { valueWon: value });
  if (drawOf(state, send, messageDraw.pullForward) < assumptions.pullForwardShare) bringForward(state, message.id);
  logConversion(state, value);
  happens(state, program.goal.type, value, -1, true);
}

function bringForward(state: KernelState, nodeId: string): void {
  const index = nextPurchase(state);
  if (index === bringsNothing) return;
  const { program, counts, baseline } = state;
  state.removed[index] = 1;
  state.anyRemoved = true;
  counts[program.counters.pulledForward]!++;
  if (state.recorder === null) return;
  recordStep(state, outsideRuns, nodeId, 'pulledForward', { time: program.input.startTime + baseline.times[index]! });
}

/** The customer's next goal event of the baseline that no message has brought forward yet. */
function nextPurchase(state: KernelState): number {
  const { baseline, removed, program } = state;
  const { goal, input } = program;
  for (let index = state.seen; index < baseline.count; index++) {
    if (baseline.types[index] !== goal.type || removed[index] === 1) continue;
    if (goal.fits(baseline.sourceRows[index]!, baseline.values[index]!, input.startTime + baseline.times[index]!))
      return index;
  }
  return bringsNothing;
}
