import { type CounterLayout, counterKey, outcomeMeasures, type SliceCounts } from './counters.ts';
import type { Arm, OtherOutcome } from './program.ts';

/** How what customers bought and were sent in the other arm makes the arm *without* of the program's counts. */
export function otherOutcomes(layout: CounterLayout, arm: Arm, days: number): OtherOutcome[] {
  const counterOf = (key: string) => layout.indexOf(key)!;
  const same = (key: string, from: string): OtherOutcome => ({
    counter: counterOf(key),
    of: [arm.layout.indexOf(from)!],
  });
  const outcomes = [same(counterKey.buyers('without'), counterKey.buyers('with'))];
  for (const measure of outcomeMeasures) {
    for (let day = 0; day < days; day++) {
      outcomes.push(same(counterKey.outcomeDay('without', measure, day), counterKey.outcomeDay('with', measure, day)));
    }
  }
  const messages = arm.nodes.filter(({ source }) => source.type === 'message');
  const ofAll = (count: 'sent' | 'costWon') =>
    messages.map(({ source, counter }) => counter(counterKey.message(source.id, count)));
  outcomes.push({ counter: counterOf(counterKey.sentWithout()), of: ofAll('sent') });
  outcomes.push({ counter: counterOf(counterKey.costWithout()), of: ofAll('costWon') });
  return outcomes;
}

/** What customers bought and were sent in the arm without the journey under study, by counter of the arm with, per replication. */
export interface OtherCounts {
  readonly keys: readonly string[];
  readonly replications: readonly Float64Array[];
}

/** Reads the outcome of the arm without from its counts; `layout` is any layout of the arm with. */
export function otherCounts(layout: CounterLayout, arm: Arm, counts: readonly Float64Array[]): OtherCounts {
  const outcomes = otherOutcomes(layout, arm, arm.days);
  return {
    keys: outcomes.map(({ counter }) => layout.keys[counter]!),
    replications: counts.map((block) =>
      Float64Array.from(outcomes, ({ of }) => of.reduce((sum, counter) => sum + block[counter]!, 0)),
    ),
  };
}

/** Counts of the arm with, in which the outcome of the arm without takes the place of the baseline. */
export function withOther(
  layout: CounterLayout,
  { keys, replications }: OtherCounts,
  counts: SliceCounts,
): SliceCounts {
  const counters = keys.map((key) => layout.indexOf(key)!);
  return {
    ...counts,
    replications: counts.replications.map((block, replication) => {
      const put = block.slice();
      for (const [place, counter] of counters.entries()) put[counter] = replications[replication]![place]!;
      return put;
    }),
  };
}
