import type { RunResult } from '../../../core/measure/result.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { signed } from './figures.ts';
import { Marked } from './Marked.tsx';

/** The one sentence that sums a run up. */
export function Headline({ result }: { result: RunResult }) {
  const text = useText();
  const formats = useFormats();
  const { journey, outcome, identity } = result;
  const increment = outcome.incrementalPurchases;
  const params = {
    days: identity.request.days,
    reached: Math.round(journey.customersReached.mean),
    sent: Math.round(journey.sent.mean),
    cost: Math.round(journey.costWon.mean),
    increment: signed(formats, increment.mean),
    low: formats.number(Math.round(increment.q05)),
    high: formats.number(Math.round(increment.q95)),
    profit: Math.round(outcome.incrementalProfitWon.mean),
  };
  const key = outcome.responsesSimulated ? 'results.sentence' : 'results.sentenceCounted';
  return (
    <p className="headline">
      <Marked text={text(key, params)} />
    </p>
  );
}
