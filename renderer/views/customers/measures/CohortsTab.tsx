import { useCallback, useState } from 'react';
import type { CallOutput } from '../../../../electron/shared/contract.ts';
import { getHost } from '../../../bridge/index.ts';
import { useFormats, useText } from '../../../locales/index.ts';
import { SelectField } from '../../../ui/index.ts';
import { useCustomers } from '../customersStore.ts';
import { InsightTab } from '../InsightTab.tsx';
import { CsvButton, type Sheet } from '../sheet.tsx';
import { useInsight } from '../useInsight.ts';
import { heat } from './heat.ts';

type Cohort = CallOutput<'customers.cohorts'>['cohorts'][number];

const measures = ['retention', 'customers', 'revenueWon'] as const;
type Measure = (typeof measures)[number];

/** Customers by the month of their first purchase, and how many bought in the months after it. */
export function CohortsTab() {
  const text = useText();
  const date = useCustomers((state) => state.date);
  const [measure, setMeasure] = useState<Measure>('retention');
  const insight = useInsight(
    useCallback((jobId: string) => getHost().call('customers.cohorts', { jobId, date }), [date]),
  );
  return (
    <InsightTab
      insight={insight}
      isEmpty={({ cohorts }) => cohorts.every(({ customers }) => customers[0] === 0)}
      choices={
        <SelectField
          label={text('insight.figure')}
          value={measure}
          options={measures.map((value) => ({ value, label: text(`insight.cohorts.${value}`) }))}
          onChange={setMeasure}
        />
      }
    >
      {({ cohorts }) => (
        <CohortTable cohorts={cohorts.filter(({ customers }) => (customers[0] ?? 0) > 0)} measure={measure} />
      )}
    </InsightTab>
  );
}

function CohortTable({ cohorts, measure }: { cohorts: readonly Cohort[]; measure: Measure }) {
  const text = useText();
  const formats = useFormats();
  const months = Math.max(...cohorts.map(({ customers }) => customers.length));
  const offsets = Array.from({ length: months }, (_, index) => index);
  const format = (value: number) =>
    measure === 'retention'
      ? formats.percent(value)
      : measure === 'customers'
        ? formats.number(value)
        : formats.won(Math.round(value));
  const most = Math.max(...cohorts.flatMap((cohort) => valuesOf(cohort, measure).slice(1)), Number.MIN_VALUE);
  const mean = measure === 'retention' ? meanRetention(cohorts, months) : null;
  const sheet: Sheet = {
    caption: text(`insight.cohorts.${measure}`),
    columns: [
      { title: text('insight.cohorts.month') },
      { title: text('insight.cohorts.size') },
      ...offsets.map((offset) => ({ title: text('insight.cohorts.after', { n: offset }), format })),
    ],
    rows: cohorts.map((cohort) => [cohort.month, cohort.customers[0] ?? 0, ...valuesOf(cohort, measure)]),
  };
  const second = mean?.[1];
  return (
    <section className="factSection">
      {second === undefined || second === null ? null : (
        <p className="headline">{text('insight.cohorts.sentence', { share: second })}</p>
      )}
      <div className="insightHead">
        <span className="sectionHint">{text('insight.cohorts.hint')}</span>
        <span className="insightSpace" />
        <CsvButton sheet={sheet} name={`${text('customers.tab.cohorts')} ${sheet.caption}`} />
      </div>
      <div className="factTableBox">
        <table className="heatTable">
          <caption className="visuallyHidden">{sheet.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{text('insight.cohorts.month')}</th>
              <th scope="col">{text('insight.cohorts.size')}</th>
              {offsets.map((offset) => (
                <th key={offset} scope="col">
                  {text('insight.cohorts.after', { n: offset })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cohorts.map((cohort) => (
              <tr key={cohort.month}>
                <th scope="row">{cohort.month}</th>
                <td className="heatSize">{formats.number(cohort.customers[0] ?? 0)}</td>
                {valuesOf(cohort, measure).map((value, offset) => (
                  <td
                    // months since the first are the cell's identity
                    // oxlint-disable-next-line react/no-array-index-key
                    key={offset}
                    style={offset === 0 ? undefined : { background: heat(value / most) }}
                  >
                    {format(value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {mean === null ? null : (
            <tfoot>
              <tr>
                <th scope="row">{text('insight.cohorts.mean')}</th>
                <td className="heatSize">
                  {formats.number(cohorts.reduce((sum, { customers }) => sum + (customers[0] ?? 0), 0))}
                </td>
                {mean.map((value, offset) => (
                  // oxlint-disable-next-line react/no-array-index-key -- as above
                  <td key={offset}>{value === null ? '–' : formats.percent(value)}</td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
    </section>
  );
}

function valuesOf({ customers, revenueWon }: Cohort, measure: Measure): readonly number[] {
  if (measure === 'revenueWon') return revenueWon;
  if (measure === 'customers') return customers;
  const size = customers[0] ?? 0;
  return customers.map((count) => (size === 0 ? 0 : count / size));
}

/** Of all customers whose cohort is old enough; null where none is. */
function meanRetention(cohorts: readonly Cohort[], months: number): readonly (number | null)[] {
  return Array.from({ length: months }, (_, offset) => {
    const old = cohorts.filter(({ customers }) => customers.length > offset);
    const size = old.reduce((sum, { customers }) => sum + (customers[0] ?? 0), 0);
    return size === 0 ? null : old.reduce((sum, { customers }) => sum + (customers[offset] ?? 0), 0) / size;
  });
}
