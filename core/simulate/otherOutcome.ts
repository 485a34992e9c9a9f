import { type CounterLayout, counterKey, outcomeMeasures } from './counters.ts';
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
