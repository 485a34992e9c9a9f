import { useCallback, useState } from 'react';
import type { CallOutput } from '../../../../electron/shared/contract.ts';
import { barsOption, Chart, type Palette } from '../../../charts/index.ts';
import { getHost } from '../../../bridge/index.ts';
import { useFormats, useText } from '../../../locales/index.ts';
import { SelectField } from '../../../ui/index.ts';
import { useCustomers } from '../customersStore.ts';
import { InsightTab } from '../InsightTab.tsx';
import { CsvButton, type Sheet, SheetTable } from '../sheet.tsx';
import { useInsight } from '../useInsight.ts';

type Month = CallOutput<'customers.trend'>['months'][number];

const figures = ['buyers', 'revenueWon', 'purchases', 'activeCustomers', 'messagesSent'] as const;
type Figure = (typeof figures)[number];

/** The shop month by month. */
export function TrendTab() {
  const text = useText();
  const date = useCustomers((state) => state.date);
  const [figure, setFigure] = useState<Figure>('buyers');
  const insight = useInsight(
    useCallback((jobId: string) => getHost().call('customers.trend', { jobId, date }), [date]),
  );
  return (
    <InsightTab
      insight={insight}
      isEmpty={({ months }) => months.length === 0}
      choices={
        <SelectField
          label={text('insight.figure')}
          value={figure}
          options={figures.map((value) => ({ value, label: text(`insight.trend.${value}`) }))}
          onChange={setFigure}
        />
      }
    >
      {({ months }) => <Months months={months} figure={figure} />}
    </InsightTab>
  );
}

function Months({ months, figure }: { months: readonly Month[]; figure: Figure }) {
  const text = useText();
  const formats = useFormats();
  const option = useCallback(
    (palette: Palette) => {
      const format = (value: number) =>
        figure === 'revenueWon' ? formats.won(Math.round(value)) : formats.number(value);
      const labels = months.map(({ month }) => month);
      if (figure !== 'buyers') {
        const values = months.map((month) => month[figure]);
        return barsOption(palette, labels, [{ name: text(`insight.trend.${figure}`), values, tone: 'accent' }], format);
      }
      const again = months.map(({ buyers, newBuyers }) => buyers - newBuyers);
      return barsOption(
        palette,
        labels,
        [
          { name: text('insight.trend.returningBuyers'), values: again, tone: 'accent' },
          {
            name: text('insight.trend.newBuyers'),
            values: months.map(({ newBuyers }) => newBuyers),
            tone: 'lineStrong',
          },
        ],
        format,
      );
    },
    [months, figure, formats, text],
  );
  const won = (value: number) => formats.won(Math.round(value));
  const sheet: Sheet = {
    caption: text('customers.tab.trend'),
    columns: [
      { title: text('insight.trend.month') },
      { title: text('insight.trend.activeCustomers'), format: formats.number },
      { title: text('insight.trend.buyers'), format: formats.number },
      { title: text('insight.trend.newBuyers'), format: formats.number },
      { title: text('insight.trend.purchases'), format: formats.number },
      { title: text('insight.trend.revenueWon'), format: won },
      { title: text('insight.trend.messagesSent'), format: formats.number },
    ],
    rows: months.map((month) => [
      month.month,
      month.activeCustomers,
      month.buyers,
      month.newBuyers,
      month.purchases,
      month.revenueWon,
      month.messagesSent,
    ]),
  };
  return (
    <section className="factSection">
      <Chart
        label={text('insight.trend.label', { figure: text(`insight.trend.${figure}`), n: months.length })}
        option={option}
        height={240}
      />
      <div className="insightHead">
        <span className="sectionHint">{text('insight.trend.hint')}</span>
        <span className="insightSpace" />
        <CsvButton sheet={sheet} name={sheet.caption} />
      </div>
      <SheetTable sheet={sheet} />
    </section>
  );
}
