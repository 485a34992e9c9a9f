import { headline } from '../../../core/measure/index.ts';
import type { RunResult } from '../../../core/measure/result.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { Marked } from './Marked.tsx';

/** The one sentence that sums a run up. */
export function Headline({ result }: { result: RunResult }) {
  const text = useText();
  const formats = useFormats();
  const { sentenceKey, ...figures } = headline(result);
  const chief = [
    formats.number(figures.customersReached),
    formats.number(figures.incrementalPurchases),
    formats.won(figures.costWon),
    formats.won(figures.incrementalProfitWon),
  ];
  return (
    <p className="headline">
      <Marked sentence={text(sentenceKey, { ...figures })} figures={chief} />
    </p>
  );
}
