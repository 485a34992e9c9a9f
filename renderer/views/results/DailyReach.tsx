import { type ReactNode, useCallback, useState } from 'react';
import { type Channel, channels } from '../../../core/journey/channels.ts';
import type { RunResult } from '../../../core/measure/result.ts';
import { Chart, linesOption, type Palette, type PlainLine } from '../../charts/index.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { Button, EmptyState, Table, type TableColumn } from '../../ui/index.ts';
import { countText } from './figures.ts';

const tones: Readonly<Record<Channel, PlainLine['tone']>> = {
  email: 'series2',
  sms: 'series4',
  lms: 'series5',
  mms: 'series5',
  alimtalk: 'series3',
  brandMessage: 'series1',
  push: 'series6',
};

/** Customers reached per day and channel, as a chart or as its table. */
export function DailyReach({ result, choice }: { result: RunResult; choice: ReactNode }) {
  const text = useText();
  const formats = useFormats();
  const [asTable, setAsTable] = useState(false);
  const { dates, reached } = result.daily;
  const option = useCallback(
    (palette: Palette) => {
      const lines = usedChannels(reached).map((channel): PlainLine => {
        return { name: text(`channel.${channel}`), values: reached[channel] ?? [], tone: tones[channel] };
      });
      return linesOption(palette, dates, lines, (value) => countText(formats, value));
    },
    [dates, reached, formats, text],
  );
  const used = usedChannels(reached);
  if (used.length === 0) {
    return (
      <figure className="chartFigure">
        <EmptyState title={text('results.nobodyReached')} />
        <figcaption className="chartCaption">{choice}</figcaption>
      </figure>
    );
  }
  const columns: readonly TableColumn<{ date: string; day: number }>[] = [
    { id: 'date', title: text('results.date'), cell: (row) => row.date },
    ...used.map((channel): TableColumn<{ date: string; day: number }> => {
      return {
        id: channel,
        title: text(`channel.${channel}`),
        align: 'end',
        cell: (row) => countText(formats, reached[channel]?.[row.day] ?? 0),
      };
    }),
  ];
  return (
    <figure className="chartFigure">
      {asTable ? (
        <Table
          label={text('results.chart.reach')}
          columns={columns}
          rows={dates.map((date, day) => ({ date, day }))}
          rowKey={(row) => row.date}
          maxHeight={220}
        />
      ) : (
        <Chart label={text('results.reachLabel', { days: dates.length })} option={option} height={140} />
      )}
      <figcaption className="chartCaption">
        {choice}
        <span className="chartNote">{text('results.reachCaption')}</span>
        <Button size="small" variant="ghost" onClick={() => setAsTable(!asTable)}>
          {asTable ? text('results.asChart') : text('results.asTable')}
        </Button>
      </figcaption>
    </figure>
  );
}

function usedChannels(reached: RunResult['daily']['reached']): readonly Channel[] {
  return channels.filter((channel) => reached[channel]?.some((count) => count > 0));
}
