import { invariant } from '../lib/invariant.ts';
import type { Program } from './program.ts';

/**
 * Stops unless one block of counts adds up: at every node entered = ports + exits + still inside, at every message
 * intended = sent + suppressed + pending, at every trigger fired = entered + refused, and entries = the sum over triggers.
 */
export function checkConservation(program: Program, counts: Float64Array): void {
  const sum = (counters: Int32Array) =>
    counters.reduce((total, counter) => total + (counter < 0 ? 0 : counts[counter]!), 0);
  for (const node of program.nodes) {
    const left = sum(node.portCounters) + sum(node.exits) + counts[node.inside]!;
    invariant(
      counts[node.entered] === left,
      `node ${node.id}: ${counts[node.entered]} entered, ${left} left or inside`,
    );
    if (node.type !== 'message') continue;
    const { intended, sent, pending, suppressed } = node.counters;
    const done = counts[sent]! + sum(suppressed) + counts[pending]!;
    invariant(counts[intended] === done, `message ${node.id}: ${counts[intended]} intended, ${done} accounted for`);
  }
  let entries = 0;
  for (const trigger of program.triggers) {
    const { id, entered } = program.nodes[trigger.node]!;
    const answered = counts[entered]! + sum(trigger.refused);
    invariant(
      counts[trigger.fired] === answered,
      `trigger ${id}: fired ${counts[trigger.fired]}, answered ${answered}`,
    );
    entries += counts[entered]!;
  }
  invariant(
    counts[program.counters.entries] === entries,
    `${counts[program.counters.entries]} entries, triggers ${entries}`,
  );
}
