import { useCallback, useState } from 'react';
import type { RunSummary } from '../../../electron/shared/models.ts';
import { useApp, useCurrentDataset } from '../../app/appStore.ts';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { useAsk } from '../../app/useAsk.ts';
import { getHost } from '../../bridge/index.ts';
import { useText } from '../../locales/index.ts';
import { Button, Progress } from '../../ui/index.ts';
import { TraceDialog } from '../results/TraceDialog.tsx';

/** Runs looked at: the last of each journey, of at most this many journeys. */
const mostJourneys = 8;

interface Visit {
  readonly run: RunSummary;
  readonly steps: number;
}

/** The journeys that the customer entered in their last run, each with the way to its trace. */
export function CustomerJourneys({ customerId }: { customerId: string }) {
  const text = useText();
  const hash = useCurrentDataset()?.hash ?? '';
  const runsVersion = useApp((state) => state.runsVersion);
  const [traced, setTraced] = useState<number | null>(null);
  const { asked } = useAsk(
    useCallback(() => visitsOf(customerId, hash), [customerId, hash]),
    runsVersion,
  );
  return (
    <>
      <h3>{text('customers.journeys')}</h3>
      {asked.state === 'loading' ? <Progress label={text('app.loading')} share={null} /> : null}
      {asked.state === 'failed' ? <ErrorNote error={asked.error} /> : null}
      {asked.state === 'ready' && asked.value.runs === 0 ? (
        <p className="sectionHint">{text('customers.journeys.noRuns')}</p>
      ) : null}
      {asked.state === 'ready' && asked.value.runs > 0 && asked.value.visits.length === 0 ? (
        <p className="sectionHint">{text('customers.journeys.none', { n: asked.value.runs })}</p>
      ) : null}
      {asked.state === 'ready' ? (
        <ul className="customerVisits">
          {asked.value.visits.map(({ run, steps }) => (
            <li key={run.id}>
              <span>{run.identity.journeyName}</span>
              <Button size="small" variant="ghost" onClick={() => setTraced(run.id)}>
                {text('customers.journeys.trace', { n: steps })}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {traced === null ? null : <TraceDialog runId={traced} customerId={customerId} onClose={() => setTraced(null)} />}
    </>
  );
}

/** The last run of each journey over these data, traced for the customer. */
async function visitsOf(customerId: string, hash: string): Promise<{ runs: number; visits: Visit[] }> {
  const all = await getHost().call('run.list', { journeyId: null });
  const last = new Map<string, RunSummary>();
  for (const run of all) {
    const { journeyId, datasetHash } = run.identity;
    const before = last.get(journeyId);
    if (datasetHash === hash && (before === undefined || before.id < run.id)) last.set(journeyId, run);
  }
  const runs = [...last.values()].sort((a, b) => b.id - a.id).slice(0, mostJourneys);
  const visits: Visit[] = [];
  for (const run of runs) {
    const { steps } = await getHost().call('run.trace', { runId: run.id, customerId });
    if (steps.length > 0) visits.push({ run, steps: steps.length });
  }
  return { runs: runs.length, visits };
}
