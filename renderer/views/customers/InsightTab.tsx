import type { ReactNode } from 'react';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { JobProgress } from '../../app/JobProgress.tsx';
import { useText } from '../../locales/index.ts';
import { Button, DateField, EmptyState } from '../../ui/index.ts';
import { setCustomers, useCustomers } from './customersStore.ts';
import type { Insight } from './useInsight.ts';

interface InsightTabProps<Value> {
  readonly insight: Insight<Value>;
  /** Whether the answer holds nothing to show. */
  readonly isEmpty: (value: Value) => boolean;
  /** Choices above the figures; shown also while they are worked on. */
  readonly choices?: ReactNode;
  readonly children: (value: Value) => ReactNode;
}

/** A measure with its choices above it: working, failed, empty, or there. */
export function InsightTab<Value>({ insight, isEmpty, choices, children }: InsightTabProps<Value>) {
  const text = useText();
  const { value, job, again } = insight;
  const date = useCustomers((state) => state.date);
  return (
    <div className="insight">
      <div className="insightChoices">
        {choices}
        <DateField
          label={text('insight.date')}
          value={date ?? ''}
          hint={date === null ? text('insight.dateHint') : ''}
          onCommit={(next) => setCustomers({ date: next === '' ? null : next })}
        />
      </div>
      {job.running ? <JobProgress job={job} /> : null}
      {job.error === null ? null : (
        <ErrorNote
          error={job.error}
          actions={
            <Button size="small" onClick={again}>
              {text('insight.again')}
            </Button>
          }
        />
      )}
      {value === null ? (
        job.running || job.error !== null ? null : (
          <EmptyState
            title={text('insight.stopped')}
            actions={<Button onClick={again}>{text('insight.again')}</Button>}
          />
        )
      ) : isEmpty(value) ? (
        <EmptyState title={text('insight.noPurchases')} text={text('insight.noPurchasesHint')} />
      ) : (
        <div className="insightBody" data-stale={job.running ? '' : undefined}>
          {children(value)}
        </div>
      )}
    </div>
  );
}
