import { type ReactNode, useCallback, useState } from 'react';
import type { RunResult } from '../../../core/measure/result.ts';
import { bandOption, Chart, type Palette } from '../../charts/index.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { Button, Table, type TableColumn } from '../../ui/index.ts';
import { countText } from './figures.ts';

interface DayRow {
  readonly date: string;
  readonly withJourney: string;
  readonly withBand: string;
  readonly without: string;
  readonly withoutBand: string;
}

/** Purchases per day with and without the journey, each with its 90 % band, as a chart or as its table. */
export function PurchasesChart({ result, choice }: { result: RunResult; choice: ReactNode }) {
  const text = useText();
  const formats = useFormats();
  const [asTable, setAsTable] = useState(false);
  const { dates, purchasesWith, purchasesWithout } = result.daily;
  const option = useCallback(
    (palette: Palette) =>
      bandOption(
        palette,
        dates,
        [
          { name: text('results.without'), band: purchasesWithout, tone: 'muted' },
          { name: text('results.with'), band: purchasesWith, tone: 'accent' },
        ],
        (value) => countText(formats, value),
        (low, high) => text('results.interval90', { low, high }),
      ),
    [dates, purchasesWith, purchasesWithout, formats, text],
  );
  const figure = (value: number | undefined) => countText(formats, value ?? 0);
  const rows = dates.map((date, day): DayRow => {
    const band = ({ low90, high90 }: typeof purchasesWith) => `${figure(low90[day])}–${figure(high90[day])}`;
    return {
      date,
      withJourney: figure(purchasesWith.mean[day]),
      withBand: band(purchasesWith),
      without: figure(purchasesWithout.mean[day]),
      withoutBand: band(purchasesWithout),
    };
  });
  const columns: readonly TableColumn<DayRow>[] = [
    { id: 'date', title: text('results.date'), cell: (row) => row.date },
    { id: 'with', title: text('results.with'), align: 'end', cell: (row) => row.withJourney },
    { id: 'withBand', title: text('results.band'), align: 'end', cell: (row) => row.withBand },
    { id: 'without', title: text('results.without'), align: 'end', cell: (row) => row.without },
    { id: 'withoutBand', title: text('results.band'), align: 'end', cell: (row) => row.withoutBand },
  ];
  return (
    <figure className="chartFigure">
      {asTable ? (
        <Table
          label={text('results.chart.purchases')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.date}
          maxHeight={220}
        />
      ) : (
        <Chart label={text('results.purchasesLabel', { days: dates.length })} option={option} height={140} />
      )}
      <figcaption className="chartCaption">
        {choice}
        <span className="chartNote">{text('results.purchasesCaption')}</span>
        <Button size="small" variant="ghost" onClick={() => setAsTable(!asTable)}>
          {asTable ? text('results.asChart') : text('results.asTable')}
        </Button>
      </figcaption>
    </figure>
  );
}
