import { uniformAt } from '../lib/random.ts';
import { notEntered } from '../segment/index.ts';
import type { EntryRefusal } from './counters.ts';
import type { CompiledTrigger } from './program.ts';
import { outsideRuns, recordStep } from './recorder.ts';
import { refusalIndex } from './runs.ts';
import { type KernelState, openRun } from './state.ts';
import { walkFrom } from './walking.ts';

/** Ends what would never end: a journey that purchases call into and whose messages bring a purchase each. */
const maxRuns = 5000;

/** A trigger calls the customer in: refused for the first reason that applies, else a run begins at the trigger. */
export function fire(state: KernelState, trigger: CompiledTrigger): void {
  const { counts, program } = state;
  const { id } = program.nodes[trigger.node]!;
  counts[trigger.fired]!++;
  if (state.recorder !== null) recordStep(state, outsideRuns, id, 'triggered', {});
  const reason = refusalOf(state);
  if (reason !== null) {
    counts[trigger.refused[refusalIndex(reason)]!]!++;
    if (state.recorder !== null) recordStep(state, outsideRuns, id, 'refused', { reason });
    return;
  }
  const run = openRun(state);
  state.lastEntry = state.now;
  counts[program.counters.entries]!++;
  if (run === 0) counts[program.counters.customersEntered]!++;
  if (state.recorder !== null) recordStep(state, run, id, 'entered', {});
  walkFrom(state, run, trigger.node);
}

function refusalOf(state: KernelState): EntryRefusal | null {
  const { now, program, runs } = state;
  const { entry } = program;
  if (now < entry.fromSecond || now >= entry.untilSecond) return 'outsideWindow';
  if (entry.segment !== null) {
    state.entryTime = notEntered;
    if (!entry.segment.holds(state)) return 'notInSegment';
  }
  if (runs.count >= maxRuns || !mayReenter(state)) return 'reentry';
  if (!entry.concurrent && runs.active > 0) return 'running';
  const isHeldOut =
    entry.holdoutShare > 0 && uniformAt(state.stream, state.row, entry.holdoutAddress) < entry.holdoutShare;
  return isHeldOut ? 'holdout' : null;
}

function mayReenter({ now, lastEntry, lastExit, program }: KernelState): boolean {
  if (lastEntry === -1) return true;
  const { reentry } = program.entry;
  switch (reentry.kind) {
    case 'never':
      return false;
    case 'always':
      return true;
    case 'after': {
      const since = reentry.from === 'entry' ? lastEntry : lastExit;
      return since === -1 || now - since >= reentry.seconds;
    }
  }
}
