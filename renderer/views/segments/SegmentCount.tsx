import { useCallback } from 'react';
import type { Condition } from '../../../core/segment/condition.ts';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { getHost } from '../../bridge/index.ts';
import { useText } from '../../locales/index.ts';
import { Button } from '../../ui/index.ts';
import { useInsight } from '../customers/useInsight.ts';

/** How many customers a condition holds at the end of the data, and what share of all; follows every change. */
export function SegmentCount({ condition }: { readonly condition: Condition }) {
  const text = useText();
  const { value, job, again } = useInsight(
    useCallback((jobId: string) => getHost().call('segment.count', { jobId, condition }), [condition]),
  );
  if (job.error !== null) {
    return (
      <ErrorNote
        error={job.error}
        actions={
          <Button size="small" onClick={again}>
            {text('app.retry')}
          </Button>
        }
      />
    );
  }
  const share = value === null || value.customers === 0 ? 0 : value.count / value.customers;
  return (
    <div className="segmentCount" data-stale={job.running ? '' : undefined} role="status">
      {value === null ? (
        <span className="segmentFacts">{text('segments.counting')}</span>
      ) : (
        <>
          <b>{text('segments.count', { n: value.count })}</b>
          <span className="segmentFacts">
            {text('segments.share', { share, customers: value.customers, time: value.time })}
          </span>
        </>
      )}
      {value?.problems.map(({ code, params }) => (
        <p key={`${code} ${params.name}`} className="segmentProblem">
          {text(`problem.${code}`, params)}
        </p>
      ))}
      <span className="segmentBar" aria-hidden>
        <span style={{ width: `${share * 100}%` }} />
      </span>
    </div>
  );
}
