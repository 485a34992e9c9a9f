import { counterKey } from '../../../core/simulate/counters.ts';
import type { RunResult } from '../../../core/measure/result.ts';
import type { Estimate } from '../../../core/measure/result.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { hasInterval, shareOf, signed } from './figures.ts';
import type { OnCount } from './countLink.ts';

interface Kpi {
  readonly id: string;
  readonly value: string;
  readonly detail: string;
  readonly key?: string;
  readonly tone?: 'assumed';
}

/** The figures beside the chart, each with its interval below it. */
export function KpiGrid({ result, onCount }: { result: RunResult; onCount: OnCount }) {
  const text = useText();
  const kpis = useKpis(result);
  return (
    <dl className="kpis">
      {kpis.map((kpi) => (
        <div key={kpi.id} className="kpi">
          <dt>{text(`results.kpi.${kpi.id}`)}</dt>
          <dd className="kpiValue" data-tone={kpi.tone}>
            {kpi.key === undefined || onCount === null ? (
              kpi.value
            ) : (
              <button
                type="button"
                className="count"
                onClick={() => onCount(kpi.key ?? '', text(`results.kpi.${kpi.id}`))}
              >
                {kpi.value}
              </button>
            )}
          </dd>
          <dd className="kpiDetail">{kpi.detail}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How probably the journey does better than the one that took its place in the other arm. */
function comparison(
  { comparedWith, outcome }: RunResult,
  text: ReturnType<typeof useText>,
  formats: ReturnType<typeof useFormats>,
): Kpi[] {
  const { probabilityMorePurchases, probabilityMoreProfit } = outcome;
  if (comparedWith === null || probabilityMorePurchases === null || probabilityMoreProfit === null) return [];
  return [
    {
      id: 'better',
      value: formats.percent(probabilityMorePurchases),
      detail: text('results.betterThan', { name: comparedWith, profit: probabilityMoreProfit }),
    },
  ];
}

function useKpis(result: RunResult): readonly Kpi[] {
  const text = useText();
  const formats = useFormats();
  const { journey, outcome, basis } = result;
  const interval = (estimate: Estimate, format: (value: number) => string) =>
    hasInterval(estimate)
      ? text('results.interval90', { low: format(estimate.q05), high: format(estimate.q95) })
      : text('results.exact');
  const perCustomer = shareOf(journey.sent.mean, journey.customersReached.mean);
  const most = journey.messagesPerCustomer.findLastIndex((count) => count > 0) + 1;
  const measured = basis.filter((item) => item.kind === 'measured').length;
  const assumed = basis.filter((item) => item.kind === 'assumed').length;
  const shares = outcome.varianceShares;

  const counts: Kpi[] = [
    {
      id: 'reached',
      value: formats.number(Math.round(journey.customersReached.mean)),
      detail: text('results.ofEntered', {
        share: shareOf(journey.customersReached.mean, journey.customersEntered.mean),
      }),
      key: counterKey.journey('customersReached'),
    },
    {
      id: 'perCustomer',
      value: formats.number(perCustomer),
      detail: text('results.atMost', { n: most }),
    },
  ];
  const cost: Kpi = {
    id: 'cost',
    value: formats.won(Math.round(journey.costWon.mean)),
    detail: text('results.sentMessages', { n: Math.round(journey.sent.mean) }),
  };
  const gains: Kpi[] = outcome.responsesSimulated
    ? [
        {
          id: 'increment',
          value: signed(formats, outcome.incrementalPurchases.mean),
          detail: interval(outcome.incrementalPurchases, (value) => formats.number(Math.round(value))),
        },
        {
          id: 'revenue',
          value: formats.won(Math.round(outcome.incrementalRevenueWon.mean)),
          detail: interval(outcome.incrementalRevenueWon, (value) => formats.won(Math.round(value))),
        },
        {
          id: 'profit',
          value: formats.won(Math.round(outcome.incrementalProfitWon.mean)),
          detail: interval(outcome.incrementalProfitWon, (value) => formats.won(Math.round(value))),
        },
        cost,
      ]
    : [
        {
          id: 'entered',
          value: formats.number(Math.round(journey.customersEntered.mean)),
          detail: text('results.entries', { n: Math.round(journey.entries.mean) }),
          key: counterKey.journey('customersEntered'),
        },
        cost,
      ];
  return [
    ...comparison(result, text, formats),
    ...gains,
    ...counts,
    { id: 'measured', value: text('results.items', { n: measured }), detail: text('results.measuredHint') },
    {
      id: 'assumed',
      value: text('results.items', { n: assumed }),
      detail:
        shares === null ? text('results.assumedHint') : text('results.assumedShare', { share: shares.parameters }),
      tone: 'assumed',
    },
  ];
}
