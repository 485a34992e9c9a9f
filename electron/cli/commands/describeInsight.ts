import type { Translate } from '../../../core/i18n/index.ts';
import { type Breakdown, breakdowns } from '../../../core/measure/customers/groups.ts';
import { dayNumber } from '../../../core/time/index.ts';
import type { CallOutput } from '../../shared/contract.ts';
import {
  choiceOption,
  type CommandOption,
  type OptionValues,
  textOption,
  UsageError,
  wholeOption,
} from '../command.ts';
import type { OpenedSession } from '../session.ts';
import { tableLines } from '../table.ts';

/** Measures of customers that `describe` shows where they are asked for. */
export const insightOptions = {
  kpis: { type: 'boolean' },
  by: { type: 'string', value: breakdowns.join('|') },
  period: { type: 'string', value: 'DAYS' },
  rfm: { type: 'boolean' },
  rule: { type: 'string', value: 'quantile|tile' },
  cohorts: { type: 'boolean' },
  at: { type: 'string', value: 'DATE' },
} as const satisfies Record<string, CommandOption>;

export interface Measures {
  kpis?: CallOutput<'customers.kpis'>;
  rfm?: CallOutput<'customers.rfm'>;
  cohorts?: CallOutput<'customers.cohorts'>;
}

interface InsightWish {
  readonly kpis: { periodDays: number; breakdown: Breakdown | null } | null;
  readonly rule: 'quantile' | 'tile' | null;
  readonly cohorts: boolean;
  readonly date: string | null;
}

/** What the options ask for. Throws UsageError for values that are none. */
export function insightWish(options: OptionValues): InsightWish {
  const date = textOption(options, 'at');
  if (date !== null && Number.isNaN(dayNumber(date))) throw new UsageError('badDate', { option: '--at', value: date });
  const breakdown = textOption(options, 'by') === null ? null : choiceOption(options, 'by', breakdowns, null);
  const periodDays = wholeOption(options, 'period', { least: 1, most: 3_660, default: 90 });
  const rule = choiceOption(options, 'rule', ['quantile', 'tile'], 'quantile');
  return {
    kpis: options.kpis === true ? { periodDays, breakdown } : null,
    rule: options.rfm === true ? rule : null,
    cohorts: options.cohorts === true,
    date,
  };
}

/** Asks the engine for the measures wished for; needs a dataset. */
export async function measuresOf({ engine, newJob }: OpenedSession, wish: InsightWish): Promise<Measures> {
  const { kpis, rule, cohorts, date } = wish;
  const measures: Measures = {};
  if (kpis !== null) measures.kpis = await engine.call('customers.kpis', { jobId: newJob(), date, ...kpis });
  if (rule !== null) measures.rfm = await engine.call('customers.rfm', { jobId: newJob(), date, rule });
  if (cohorts) measures.cohorts = await engine.call('customers.cohorts', { jobId: newJob(), date });
  return measures;
}

export function measureLines({ kpis, rfm, cohorts }: Measures, wish: InsightWish, text: Translate): string[] {
  const lines: string[] = [];
  const time = kpis?.time ?? rfm?.time ?? cohorts?.time;
  if (time !== undefined) lines.push('', text('cli.insight.asOf', { time }));
  if (kpis !== undefined) lines.push('', ...kpiLines(kpis, wish.kpis?.breakdown ?? null, text));
  if (rfm !== undefined) lines.push('', ...rfmLines(rfm, text));
  if (cohorts !== undefined) lines.push('', ...cohortLines(cohorts, text));
  return lines;
}

const none = '–';
const shown = (value: number | null, write: (value: number) => string) => (value === null ? none : write(value));

function kpiLines(table: CallOutput<'customers.kpis'>, breakdown: Breakdown | null, text: Translate): string[] {
  const number = (n: number) => text('cli.number', { n });
  const share = (value: number) => text('cli.share', { share: value });
  const won = (n: number) => text('cli.won', { n: Math.round(n) });
  const columns: readonly [name: keyof typeof table.overall, write: (value: number) => string][] = [
    ['customers', number],
    ['buyers', number],
    ['repurchaseRate', share],
    ['retention', share],
    ['churn', share],
    ['cycleDays', number],
    ['averageOrderWon', won],
    ['valuePerBuyerWon', won],
    ['revenueWon', won],
  ];
  const rows = [
    { label: text('cli.insight.all'), kpis: table.overall },
    ...table.groups.map(({ label, kpis }) => ({ label: groupText(label, breakdown, text), kpis })),
  ];
  const isMissing = breakdown !== null && !table.breakdowns.includes(breakdown);
  return [
    ...tableLines(
      [text('cli.insight.group'), ...columns.map(([name]) => text(`cli.insight.${name}`))],
      rows.map(({ label, kpis }) => [label, ...columns.map(([name, write]) => shown(kpis[name], write))]),
      columns.map((_, index) => index + 1),
    ),
    ...(isMissing ? [text('cli.insight.noBreakdown', { by: breakdown })] : []),
  ];
}

function groupText(label: string | null, breakdown: Breakdown | null, text: Translate): string {
  if (label === null) return text('cli.insight.unknown');
  return breakdown === 'ageBand' || breakdown === 'stage' ? text(`${breakdown}.${label}`) : label;
}

function rfmLines({ cells, buyers, revenueWon }: CallOutput<'customers.rfm'>, text: Translate): string[] {
  if (buyers === 0) return [text('cli.insight.noPurchases')];
  const header = ['recency', 'frequency', 'buyers', 'revenueWon', 'monetary'].map((name) =>
    text(`cli.insight.${name}`),
  );
  const rows = cells
    .filter(({ customers }) => customers > 0)
    .map((cell) => [
      String(cell.recency),
      String(cell.frequency),
      text('cli.number', { n: cell.customers }),
      text('cli.share', { share: revenueWon === 0 ? 0 : cell.revenueWon / revenueWon }),
      shown(cell.monetaryScore, (score) => score.toFixed(1)),
    ]);
  return tableLines(header, rows, [0, 1, 2, 3, 4]);
}

function cohortLines({ cohorts }: CallOutput<'customers.cohorts'>, text: Translate): string[] {
  const filled = cohorts.filter(({ customers }) => customers[0]! > 0);
  if (filled.length === 0) return [text('cli.insight.noPurchases')];
  const months = Math.max(...filled.map(({ customers }) => customers.length));
  const header = [text('cli.insight.month'), text('cli.insight.customers')];
  for (let after = 1; after < months; after++) header.push(`+${after}`);
  const rows = filled.map(({ month, customers }) => [
    month,
    text('cli.number', { n: customers[0]! }),
    ...customers.slice(1).map((count) => text('cli.share', { share: count / customers[0]! })),
  ]);
  return tableLines(header, rows, header.map((_, index) => index).slice(1));
}
