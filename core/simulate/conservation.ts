import { invariant } from '../lib/invariant.ts';
import { counterKey, entryRefusals, exitReasons, suppressions } from './counters.ts';
import { countedPorts } from './layout.ts';
import type { Arm } from './program.ts';

/**
 * Stops unless one block of counts adds up: at every node entered = ports + exits + still inside, at every message
 * intended = sent + suppressed + pending, at every trigger fired = entered + refused.
 */
export function checkConservation(arm: Arm, counts: Float64Array): void {
  for (const { source, counter } of arm.nodes) {
    const { id } = source;
    const at = (key: string) => {
      const index = counter(key);
      return index === -1 ? 0 : counts[index]!;
    };
    const sum = <Name extends string>(names: readonly Name[], key: (name: Name) => string) =>
      names.reduce((total, name) => total + at(key(name)), 0);
    const entered = at(counterKey.nodeEntered(id));
    const left =
      sum(countedPorts(source), (port) => counterKey.nodePort(id, port)) +
      sum(exitReasons, (reason) => counterKey.nodeExit(id, reason)) +
      at(counterKey.nodeInside(id));
    invariant(entered === left, `node ${id}: ${entered} entered, ${left} left or inside`);
    if (source.type === 'message') {
      const intended = at(counterKey.message(id, 'intended'));
      const done =
        at(counterKey.message(id, 'sent')) +
        at(counterKey.message(id, 'pending')) +
        sum(suppressions, (reason) => counterKey.suppressed(id, reason));
      invariant(intended === done, `message ${id}: ${intended} intended, ${done} accounted for`);
    }
    if (source.type === 'trigger') {
      const fired = at(counterKey.triggered(id));
      const answered = entered + sum(entryRefusals, (reason) => counterKey.refused(id, reason));
      invariant(fired === answered, `trigger ${id}: fired ${fired}, answered ${answered}`);
    }
  }
}
