import { History, Trash2 } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { Translate } from '../../../core/i18n/index.ts';
import type { RunSummary } from '../../../electron/shared/models.ts';
import { attempt, goTo, runsChanged } from '../../app/appActions.ts';
import { useApp } from '../../app/appStore.ts';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { useAsk } from '../../app/useAsk.ts';
import { getHost } from '../../bridge/index.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { Button, EmptyState, IconButton, Progress, Table, type TableColumn } from '../../ui/index.ts';
import { signed } from '../results/figures.ts';
import './runs.css';

/** Saved runs of one journey, or of all; two can be compared. */
export function RunHistory({ journeyId }: { journeyId: string | null }) {
  const text = useText();
  const version = useApp((state) => state.runsVersion);
  const { asked, again } = useAsk(
    useCallback(() => getHost().call('run.list', { journeyId }), [journeyId]),
    version,
  );
  if (asked.state === 'loading') {
    return (
      <div className="runsPad">
        <Progress label={text('app.loading')} share={null} />
      </div>
    );
  }
  if (asked.state === 'failed') {
    return (
      <div className="runsPad">
        <ErrorNote error={asked.error} actions={<Button onClick={again}>{text('app.retry')}</Button>} />
      </div>
    );
  }
  if (asked.value.length === 0) {
    return (
      <EmptyState
        icon={<History aria-hidden />}
        title={text('runs.none')}
        text={text(journeyId === null ? 'runs.noneHint' : 'runs.noneHereHint')}
      />
    );
  }
  return <RunTable runs={asked.value} showJourney={journeyId === null} />;
}

function RunTable({ runs, showJourney }: { runs: readonly RunSummary[]; showJourney: boolean }) {
  const text = useText();
  const formats = useFormats();
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const choose = (id: number) =>
    setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id].slice(-2));
  const [first, second] = chosen;

  const journeyColumn: TableColumn<RunSummary> = {
    id: 'journey',
    title: text('runs.journey'),
    width: 'minmax(110px, 1.4fr)',
    cell: (run) => run.identity.journeyName,
  };
  const columns: readonly TableColumn<RunSummary>[] = [
    chooseColumn(text, chosen, choose),
    {
      id: 'created',
      title: text('runs.created'),
      width: 'minmax(148px, 1fr)',
      cell: (run) => formats.dateTime(run.createdTime),
    },
    ...(showJourney ? [journeyColumn] : []),
    {
      id: 'window',
      title: text('runs.window'),
      width: 'minmax(240px, 1.3fr)',
      cell: (run) =>
        text('runs.windowText', {
          mode: text(`run.mode.${run.identity.request.mode}`),
          start: run.identity.request.startDate,
          days: run.identity.request.days,
        }),
    },
    {
      id: 'reached',
      title: text('runs.reached'),
      align: 'end',
      width: 'minmax(72px, 0.8fr)',
      cell: (run) => formats.number(Math.round(run.headline.customersReached)),
    },
    {
      id: 'increment',
      title: text('results.kpi.increment'),
      align: 'end',
      width: 'minmax(150px, 1.2fr)',
      cell: (run) => incrementText(run),
    },
    {
      id: 'cost',
      title: text('results.kpi.cost'),
      align: 'end',
      width: 'minmax(84px, 0.8fr)',
      cell: (run) => formats.won(Math.round(run.headline.costWon)),
    },
    deleteColumn,
  ];
  function incrementText({ identity, headline }: RunSummary): string {
    if (!identity.request.simulateResponses) return text('runs.counted');
    const interval = text('results.interval90', {
      low: formats.number(Math.round(headline.incrementalLow90)),
      high: formats.number(Math.round(headline.incrementalHigh90)),
    });
    return `${signed(formats, headline.incrementalPurchases)} (${interval})`;
  }

  return (
    <div className="runList">
      <div className="runTools">
        <span className="sectionHint">{text('runs.compareHint')}</span>
        <Button
          size="small"
          disabled={first === undefined || second === undefined}
          onClick={() => {
            if (first !== undefined && second !== undefined) goTo({ screen: 'compare', runIds: [first, second] });
          }}
        >
          {text('runs.compare')}
        </Button>
      </div>
      <Table
        label={text('drawer.history')}
        columns={columns}
        rows={runs}
        rowKey={(run) => String(run.id)}
        onRowClick={(run) => goTo({ screen: 'run', runId: run.id })}
        minWidth={showJourney ? 900 : 780}
      />
    </div>
  );
}

function chooseColumn(
  text: Translate,
  chosen: readonly number[],
  choose: (id: number) => void,
): TableColumn<RunSummary> {
  return {
    id: 'choose',
    title: '',
    width: '36px',
    cell: (run) => (
      <input
        type="checkbox"
        className="runCheck"
        aria-label={text('runs.choose', { id: run.id })}
        checked={chosen.includes(run.id)}
        onClick={(event) => event.stopPropagation()}
        onChange={() => choose(run.id)}
      />
    ),
  };
}

const deleteColumn: TableColumn<RunSummary> = {
  id: 'delete',
  title: '',
  width: '44px',
  cell: (run) => <DeleteRun run={run} />,
};

function DeleteRun({ run }: { run: RunSummary }) {
  const text = useText();
  return (
    <span
      role="presentation"
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <IconButton
        size="small"
        label={text('runs.delete')}
        icon={<Trash2 aria-hidden />}
        onClick={() =>
          void attempt(async () => {
            await getHost().call('run.delete', { runId: run.id });
            runsChanged();
          })
        }
      />
    </span>
  );
}
