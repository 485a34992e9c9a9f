import { useCallback } from 'react';
import type { CustomerMerge } from '../../../electron/shared/identity.ts';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { JobProgress } from '../../app/JobProgress.tsx';
import { useAsk } from '../../app/useAsk.ts';
import { getHost } from '../../bridge/index.ts';
import { useText } from '../../locales/index.ts';
import { Button } from '../../ui/index.ts';
import { Decisions } from './Decisions.tsx';
import { identifierInWords, separation } from '../../../core/words/identity.ts';
import { useDecide } from './useDecide.ts';
import './identity.css';

/** What one customer is made of and why, with the way to undo it. Nothing for a customer of one source without decisions. */
export function MergedFrom({ customerId }: { customerId: string }) {
  const text = useText();
  const { asked } = useAsk(useCallback(() => getHost().call('identity.ofCustomer', { customerId }), [customerId]));
  const { job, decide, revoke } = useDecide();
  if (asked.state === 'failed') return <ErrorNote error={asked.error} />;
  if (asked.state === 'loading') return null;
  const { merge, decisions } = asked.value;
  if (merge === null && decisions.length === 0) return null;
  return (
    <section className="mergedFrom" aria-label={text('identity.mergedFrom')}>
      <h3>{text(merge === null ? 'identity.decisions' : 'identity.mergedFrom')}</h3>
      {merge === null ? null : (
        <>
          <p className="sectionHint">{text('identity.mergedFromHint')}</p>
          <Sources
            merge={merge}
            disabled={job.running}
            onSeparate={(sourceId) =>
              void decide(separation(merge, sourceId), text('identity.separated', { source: sourceId }), customerId)
            }
          />
          <Reasons
            merge={merge}
            disabled={job.running}
            onRefuse={({ kind, value }) =>
              void decide({ kind: 'ignore', identifier: kind, value }, text('identity.notUsed', { value }), customerId)
            }
          />
        </>
      )}
      {decisions.length === 0 ? null : (
        <Decisions decisions={decisions} disabled={job.running} onRevoke={(id) => void revoke(id, customerId)} />
      )}
      <JobProgress job={job} />
      {job.error === null ? null : <ErrorNote error={job.error} />}
    </section>
  );
}

interface SourcesProps {
  merge: CustomerMerge;
  disabled: boolean;
  onSeparate: (sourceId: string) => void;
}

function Sources({ merge, disabled, onSeparate }: SourcesProps) {
  const text = useText();
  return (
    <ul className="identityList">
      {merge.sourceIds.map((sourceId) => (
        <li key={sourceId}>
          <span className="identityWhat">{sourceId}</span>
          {sourceId === merge.customerId ? (
            <span className="sectionHint">{text('identity.ownId')}</span>
          ) : (
            <Button
              size="small"
              disabled={disabled}
              label={text('identity.separateSource', { source: sourceId })}
              onClick={() => onSeparate(sourceId)}
            >
              {text('identity.separate')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

type Join = CustomerMerge['joins'][number];

interface ReasonsProps {
  merge: CustomerMerge;
  disabled: boolean;
  onRefuse: (join: Join) => void;
}

/** The identifiers that join the sources, each once. */
function Reasons({ merge, disabled, onRefuse }: ReasonsProps) {
  const text = useText();
  const byValue = new Map(merge.joins.map((join) => [`${join.kind} ${join.value}`, join]));
  return (
    <ul className="identityList" aria-label={text('identity.because')}>
      {[...byValue].map(([key, join]) => (
        <li key={key}>
          <span className="identityWhat">{identifierInWords(text, join.kind, join.value)}</span>
          <Button
            size="small"
            disabled={disabled}
            label={text('identity.doNotUseValue', {
              kind: text(`identity.kind.${join.kind}`),
              value: join.value,
            })}
            onClick={() => onRefuse(join)}
          >
            {text('identity.doNotUse')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
