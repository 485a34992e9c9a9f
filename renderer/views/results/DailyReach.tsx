import { type ReactNode, useMemo } from 'react';
import { type Channel, channels } from '../../../core/journey/channels.ts';
import type { RunResult } from '../../../core/measure/result.ts';
import type { PlainLine } from '../../charts/index.ts';
import { useText } from '../../locales/index.ts';
import { DailyLines } from './DailyLines.tsx';

const tones: Readonly<Record<Channel, PlainLine['tone']>> = {
  email: 'series2',
  sms: 'series4',
  lms: 'series5',
  mms: 'series5',
  alimtalk: 'series3',
  brandMessage: 'series1',
  push: 'series6',
};

/** Customers reached per day and channel. */
export function DailyReach({ result, choice }: { result: RunResult; choice: ReactNode }) {
  const text = useText();
  const { dates, reached } = result.daily;
  const lines = useMemo(
    () =>
      channels.flatMap((channel): PlainLine[] => {
        const values = reached[channel] ?? [];
        if (!values.some((count) => count > 0)) return [];
        return [{ name: text(`channel.${channel}`), values, tone: tones[channel] }];
      }),
    [reached, text],
  );
  return (
    <DailyLines
      dates={dates}
      lines={lines}
      tableLabel={text('results.chart.reach')}
      chartLabel={text('results.reachLabel', { days: dates.length })}
      caption={text('results.reachCaption')}
      emptyTitle={text('results.nobodyReached')}
      choice={choice}
    />
  );
}
