import { useCallback } from 'react';
import { derivedNames } from '../../../core/dataset/derivedCatalogue.ts';
import type { CallOutput } from '../../../electron/shared/contract.ts';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { JobProgress } from '../../app/JobProgress.tsx';
import { getHost } from '../../bridge/index.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { useCustomers } from './customersStore.ts';
import { derivedHint, derivedName } from './labelText.ts';
import { derivedText } from './table/columns.ts';
import { useInsight } from './useInsight.ts';

type Derived = CallOutput<'customers.derived'>;

/** What is computed of one customer, and what a fitted model expects of them. */
export function CustomerFigures({ customerId }: { customerId: string }) {
  const text = useText();
  const formats = useFormats();
  const date = useCustomers((state) => state.date);
  const { value, job } = useInsight(
    useCallback(
      (jobId: string) => getHost().call('customers.derived', { jobId, date, customerId }),
      [date, customerId],
    ),
  );
  const shown = derivedNames.filter((name) => !name.endsWith('Tile') && value?.values[name] !== undefined);
  return (
    <>
      <h3>{text('customers.derived')}</h3>
      {job.running ? <JobProgress job={job} /> : null}
      {job.error === null ? null : <ErrorNote error={job.error} />}
      {value === null ? null : (
        <dl className="customerAttributes">
          {shown.map((name) => (
            <div key={name} title={derivedHint(text, name)}>
              <dt>{derivedName(text, name)}</dt>
              <dd>{derivedText(text, formats, name, value.values[name] ?? null)}</dd>
            </div>
          ))}
        </dl>
      )}
      {value?.prediction ? <Prediction prediction={value.prediction} /> : null}
    </>
  );
}

function Prediction({ prediction }: { prediction: NonNullable<Derived['prediction']> }) {
  const text = useText();
  const formats = useFormats();
  const rows: readonly [key: string, value: number | null, format: (value: number) => string][] = [
    ['alive', prediction.aliveProbability, formats.percent],
    ['expected', prediction.expectedPurchases, formats.number],
    ['next', prediction.medianNextPurchaseDays, (days) => text('insight.days', { n: Math.round(days) })],
    ['value', prediction.lifetimeValueWon, (won) => formats.wonExact(Math.round(won))],
  ];
  return (
    <>
      <h3>{text('customers.prediction')}</h3>
      <dl className="customerAttributes">
        {rows.map(([key, value, format]) => (
          <div key={key}>
            <dt>{text(`customers.prediction.${key}`, { days: prediction.horizonDays })}</dt>
            <dd>{value === null ? '–' : format(value)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
