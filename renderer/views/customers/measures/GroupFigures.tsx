import { useCallback, useState } from 'react';
import type { Breakdown } from '../../../../core/measure/customers/groups.ts';
import type { CallOutput } from '../../../../electron/shared/contract.ts';
import { barsOption, Chart, type Palette } from '../../../charts/index.ts';
import { useFormats, useText } from '../../../locales/index.ts';
import { SelectField } from '../../../ui/index.ts';
import { labelText } from '../labelText.ts';
import { CsvButton, type Sheet, SheetTable } from '../sheet.tsx';
import { type FigureName, figureFormats, figureNames } from './kpiFigures.ts';

const chartHeight = 200;

interface GroupFiguresProps {
  readonly table: CallOutput<'customers.kpis'>;
  readonly breakdown: Breakdown;
  readonly onBreakdown: (breakdown: Breakdown) => void;
}

/** One figure of each group as bars, all of them as a table. */
export function GroupFigures({ table, breakdown, onBreakdown }: GroupFiguresProps) {
  const text = useText();
  const formats = useFormats();
  const [figure, setFigure] = useState<FigureName>('repurchaseRate');
  const { groups, breakdowns } = table;
  const formatOf = figureFormats(formats, text);
  const nameOf = useCallback(
    (label: string | null) => (label === null ? text('insight.unknown') : labelText(text, breakdown, label)),
    [text, breakdown],
  );
  const option = useCallback(
    (palette: Palette) =>
      barsOption(
        palette,
        groups.map(({ label }) => nameOf(label)),
        [{ name: text(`insight.kpi.${figure}`), values: groups.map(({ kpis }) => kpis[figure]), tone: 'accent' }],
        figureFormats(formats, text)[figure],
      ),
    [groups, figure, formats, text, nameOf],
  );
  const shown = figureNames.filter((name) => groups.some(({ kpis }) => kpis[name] !== null));
  const sheet: Sheet = {
    caption: text('insight.byGroup', { breakdown: text(`breakdown.${breakdown}`) }),
    columns: [
      { title: text(`breakdown.${breakdown}`) },
      ...shown.map((name) => ({ title: text(`insight.kpi.${name}`), format: formatOf[name] })),
    ],
    rows: groups.map(({ label, kpis }) => [nameOf(label), ...shown.map((name) => kpis[name])]),
  };
  return (
    <section className="factSection" aria-label={sheet.caption}>
      <div className="insightHead">
        <SelectField
          label={text('insight.breakdown')}
          value={breakdown}
          options={breakdowns.map((value) => ({ value, label: text(`breakdown.${value}`) }))}
          onChange={onBreakdown}
        />
        <SelectField
          label={text('insight.figure')}
          value={figure}
          options={shown.map((value) => ({ value, label: text(`insight.kpi.${value}`) }))}
          onChange={setFigure}
        />
        <span className="insightSpace" />
        <CsvButton sheet={sheet} name={sheet.caption} />
      </div>
      {groups.length === 0 ? (
        <p className="sectionHint">{text('insight.noBreakdown')}</p>
      ) : (
        <>
          <Chart
            label={text('insight.groupChart', {
              figure: text(`insight.kpi.${figure}`),
              breakdown: text(`breakdown.${breakdown}`),
            })}
            option={option}
            height={chartHeight}
          />
          <SheetTable sheet={sheet} />
        </>
      )}
    </section>
  );
}
