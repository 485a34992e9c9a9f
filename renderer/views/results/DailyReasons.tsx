import { type ReactNode, useMemo } from 'react';
import type { RunResult } from '../../../core/measure/result.ts';
import { useText } from '../../locales/index.ts';
import { DailyLines } from './DailyLines.tsx';
import { reasonLines } from './reasonLines.ts';

const tones = ['series2', 'series4', 'series3', 'series1', 'series5', 'series6'] as const;

/** Why people did not enter, got no message or left, per day over all nodes. */
export function DailyReasons({ result, choice }: { result: RunResult; choice: ReactNode }) {
  const text = useText();
  const { dates } = result.daily;
  const lines = useMemo(
    () =>
      reasonLines(result).map(({ group, reason, values }, index) => ({
        name: text(`results.reasonLine.${group}`, { reason: text(`reasonShort.${reason}`) }),
        values,
        tone: tones[index % tones.length] ?? tones[0],
      })),
    [result, text],
  );
  return (
    <DailyLines
      dates={dates}
      lines={lines}
      tableLabel={text('results.chart.reasons')}
      chartLabel={text('results.reasonsLabel', { days: dates.length })}
      caption={text('results.reasonsCaption')}
      emptyTitle={text('results.noReasons')}
      choice={choice}
    />
  );
}
