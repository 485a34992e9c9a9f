import { invariant } from '../lib/invariant.ts';
import { counterKey, entryRefusals, exitReasons, suppressions } from './counters.ts';
import { countedPorts } from './layout.ts';
import type { Balance, CountedNode } from './program.ts';

/**
 * What adds up in every block of counts: at every node entered = ports + exits + still inside, at every message
 * intended = sent + suppressed + pending, at every trigger fired = entered + refused.
 */
export function balancesOf(nodes: readonly CountedNode[]): Balance[] {
  return nodes.flatMap(({ source, counter }) => {
    const { id } = source;
    const balance = (what: string, total: string, parts: readonly string[]): Balance => ({
      what: `${what} ${id}`,
      total: counter(total),
      parts: Int32Array.from(parts.map(counter).filter((part) => part !== -1)),
    });
    const entered = counterKey.nodeEntered(id);
    const balances = [
      balance('who entered node', entered, [
        ...countedPorts(source).map((port) => counterKey.nodePort(id, port)),
        ...exitReasons.map((reason) => counterKey.nodeExit(id, reason)),
        counterKey.nodeInside(id),
      ]),
    ];
    if (source.type === 'message') {
      balances.push(
        balance('what was intended by message', counterKey.message(id, 'intended'), [
          counterKey.message(id, 'sent'),
          counterKey.message(id, 'pending'),
          ...suppressions.map((reason) => counterKey.suppressed(id, reason)),
        ]),
      );
    }
    if (source.type === 'trigger') {
      balances.push(
        balance('what fired trigger', counterKey.triggered(id), [
          entered,
          ...entryRefusals.map((reason) => counterKey.refused(id, reason)),
        ]),
      );
    }
    return balances;
  });
}

/** Stops unless one block of counts adds up. */
export function checkConservation(balances: readonly Balance[], counts: Float64Array): void {
  for (const { what, total, parts } of balances) {
    let sum = 0;
    for (const part of parts) sum += counts[part]!;
    const whole = total === -1 ? 0 : counts[total]!;
    if (whole !== sum) invariant(false, `${what}: ${whole} are not the ${sum} accounted for`);
  }
}
