import { type CSSProperties, useCallback, useState } from 'react';
import type { CallOutput } from '../../../../electron/shared/contract.ts';
import { getHost } from '../../../bridge/index.ts';
import { useFormats, useText } from '../../../locales/index.ts';
import { SelectField } from '../../../ui/index.ts';
import { showCustomers, useCustomers } from '../customersStore.ts';
import { InsightTab } from '../InsightTab.tsx';
import { CsvButton, type Sheet } from '../sheet.tsx';
import { useInsight } from '../useInsight.ts';
import { heat } from './heat.ts';

type Rfm = CallOutput<'customers.rfm'>;
type Cell = Rfm['cells'][number];

const rules = ['quantile', 'tile'] as const;
const measures = ['customers', 'revenueWon'] as const;
const scores = [1, 2, 3, 4, 5] as const;

/** Buyers by recency and frequency: how many they are and what they have spent. */
export function RfmTab() {
  const text = useText();
  const date = useCustomers((state) => state.date);
  const [rule, setRule] = useState<(typeof rules)[number]>('quantile');
  const [measure, setMeasure] = useState<(typeof measures)[number]>('customers');
  const insight = useInsight(
    useCallback((jobId: string) => getHost().call('customers.rfm', { jobId, date, rule }), [date, rule]),
  );
  return (
    <InsightTab
      insight={insight}
      isEmpty={({ buyers }) => buyers === 0}
      choices={
        <>
          <SelectField
            label={text('insight.rfm.rule')}
            value={rule}
            options={rules.map((value) => ({ value, label: text(`insight.rfm.rule.${value}`) }))}
            onChange={setRule}
          />
          <SelectField
            label={text('insight.shade')}
            value={measure}
            options={measures.map((value) => ({
              value,
              label: text(`insight.kpi.${value === 'customers' ? 'buyers' : value}`),
            }))}
            onChange={setMeasure}
          />
        </>
      }
    >
      {(value) => <Grid rfm={value} rule={rule} measure={measure} />}
    </InsightTab>
  );
}

interface GridProps {
  readonly rfm: Rfm;
  readonly rule: (typeof rules)[number];
  readonly measure: (typeof measures)[number];
}

function Grid({ rfm, rule, measure }: GridProps) {
  const text = useText();
  const formats = useFormats();
  const cellAt = (recency: number, frequency: number) =>
    rfm.cells.find((cell) => cell.recency === recency && cell.frequency === frequency);
  const most = Math.max(...rfm.cells.map((cell) => cell[measure]));
  const suffix = rule === 'tile' ? 'Tile' : '';
  const open = (cell: Cell) =>
    showCustomers([
      { column: `derived:rfmRecency${suffix}`, test: { compare: 'is', value: cell.recency } },
      { column: `derived:rfmFrequency${suffix}`, test: { compare: 'is', value: cell.frequency } },
    ]);
  const sheet: Sheet = {
    caption: text('customers.tab.rfm'),
    columns: [
      { title: 'R F' },
      { title: text('derived.rfmRecency') },
      { title: text('derived.rfmFrequency') },
      { title: text('insight.kpi.buyers') },
      { title: text('insight.kpi.revenueWon') },
      { title: text('insight.rfm.monetary') },
    ],
    rows: rfm.cells.map((cell) => [
      `R${cell.recency} F${cell.frequency}`,
      cell.recency,
      cell.frequency,
      cell.customers,
      cell.revenueWon,
      cell.monetaryScore,
    ]),
  };
  return (
    <section className="factSection">
      <p className="headline">{text('insight.rfm.sentence', topShare(rfm))}</p>
      <div className="insightHead">
        <span className="sectionHint">{text('insight.rfm.hint')}</span>
        <span className="insightSpace" />
        <CsvButton sheet={sheet} name={sheet.caption} />
      </div>
      <div className="factTableBox">
        <table className="heatTable rfmTable">
          <caption className="visuallyHidden">{text('insight.rfm.caption')}</caption>
          <thead>
            <tr>
              <td />
              {scores.map((frequency) => (
                <th key={frequency} scope="col">
                  {text('insight.rfm.frequency', { score: frequency })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {scores.toReversed().map((recency) => (
              <tr key={recency}>
                <th scope="row">{text('insight.rfm.recency', { score: recency })}</th>
                {scores.map((frequency) => {
                  const cell = cellAt(recency, frequency);
                  if (cell === undefined || cell.customers === 0) return <td key={frequency} className="heatEmpty" />;
                  const style: CSSProperties = { background: heat(cell[measure] / most) };
                  return (
                    <td key={frequency} style={style}>
                      <button type="button" className="rfmCell" onClick={() => open(cell)}>
                        <span className="visuallyHidden">{text('insight.rfm.open', { recency, frequency })}</span>
                        <b>{formats.number(cell.customers)}</b>
                        <span>
                          {text('insight.rfm.revenueShare', {
                            share: rfm.revenueWon > 0 ? cell.revenueWon / rfm.revenueWon : 0,
                          })}
                        </span>
                        <span>M {cell.monetaryScore?.toFixed(1) ?? '–'}</span>
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** How many of the buyers have at least four points on both, and how much of the revenue is theirs. */
function topShare({ cells, buyers, revenueWon }: Rfm): Record<string, number> {
  const top = cells.filter(({ recency, frequency }) => recency >= 4 && frequency >= 4);
  const sum = (name: 'customers' | 'revenueWon') => top.reduce((total, cell) => total + cell[name], 0);
  return {
    share: buyers === 0 ? 0 : sum('customers') / buyers,
    revenueShare: revenueWon > 0 ? sum('revenueWon') / revenueWon : 0,
  };
}
