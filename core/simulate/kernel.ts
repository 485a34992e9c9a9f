import { popAgenda, responseClass, triggerMajor } from './agenda.ts';
import { answerComes, baselineEvent } from './events.ts';
import { countEnd } from './outcomes.ts';
import { type KernelState, resetState } from './state.ts';
import { startTriggers, triggerComes } from './triggers.ts';
import { timerComes } from './walking.ts';
import type { World } from './world.ts';

/**
 * Takes one customer through the window: baseline events, answers and timers in order of time, and within a second in that
 * order of kinds. Everything that happens is added to the state's counts.
 */
export function runCustomer(state: KernelState, world: World, row: number, replication: number): void {
  resetState(state, row);
  const { baseline, agenda, program } = state;
  world.fill(row, replication, baseline);
  const { endSecond } = program.calendar;
  while (baseline.count > 0 && baseline.times[baseline.count - 1]! >= endSecond) baseline.count--;
  if (state.removed.length < baseline.count) state.removed = new Uint8Array(baseline.times.length);
  startTriggers(state);
  let next = 0;
  while (next < baseline.count || agenda.count > 0) {
    if (agenda.count === 0 || (next < baseline.count && baseline.times[next]! <= agenda.seconds[agenda.heap[0]!]!)) {
      state.now = baseline.times[next]!;
      state.seen = next + 1;
      if (state.removed[next] === 0) baselineEvent(state, next);
      next++;
    } else {
      agendaComes(state);
    }
  }
  countEnd(state);
}

function agendaComes(state: KernelState): void {
  const { agenda, runs, program } = state;
  const slot = popAgenda(agenda);
  const major = agenda.majors[slot]!;
  const minor = agenda.minors[slot]!;
  const token = agenda.tokens[slot]!;
  state.now = agenda.seconds[slot]!;
  if (agenda.classes[slot] === responseClass) answerComes(state, major, minor);
  else if (major === triggerMajor) triggerComes(state, program.triggers[minor]!, token);
  else if (runs.nodes[major] !== -1 && runs.tokens[major] === token) timerComes(state, major);
}
