import { useState } from 'react';
import type { Journey } from '../../../core/journey/spec.ts';
import type { RunResult } from '../../../core/measure/result.ts';
import { useText } from '../../locales/index.ts';
import { SelectField } from '../../ui/index.ts';
import type { OnTrace } from './countLink.ts';
import { BasisList } from './BasisList.tsx';
import { CustomersBehind } from './CustomersBehind.tsx';
import { DailyReach } from './DailyReach.tsx';
import { DailyReasons } from './DailyReasons.tsx';
import { FunnelTable } from './FunnelTable.tsx';
import { GroupsTable } from './GroupsTable.tsx';
import { Headline } from './Headline.tsx';
import { KpiGrid } from './KpiGrid.tsx';
import { MessageTable } from './MessageTable.tsx';
import { OthersTable } from './OthersTable.tsx';
import { PurchasesChart } from './PurchasesChart.tsx';
import { RunIdentity } from './RunIdentity.tsx';
import { Warnings } from './Warnings.tsx';
import './results.css';

interface ResultViewProps {
  result: RunResult;
  journey: Journey;
  /** Null for an estimate: there is no saved run whose customers could be listed. */
  runId: number | null;
  /** Where a customer's trace is shown; left out, it opens in a window of its own. */
  onTrace?: OnTrace;
}

const charts = ['purchases', 'reach', 'reasons'] as const;
type ChartName = (typeof charts)[number];
const chartOf = { purchases: PurchasesChart, reach: DailyReach, reasons: DailyReasons };

/** A result as it is read: sentence, chart beside the figures, tables, what it rests on, and its identity. */
export function ResultView({ result, journey, runId, onTrace }: ResultViewProps) {
  const text = useText();
  const [chart, setChart] = useState<ChartName>('purchases');
  const [behind, setBehind] = useState<{ key: string; title: string } | null>(null);
  const onCount = runId === null ? null : (key: string, title: string) => setBehind({ key, title });
  const choice = (
    <div className="chartChoice">
      <SelectField
        label={text('results.chart')}
        hideLabel
        value={chart}
        options={charts.map((value) => ({ value, label: text(`results.chart.${value}`) }))}
        onChange={setChart}
      />
    </div>
  );
  const ChosenChart = chartOf[chart];
  return (
    <div className="result">
      <div className="resultTop">
        <div className="resultMain">
          <Headline result={result} />
          <Warnings result={result} />
          <ChosenChart result={result} choice={choice} />
        </div>
        <KpiGrid result={result} onCount={onCount} />
      </div>
      <FunnelTable result={result} journey={journey} onCount={onCount} />
      <MessageTable result={result} journey={journey} onCount={onCount} />
      {runId === null ? null : <GroupsTable key={runId} runId={runId} responses={result.outcome.responsesSimulated} />}
      <OthersTable result={result} />
      <BasisList basis={result.basis} />
      <RunIdentity identity={result.identity} zone={result.zone} />
      {behind === null || runId === null ? null : (
        <CustomersBehind
          runId={runId}
          counterKey={behind.key}
          title={behind.title}
          onClose={() => setBehind(null)}
          {...(onTrace === undefined ? {} : { onTrace })}
        />
      )}
    </div>
  );
}
