import type { IdentityOutline, ImportIdentity as Identity } from '../../../electron/shared/identity.ts';
import { useText } from '../../locales/index.ts';
import { reportInWords } from '../../../core/words/identity.ts';
import { AgainstTables, MergeTable } from './ReportTables.tsx';
import './identity.css';

interface ImportIdentityProps {
  identity: Identity | null;
  /** Name of the data that the file may be added to; null without. */
  currentName: string | null;
}

/** Who in a file would be one customer, before anything is written: with the data in use where there are any. */
export function ImportIdentity({ identity, currentName }: ImportIdentityProps) {
  const text = useText();
  if (identity === null) return null;
  const added = currentName === null ? null : identity.added;
  const title = added === null ? text('identity.title') : text('identity.titleAdded', { name: currentName ?? '' });
  return <Outline outline={added ?? identity.alone} title={title} />;
}

/** How many became how many, in a sentence; nothing where nobody was joined. */
export function IdentitySentence(props: { report: IdentityOutline | null; centered?: boolean }) {
  const text = useText();
  const { report, centered = false } = props;
  if (report === null || report.mergedCustomers === 0) return null;
  return (
    <p className="identitySentence" data-centered={centered ? '' : undefined}>
      {reportInWords(text, report)}
    </p>
  );
}

function Outline({ outline, title }: { outline: IdentityOutline; title: string }) {
  const text = useText();
  const label = text('identity.merges', { count: outline.mergedCustomers });
  return (
    <section className="importIdentity" aria-label={title}>
      <h3>{title}</h3>
      <p>{reportInWords(text, outline)}</p>
      <p className="sectionHint">
        {text('identity.ruleNow', { rule: text(`identity.joinRule.${outline.policy.joinIds}`) })}
      </p>
      {outline.merges.length === 0 ? null : (
        <div className="factSection">
          <h3>{label}</h3>
          {outline.merges.length < outline.mergedCustomers ? (
            <p className="sectionHint">{text('identity.shownFirst', { n: outline.merges.length })}</p>
          ) : null}
          <MergeTable merges={outline.merges} label={label} />
        </div>
      )}
      <AgainstTables report={outline} />
    </section>
  );
}
