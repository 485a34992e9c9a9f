import { useCallback, useState } from 'react';
import type { Breakdown } from '../../../../core/measure/customers/groups.ts';
import type { CallOutput } from '../../../../electron/shared/contract.ts';
import { ErrorNote } from '../../../app/ErrorNote.tsx';
import { JobProgress } from '../../../app/JobProgress.tsx';
import { useJob } from '../../../app/useJob.ts';
import { getHost } from '../../../bridge/index.ts';
import { useFormats, useText } from '../../../locales/index.ts';
import { Button, SelectField } from '../../../ui/index.ts';
import { useCustomers } from '../customersStore.ts';
import { InsightTab } from '../InsightTab.tsx';
import { useInsight } from '../useInsight.ts';
import { GroupFigures } from './GroupFigures.tsx';
import { type FigureName, figureFormats } from './kpiFigures.ts';

type Kpis = CallOutput<'customers.kpis'>['overall'];

const periods = ['30', '60', '90', '180', '365'] as const;
const tiles = [
  'repurchaseRate',
  'retention',
  'churn',
  'cycleDays',
  'averageOrderWon',
  'valuePerBuyerWon',
  'predictedPerCustomerWon',
  'revenueWon',
] as const satisfies readonly FigureName[];

/** The key figures of all customers, and of groups of them. */
export function OverviewTab() {
  const text = useText();
  const date = useCustomers((state) => state.date);
  const [period, setPeriod] = useState<(typeof periods)[number]>('90');
  const [breakdown, setBreakdown] = useState<Breakdown>('acquisitionChannel');
  const insight = useInsight(
    useCallback(
      (jobId: string) => getHost().call('customers.kpis', { jobId, date, periodDays: Number(period), breakdown }),
      [date, period, breakdown],
    ),
  );
  return (
    <InsightTab
      insight={insight}
      isEmpty={({ overall }) => overall.buyers === 0}
      choices={
        <SelectField
          label={text('insight.period')}
          value={period}
          options={periods.map((value) => ({ value, label: text('insight.days', { n: Number(value) }) }))}
          onChange={setPeriod}
        />
      }
    >
      {(value) => (
        <>
          <Sentence kpis={value.overall} periodDays={Number(period)} />
          <Tiles kpis={value.overall} periodDays={Number(period)} onFitted={insight.again} />
          <GroupFigures table={value} breakdown={breakdown} onBreakdown={setBreakdown} />
        </>
      )}
    </InsightTab>
  );
}

function Sentence({ kpis, periodDays }: { kpis: Kpis; periodDays: number }) {
  const text = useText();
  const figures = { customers: kpis.customers, buyers: kpis.buyers, repurchaseRate: kpis.repurchaseRate ?? 0 };
  return (
    <p className="headline">
      {kpis.retention === null
        ? text('insight.sentence', figures)
        : text('insight.sentenceRetention', { ...figures, days: periodDays, retention: kpis.retention })}
    </p>
  );
}

function Tiles({ kpis, periodDays, onFitted }: { kpis: Kpis; periodDays: number; onFitted: () => void }) {
  const text = useText();
  const formats = useFormats();
  const formatOf = figureFormats(formats, text);
  const details: Partial<Record<FigureName, string>> = {
    repurchaseRate: text('insight.ofBuyers', { part: kpis.repeatBuyers, whole: kpis.buyers }),
    retention: text('insight.ofPrevious', { part: kpis.retainedBuyers, whole: kpis.previousBuyers }),
    churn: text('insight.churnDetail', { days: periodDays }),
    cycleDays: text('insight.cycleDetail'),
    averageOrderWon: text('insight.orders', { n: kpis.orders }),
    valuePerBuyerWon: text('insight.valueDetail'),
    revenueWon: text('insight.buyers', { n: kpis.buyers }),
  };
  return (
    <dl className="insightTiles">
      {tiles.map((name) => {
        const value = kpis[name];
        return (
          <div key={name} className="kpi">
            <dt>{text(`insight.kpi.${name}`)}</dt>
            <dd className="kpiValue">{value === null ? '–' : formatOf[name](value)}</dd>
            {name === 'predictedPerCustomerWon' ? (
              <dd className="kpiDetail">
                {value === null ? <FitModel onFitted={onFitted} /> : text('insight.predictedDetail')}
              </dd>
            ) : (
              <dd className="kpiDetail">{details[name]}</dd>
            )}
          </div>
        );
      })}
    </dl>
  );
}

/** The model that predictions need, fitted when one wants to see them. */
function FitModel({ onFitted }: { onFitted: () => void }) {
  const text = useText();
  const job = useJob();
  const date = useCustomers((state) => state.date);
  if (date !== null) return <>{text('insight.predictedAtEnd')}</>;
  const fit = async () => {
    const model = await job.run((jobId) => getHost().call('models.fit', { jobId, untilDate: null }));
    if (model !== null) onFitted();
  };
  return (
    <>
      {job.running ? (
        <JobProgress job={job} />
      ) : (
        <Button size="small" onClick={() => void fit()}>
          {text('insight.fit')}
        </Button>
      )}
      {job.error === null ? null : <ErrorNote error={job.error} />}
    </>
  );
}
