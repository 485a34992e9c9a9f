import { type ReactNode, useCallback } from 'react';
import type { CallOutput } from '../../../../electron/shared/contract.ts';
import { getHost } from '../../../bridge/index.ts';
import { useFormats, useText } from '../../../locales/index.ts';
import { showCustomers, useCustomers } from '../customersStore.ts';
import { InsightTab } from '../InsightTab.tsx';
import { CsvButton, type Sheet } from '../sheet.tsx';
import { useInsight } from '../useInsight.ts';

type Stages = CallOutput<'customers.stages'>;

/** How far customers have come, and where each stands now. */
export function StagesTab() {
  const date = useCustomers((state) => state.date);
  const insight = useInsight(
    useCallback((jobId: string) => getHost().call('customers.stages', { jobId, date }), [date]),
  );
  return (
    <InsightTab insight={insight} isEmpty={({ customers }) => customers === 0}>
      {(value) => (
        <div className="insightPair">
          <Funnel stages={value} />
          <StageList stages={value} />
        </div>
      )}
    </InsightTab>
  );
}

function Funnel({ stages: { funnel, customers } }: { stages: Stages }) {
  const text = useText();
  const formats = useFormats();
  const shareOfBefore = (index: number) => {
    const before = funnel[index - 1]?.customers ?? 0;
    return before === 0 ? null : (funnel[index]?.customers ?? 0) / before;
  };
  const sheet: Sheet = {
    caption: text('insight.funnel'),
    columns: [
      { title: text('insight.funnel.step') },
      { title: text('customers.count') },
      { title: text('insight.funnel.ofAll') },
      { title: text('insight.funnel.ofBefore') },
    ],
    rows: funnel.map(({ step, customers: count }, index) => [
      text(`insight.funnel.${step}`),
      count,
      count / customers,
      shareOfBefore(index),
    ]),
  };
  return (
    <section className="factSection" aria-label={sheet.caption}>
      <div className="insightHead">
        <h2>{sheet.caption}</h2>
        <span className="insightSpace" />
        <CsvButton sheet={sheet} name={sheet.caption} />
      </div>
      <ol className="barList">
        {funnel.map(({ step, customers: count }, index) => {
          const share = shareOfBefore(index);
          return (
            <BarRow
              key={step}
              label={text(`insight.funnel.${step}`)}
              share={count / customers}
              value={formats.number(count)}
              detail={
                share === null
                  ? formats.percent(count / customers)
                  : text('insight.funnel.detail', { all: count / customers, before: share })
              }
            />
          );
        })}
      </ol>
    </section>
  );
}

function StageList({ stages: { stages, customers } }: { stages: Stages }) {
  const text = useText();
  const formats = useFormats();
  const most = Math.max(...stages.map((stage) => stage.customers), 1);
  const sheet: Sheet = {
    caption: text('insight.stagesNow'),
    columns: [
      { title: text('derived.stage') },
      { title: text('customers.count') },
      { title: text('insight.kpi.buyers') },
      { title: text('insight.kpi.revenueWon') },
    ],
    rows: stages.map(({ stage, customers: count, buyers, revenueWon }) => [
      text(`stage.${stage}`),
      count,
      buyers,
      revenueWon,
    ]),
  };
  return (
    <section className="factSection" aria-label={sheet.caption}>
      <div className="insightHead">
        <h2>{sheet.caption}</h2>
        <span className="insightSpace" />
        <CsvButton sheet={sheet} name={sheet.caption} />
      </div>
      <ul className="barList">
        {stages.map(({ stage, customers: count, revenueWon }) => (
          <BarRow
            key={stage}
            label={text(`stage.${stage}`)}
            hint={text(`stageHint.${stage}`)}
            share={count / most}
            value={
              count === 0 ? (
                '0'
              ) : (
                <button
                  type="button"
                  className="count"
                  onClick={() => showCustomers([{ column: 'derived:stage', test: { compare: 'is', value: stage } }])}
                >
                  <span className="visuallyHidden">{text('insight.openStage', { stage: text(`stage.${stage}`) })}</span>
                  {formats.number(count)}
                </button>
              )
            }
            detail={text('insight.stageDetail', { share: count / customers, revenueWon: Math.round(revenueWon) })}
          />
        ))}
      </ul>
    </section>
  );
}

interface BarRowProps {
  readonly label: string;
  readonly hint?: string;
  readonly share: number;
  readonly value: ReactNode;
  readonly detail: string;
}

function BarRow({ label, hint, share, value, detail }: BarRowProps) {
  return (
    <li>
      <span className="barLabel">{label}</span>
      <span className="barValue">{value}</span>
      <span className="eventBarTrack" aria-hidden>
        <span className="eventBar" style={{ width: `${String(Math.min(1, share) * 100)}%` }} />
      </span>
      <span className="barDetail">{detail}</span>
      {hint === undefined ? null : <span className="barHint">{hint}</span>}
    </li>
  );
}
