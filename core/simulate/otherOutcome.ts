import { counterKey, outcomeMeasures } from './counters.ts';
import type { Arm, Program } from './program.ts';

/** A counter of the arm *without* among the program's, and the counters of the other arm that it is the sum of. */
export interface OtherOutcome {
  readonly key: string;
  readonly of: readonly number[];
}

/** How what customers bought and were sent in the other arm makes the arm *without* of the program's counts. */
export function otherOutcomes({ calendar }: Program, arm: Arm): OtherOutcome[] {
  const same = (key: string, from: string): OtherOutcome => ({ key, of: [arm.layout.indexOf(from)!] });
  const outcomes = [same(counterKey.buyers('without'), counterKey.buyers('with'))];
  for (const measure of outcomeMeasures) {
    for (let day = 0; day < calendar.days; day++) {
      outcomes.push(same(counterKey.outcomeDay('without', measure, day), counterKey.outcomeDay('with', measure, day)));
    }
  }
  const messages = arm.nodes.filter(({ source }) => source.type === 'message');
  const ofAll = (count: 'sent' | 'costWon') =>
    messages.map(({ source, counter }) => counter(counterKey.message(source.id, count)));
  outcomes.push({ key: counterKey.sentWithout(), of: ofAll('sent') });
  outcomes.push({ key: counterKey.costWithout(), of: ofAll('costWon') });
  return outcomes;
}
