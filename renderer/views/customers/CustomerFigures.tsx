import { useCallback } from 'react';
import type { ComputedName } from '../../../core/dataset/computedCatalogue.ts';
import { derivedNames } from '../../../core/dataset/derivedCatalogue.ts';
import { predictedNames } from '../../../core/dataset/predictedCatalogue.ts';
import { attributeText, computedHint } from '../../../core/words/computedWords.ts';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { JobProgress } from '../../app/JobProgress.tsx';
import { getHost } from '../../bridge/index.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { useCustomers } from './customersStore.ts';
import { computedText } from './table/columns.ts';
import { useInsight } from './useInsight.ts';

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
  const figures = (names: readonly ComputedName[]) => {
    const shown = names.filter((name) => !name.endsWith('Tile') && value?.values[name] !== undefined);
    return shown.length === 0 ? null : (
      <dl className="customerAttributes">
        {shown.map((name) => (
          <div key={name} title={computedHint(text, name)}>
            <dt>{attributeText(text, name)}</dt>
            <dd>{computedText(text, formats, name, value?.values[name] ?? null)}</dd>
          </div>
        ))}
      </dl>
    );
  };
  const expected = figures(predictedNames);
  return (
    <>
      <h3>{text('customers.derived')}</h3>
      {job.running ? <JobProgress job={job} /> : null}
      {job.error === null ? null : <ErrorNote error={job.error} />}
      {figures(derivedNames)}
      {expected === null ? null : (
        <>
          <h3>{text('customers.prediction')}</h3>
          {expected}
        </>
      )}
    </>
  );
}
