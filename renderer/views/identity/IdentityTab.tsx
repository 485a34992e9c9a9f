import { Search } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { IdentityReport } from '../../../core/dataset/identity/report.ts';
import type { IdentityPolicy } from '../../../core/dataset/identity/policy.ts';
import { goTo, refreshDatasets } from '../../app/appActions.ts';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { JobProgress } from '../../app/JobProgress.tsx';
import { useAsk } from '../../app/useAsk.ts';
import { getHost } from '../../bridge/index.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { EmptyState, Progress, showToast, TextField } from '../../ui/index.ts';
import { Decisions } from './Decisions.tsx';
import { joinsInWords } from '../../../core/words/identity.ts';
import { PolicyForm } from './PolicyForm.tsx';
import { AgainstTables, MergeTable } from './ReportTables.tsx';
import { useDecide } from './useDecide.ts';
import { useMerges } from './useMerges.ts';
import './identity.css';

/** Which customers were joined and by what, what stood against it, and the rule. */
export function IdentityTab() {
  const text = useText();
  const { asked } = useAsk(useCallback(() => getHost().call('identity.report', {}), []));
  const { job, revoke } = useDecide();
  if (asked.state === 'loading') return <Progress label={text('app.loading')} share={null} />;
  if (asked.state === 'failed') return <ErrorNote error={asked.error} />;
  const { report, policy, decisions } = asked.value;
  const apply = async (next: IdentityPolicy) => {
    const done = await job.run((jobId) => getHost().call('identity.setPolicy', { jobId, policy: next }));
    if (done === null) return;
    showToast(text('identity.applied', { n: done.dataset?.customerCount ?? 0 }));
    await refreshDatasets();
  };
  return (
    <div className="facts">
      {report === null ? (
        <EmptyState title={text('identity.noReport')} text={text('identity.noReportHint')} />
      ) : (
        <Figures report={report} />
      )}
      <PolicyForm policy={policy} disabled={job.running} onApply={(next) => void apply(next)} />
      <JobProgress job={job} />
      {job.error === null ? null : <ErrorNote error={job.error} />}
      {decisions.length === 0 ? null : (
        <section className="factSection" aria-label={text('identity.decisions')}>
          <h2>{text('identity.decisions')}</h2>
          <p className="sectionHint">{text('identity.decisionsHint')}</p>
          <Decisions decisions={decisions} disabled={job.running} onRevoke={(id) => void revoke(id)} />
        </section>
      )}
      {report === null ? null : (
        <>
          <Merges count={report.mergedCustomers} />
          <AgainstTables report={report} />
        </>
      )}
    </div>
  );
}

function Figures({ report }: { report: IdentityReport }) {
  const text = useText();
  const formats = useFormats();
  const { sourceCustomers, customers, mergedCustomers, joinedBy, eventsDropped } = report;
  const figures: readonly [string, string, number][] = [
    ['sources', text('identity.sources'), sourceCustomers],
    ['customers', text('identity.customers'), customers],
    ['merged', text('identity.merged'), mergedCustomers],
    ['dropped', text('identity.dropped'), eventsDropped],
  ];
  return (
    <section className="factSection">
      <dl className="factFigures">
        {figures.map(([id, label, value]) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd>{formats.number(value)}</dd>
          </div>
        ))}
      </dl>
      <p className="sectionHint">{joinsInWords(text, joinedBy)}</p>
    </section>
  );
}

function Merges({ count }: { count: number }) {
  const text = useText();
  const [draft, setDraft] = useState('');
  const [search, setSearch] = useState('');
  const { rows, error, more } = useMerges(search);
  const label = text('identity.merges', { count });
  return (
    <section className="factSection" aria-label={label}>
      <h3>{label}</h3>
      {count === 0 ? (
        <p className="sectionHint">{text('identity.noMerges')}</p>
      ) : (
        <>
          <div className="identitySearch">
            <TextField
              label={text('identity.search')}
              hideLabel
              type="search"
              placeholder={text('identity.search')}
              icon={<Search aria-hidden />}
              value={draft}
              onInput={(value) => {
                setDraft(value);
                setSearch(value);
              }}
              onCommit={setSearch}
            />
          </div>
          {error === null ? null : <ErrorNote error={error} />}
          {rows !== null && rows.length === 0 ? (
            <p className="sectionHint">{text('identity.noMergesFound')}</p>
          ) : (
            <MergeTable
              label={label}
              merges={rows ?? []}
              onOpen={(customerId) => goTo({ screen: 'customers', customerId })}
              onReachEnd={more}
            />
          )}
        </>
      )}
    </section>
  );
}
