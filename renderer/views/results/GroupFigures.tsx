import type { GroupResult } from '../../../core/measure/groupResult.ts';
import type { Estimate } from '../../../core/measure/result.ts';
import type { Grouping } from '../../../electron/shared/contract.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { hasInterval, shareOf, signed } from './figures.ts';
import { costPerPurchase, totalMean } from './groupTotals.ts';
import { groupWords } from './groupWords.ts';

interface GroupFiguresProps {
  by: Grouping;
  groups: readonly GroupResult[];
  responses: boolean;
}

interface Cell {
  readonly shown: string;
  readonly detail?: string;
}

interface Column {
  readonly title: string;
  readonly cell: (group: GroupResult) => Cell;
  readonly total: string;
}

/** A row for each group and one for all of them; sums of estimates have no interval. */
export function GroupFigures({ by, groups, responses }: GroupFiguresProps) {
  const text = useText();
  const plain = usePlainColumns(groups);
  const gains = useGainColumns(groups);
  const formats = useFormats();
  const columns = responses ? [...plain, ...gains] : plain;
  return (
    <div className="plainTableBox">
      <table className="plainTable">
        <caption className="visuallyHidden">{text('groups.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('groups.group')}</th>
            {columns.map(({ title }) => (
              <th key={title} scope="col" className="number">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => {
            const name = groupWords(text, formats, by, group.value);
            return (
              <tr key={JSON.stringify(group.value)}>
                <th scope="row">{name}</th>
                {columns.map(({ title, cell }) => {
                  const { shown, detail } = cell(group);
                  return (
                    <td key={title} className="number">
                      {shown}
                      {detail === undefined ? null : <span className="rowDetail">{detail}</span>}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text('groups.all')}</th>
            {columns.map(({ title, total }) => (
              <td key={title} className="number">
                {total}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** Who is in a group, whom the journey met, and what it sent and cost. */
function usePlainColumns(groups: readonly GroupResult[]): Column[] {
  const text = useText();
  const formats = useFormats();
  const whole = (value: number) => formats.number(Math.round(value));
  const won = (value: number) => formats.won(Math.round(value));
  return [
    {
      title: text('groups.customers'),
      cell: ({ customers }) => ({ shown: whole(customers) }),
      total: whole(groups.reduce((sum, { customers }) => sum + customers, 0)),
    },
    {
      title: text('results.kpi.entered'),
      cell: ({ entered }) => ({ shown: whole(entered.mean) }),
      total: whole(totalMean(groups, 'entered')),
    },
    {
      title: text('results.kpi.reached'),
      cell: ({ reached, customers }) => ({
        shown: whole(reached.mean),
        detail: text('groups.ofGroup', { share: shareOf(reached.mean, customers) }),
      }),
      total: whole(totalMean(groups, 'reached')),
    },
    {
      title: text('results.kpi.sent'),
      cell: ({ sent }) => ({ shown: whole(sent.mean) }),
      total: whole(totalMean(groups, 'sent')),
    },
    {
      title: text('results.kpi.cost'),
      cell: ({ costWon }) => ({ shown: won(costWon.mean) }),
      total: won(totalMean(groups, 'costWon')),
    },
  ];
}

/** What the journey changed in a group, with how sure that is. */
function useGainColumns(groups: readonly GroupResult[]): Column[] {
  const text = useText();
  const formats = useFormats();
  const whole = (value: number) => formats.number(Math.round(value));
  const won = (value: number) => formats.won(Math.round(value));
  const interval = (estimate: Estimate, format: (value: number) => string) =>
    hasInterval(estimate)
      ? text('results.interval90', { low: format(estimate.q05), high: format(estimate.q95) })
      : text('results.exact');
  return [
    {
      title: text('results.kpi.increment'),
      cell: ({ incrementalPurchases }) => ({
        shown: signed(formats, incrementalPurchases.mean),
        detail: interval(incrementalPurchases, whole),
      }),
      total: signed(formats, totalMean(groups, 'incrementalPurchases')),
    },
    {
      title: text('results.kpi.profit'),
      cell: ({ incrementalProfitWon }) => ({
        shown: won(incrementalProfitWon.mean),
        detail: interval(incrementalProfitWon, won),
      }),
      total: won(totalMean(groups, 'incrementalProfitWon')),
    },
    {
      title: text('groups.costPer'),
      cell: ({ costWon, incrementalPurchases }) => ({
        shown: formats.won(costPerPurchase(costWon.mean, incrementalPurchases.mean)),
      }),
      total: formats.won(costPerPurchase(totalMean(groups, 'costWon'), totalMean(groups, 'incrementalPurchases'))),
    },
  ];
}
