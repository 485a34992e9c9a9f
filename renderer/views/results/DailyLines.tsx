import { type ReactNode, useCallback, useState } from 'react';
import { Chart, linesOption, type Palette, type PlainLine } from '../../charts/index.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { Button, EmptyState, Table, type TableColumn } from '../../ui/index.ts';
import { countText } from './figures.ts';

interface DailyLinesProps {
  readonly dates: readonly string[];
  /** One line each, the first ones drawn; the table has them all. */
  readonly lines: readonly PlainLine[];
  readonly tableLabel: string;
  readonly chartLabel: string;
  readonly caption: string;
  readonly emptyTitle: string;
  readonly choice: ReactNode;
}

/** More lines than these cannot be told apart. */
const mostDrawn = 6;

/** Counts per day as a chart or as its table. */
export function DailyLines({ dates, lines, tableLabel, chartLabel, caption, emptyTitle, choice }: DailyLinesProps) {
  const text = useText();
  const formats = useFormats();
  const [asTable, setAsTable] = useState(false);
  const option = useCallback(
    (palette: Palette) => linesOption(palette, dates, lines.slice(0, mostDrawn), (value) => countText(formats, value)),
    [dates, lines, formats],
  );
  if (lines.length === 0) {
    return (
      <figure className="chartFigure">
        <EmptyState title={emptyTitle} />
        <figcaption className="chartCaption">{choice}</figcaption>
      </figure>
    );
  }
  const columns: readonly TableColumn<{ date: string; day: number }>[] = [
    { id: 'date', title: text('results.date'), width: 'minmax(96px, 1fr)', cell: (row) => row.date },
    ...lines.map(
      ({ name, values }): TableColumn<{ date: string; day: number }> => ({
        id: name,
        title: name,
        align: 'end',
        cell: (row) => countText(formats, values[row.day] ?? 0),
      }),
    ),
  ];
  return (
    <figure className="chartFigure">
      {asTable ? (
        <Table
          label={tableLabel}
          columns={columns}
          rows={dates.map((date, day) => ({ date, day }))}
          rowKey={(row) => row.date}
          minWidth={96 + lines.length * 96}
          maxHeight={220}
        />
      ) : (
        <Chart label={chartLabel} option={option} height={140} />
      )}
      <figcaption className="chartCaption">
        {choice}
        <span className="chartNote">{caption}</span>
        <Button size="small" variant="ghost" onClick={() => setAsTable(!asTable)}>
          {asTable ? text('results.asChart') : text('results.asTable')}
        </Button>
      </figcaption>
    </figure>
  );
}
