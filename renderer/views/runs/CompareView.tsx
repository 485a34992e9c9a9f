import { ArrowLeft } from 'lucide-react';
import { useCallback } from 'react';
import type { Estimate, RunResult } from '../../../core/measure/result.ts';
import type { CallOutput } from '../../../electron/shared/contract.ts';
import { goTo } from '../../app/appActions.ts';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { Page } from '../../app/Page.tsx';
import { useAsk } from '../../app/useAsk.ts';
import { getHost } from '../../bridge/index.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { Button, IconButton, Progress } from '../../ui/index.ts';
import { hasInterval, signed } from '../results/figures.ts';
import { Headline } from '../results/Headline.tsx';
import '../results/results.css';
import './runs.css';

type SavedRun = CallOutput<'run.get'>;

/** Two saved runs side by side, with what differs between them. */
export function CompareView({ runIds }: { runIds: readonly [number, number] }) {
  const text = useText();
  const [first, second] = runIds;
  const { asked, again } = useAsk(
    useCallback(
      () => Promise.all([getHost().call('run.get', { runId: first }), getHost().call('run.get', { runId: second })]),
      [first, second],
    ),
  );
  return (
    <Page
      title={text('compare.title')}
      lead={
        <IconButton
          label={text('runs.back')}
          icon={<ArrowLeft aria-hidden />}
          onClick={() => goTo({ screen: 'forecasts' })}
        />
      }
    >
      {asked.state === 'loading' ? (
        <div className="runsPad">
          <Progress label={text('app.loading')} share={null} />
        </div>
      ) : asked.state === 'failed' ? (
        <div className="runsPad">
          <ErrorNote error={asked.error} actions={<Button onClick={again}>{text('app.retry')}</Button>} />
        </div>
      ) : (
        <Comparison runs={asked.value} />
      )}
    </Page>
  );
}

function Comparison({ runs }: { runs: readonly [SavedRun, SavedRun] }) {
  const text = useText();
  const formats = useFormats();
  return (
    <div className="result">
      <div className="compareHeads">
        {runs.map((run, index) => (
          <section key={run.summary.id} className="compareHead">
            <h2>
              {text(index === 0 ? 'compare.first' : 'compare.second', { name: run.summary.identity.journeyName })}
            </h2>
            <p className="sectionHint">{formats.dateTime(run.summary.createdTime)}</p>
            <Headline result={run.result} />
          </section>
        ))}
      </div>
      <CompareTable first={runs[0].result} second={runs[1].result} />
      <Differences first={runs[0].result} second={runs[1].result} />
    </div>
  );
}

interface Measure {
  readonly id: string;
  readonly of: (result: RunResult) => Estimate;
  readonly unit: 'count' | 'won';
  /** Zero by construction where answers to messages were not simulated. */
  readonly needsResponses?: true;
}

const measures: readonly Measure[] = [
  { id: 'entered', of: (result) => result.journey.customersEntered, unit: 'count' },
  { id: 'reached', of: (result) => result.journey.customersReached, unit: 'count' },
  { id: 'sent', of: (result) => result.journey.sent, unit: 'count' },
  { id: 'cost', of: (result) => result.journey.costWon, unit: 'won' },
  { id: 'goals', of: (result) => result.journey.goals, unit: 'count' },
  { id: 'increment', of: (result) => result.outcome.incrementalPurchases, unit: 'count', needsResponses: true },
  { id: 'revenue', of: (result) => result.outcome.incrementalRevenueWon, unit: 'won', needsResponses: true },
  { id: 'profit', of: (result) => result.outcome.incrementalProfitWon, unit: 'won', needsResponses: true },
];

function CompareTable({ first, second }: { first: RunResult; second: RunResult }) {
  const text = useText();
  const formats = useFormats();
  const bothSimulated = first.outcome.responsesSimulated && second.outcome.responsesSimulated;
  const figure = (measure: Measure, value: number) =>
    measure.unit === 'won' ? formats.wonExact(Math.round(value)) : formats.number(Math.round(value));
  const shown = (measure: Measure, estimate: Estimate) => (
    <>
      {figure(measure, estimate.mean)}
      {hasInterval(estimate) ? (
        <span className="rowDetail">
          {text('results.interval90', { low: figure(measure, estimate.q05), high: figure(measure, estimate.q95) })}
        </span>
      ) : null}
    </>
  );
  return (
    <section className="resultSection">
      <div className="plainTableBox">
        <table className="plainTable">
          <thead>
            <tr>
              <th scope="col">{text('compare.measure')}</th>
              <th scope="col" className="number">
                {text('compare.a')}
              </th>
              <th scope="col" className="number">
                {text('compare.b')}
              </th>
              <th scope="col" className="number">
                {text('compare.difference')}
              </th>
              <th scope="col">{text('compare.overlap')}</th>
            </tr>
          </thead>
          <tbody>
            {measures.map((measure) => {
              if (measure.needsResponses && !bothSimulated) {
                return (
                  <tr key={measure.id}>
                    <th scope="row">{text(`results.kpi.${measure.id}`)}</th>
                    <td colSpan={4}>{text('compare.noResponses')}</td>
                  </tr>
                );
              }
              const a = measure.of(first);
              const b = measure.of(second);
              // of the rounded figures, so that the row adds up
              const difference = Math.round(b.mean) - Math.round(a.mean);
              return (
                <tr key={measure.id}>
                  <th scope="row">{text(`results.kpi.${measure.id}`)}</th>
                  <td className="number">{shown(measure, a)}</td>
                  <td className="number">{shown(measure, b)}</td>
                  <td className="number">
                    {measure.unit === 'won'
                      ? `${difference > 0 ? '+' : ''}${formats.wonExact(Math.round(difference))}`
                      : signed(formats, difference)}
                  </td>
                  <td>{text(apart(a, b) ? 'compare.apart' : 'compare.notApart')}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="sectionHint">{text('compare.overlapHint')}</p>
    </section>
  );
}

/** Whether the 90 % intervals leave a gap. */
function apart(a: Estimate, b: Estimate): boolean {
  return a.q95 < b.q05 || b.q95 < a.q05;
}

function Differences({ first, second }: { first: RunResult; second: RunResult }) {
  const text = useText();
  const a = first.identity;
  const b = second.identity;
  const parts: readonly [string, boolean][] = [
    ['journey', a.journeyHash !== b.journeyHash],
    ['dataset', a.datasetHash !== b.datasetHash],
    ['assumptions', a.assumptionsHash !== b.assumptionsHash],
    ['window', a.request.startDate !== b.request.startDate || a.request.days !== b.request.days],
    ['mode', a.request.mode !== b.request.mode || a.request.simulateResponses !== b.request.simulateResponses],
    ['seed', a.request.seed !== b.request.seed || a.request.replications !== b.request.replications],
    ['engine', a.engineVersion !== b.engineVersion],
  ];
  const different = parts.filter(([, differs]) => differs);
  return (
    <section className="resultSection">
      <h2>{text('compare.whatDiffers')}</h2>
      {different.length === 0 ? (
        <p className="sectionHint">{text('compare.same')}</p>
      ) : (
        <ul className="basisItems">
          {different.map(([id]) => (
            <li key={id}>{text(`compare.differs.${id}`)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
