import { ChartLine } from 'lucide-react';
import { useDeferredValue } from 'react';
import { useCurrentDataset } from '../../app/appStore.ts';
import { goTo } from '../../app/appActions.ts';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { useFormats, useText } from '../../locales/index.ts';
import { useNumbersStore } from '../../stores/index.ts';
import { useLateNumbers } from '../../stores/useLateNumbers.ts';
import { Button, EmptyState, Progress } from '../../ui/index.ts';
import type { OnTrace } from './countLink.ts';
import { ResultView } from './ResultView.tsx';

/** The drawer's first tab: the full run where there is one, else the live estimate. */
export function ForecastPanel({ onTrace }: { onTrace: OnTrace }) {
  const text = useText();
  const formats = useFormats();
  const dataset = useCurrentDataset();
  // the figures on the canvas come first, these tables and charts after
  const numbers = useDeferredValue(useNumbersStore((state) => state));
  const isLate = useLateNumbers();
  const { result, journey, source, runId } = numbers;

  if (dataset === null) {
    return (
      <EmptyState
        icon={<ChartLine aria-hidden />}
        title={text('results.noData')}
        text={text('results.noDataHint')}
        actions={
          <Button variant="primary" onClick={() => goTo({ screen: 'customers', customerId: null })}>
            {text('customers.addData')}
          </Button>
        }
      />
    );
  }
  if (result === null || journey === null) {
    return (
      <div className="resultWaiting">
        {numbers.error === null ? null : <ErrorNote error={numbers.error} />}
        {numbers.estimating ? (
          <Progress label={text('results.estimating')} share={null} />
        ) : (
          <EmptyState icon={<ChartLine aria-hidden />} title={text('results.none')} text={text('results.noneHint')} />
        )}
      </div>
    );
  }
  const sourceText =
    source === 'run'
      ? text('results.fromRun', { n: result.identity.request.replications })
      : text(numbers.ofEveryone ? 'results.fromEveryone' : 'results.fromEstimate', {
          n: numbers.sampledCustomers,
          ms: formats.number(Math.round(numbers.milliseconds)),
        });
  return (
    <>
      <p className="resultSource" data-stale={isLate ? '' : undefined}>
        <span className="resultDot" data-source={source} aria-hidden />
        {isLate ? text('results.stale', { source: sourceText }) : sourceText}
      </p>
      {numbers.error === null ? null : <ErrorNote error={numbers.error} />}
      <ResultView result={result} journey={journey} runId={runId} onTrace={onTrace} />
    </>
  );
}
