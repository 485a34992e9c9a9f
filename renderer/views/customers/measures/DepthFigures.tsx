import { useCallback, useMemo } from 'react';
import { type ExperimentDepth, restLabel } from '../../../../core/measure/uplift/depth.ts';
import { Chart, effectsOption, type Palette, qiniOption } from '../../../charts/index.ts';
import { useFormats, useText } from '../../../locales/index.ts';
import { type Sheet, SheetHead, SheetTable } from '../sheet.tsx';

interface DepthFiguresProps {
  depth: ExperimentDepth;
  /** Of the experiment and its outcome, for the names of files. */
  name: string;
  /** Titles of what was chosen; empty where nothing was. */
  ranking: string;
  groups: string;
}

const chartPixels = 240;
/** Above this chance explains that groups differ. */
const mostChance = 0.05;

/** The figures of an arm against the control: adjusted, by ranking, by group. */
export function DepthFigures({ depth, name, ranking, groups }: DepthFiguresProps) {
  const text = useText();
  const formats = useFormats();
  const shown = useShown(depth.kind);
  const { plain, adjusted, detectable, treated, control } = depth;
  const rows = [
    [text('depth.plain'), plain, null] as const,
    ...(adjusted === null
      ? []
      : [
          [text('depth.cuped'), adjusted.cuped.effect, adjusted.cuped.varianceSaved] as const,
          [text('depth.regression'), adjusted.regression.effect, adjusted.regression.varianceSaved] as const,
        ]),
  ];
  const sheet: Sheet = {
    caption: text('depth.effects'),
    columns: [
      { title: text('depth.method') },
      { title: text('campaigns.difference'), format: shown.apart },
      { title: text('depth.standardError'), format: shown.apart },
      { title: text('campaigns.low95'), format: shown.apart },
      { title: text('campaigns.high95'), format: shown.apart },
      { title: text('campaigns.lift'), format: formats.percent },
      { title: 'p', format: (p) => p.toPrecision(2) },
      { title: text('depth.saved'), format: formats.percent },
    ],
    rows: rows.map(([method, effect, saved]) => [
      method,
      effect?.difference ?? null,
      effect?.standardError ?? null,
      effect?.low95 ?? null,
      effect?.high95 ?? null,
      effect?.relativeLift ?? null,
      effect?.p ?? null,
      saved,
    ]),
  };
  return (
    <>
      <div>
        <SheetHead sheet={sheet} name={`${name} ${sheet.caption}`} />
        <SheetTable sheet={sheet} />
        <p className="sectionHint">
          {detectable.difference === null
            ? text('depth.notDetectable')
            : text('depth.detectable', {
                difference: shown.apart(detectable.difference),
                relative: detectable.relative ?? 0,
                treated,
                control,
                power: detectable.power,
                significance: detectable.significance,
              })}{' '}
          {adjusted === null ? text('depth.notAdjusted') : text('depth.adjustedHint', { count: adjusted.used })}
        </p>
      </div>
      {depth.ranking === null ? null : (
        <RankingFigures ranking={depth.ranking} kind={depth.kind} name={`${name} ${ranking}`} title={ranking} />
      )}
      {depth.groups === null ? null : (
        <GroupsFigures groups={depth.groups} kind={depth.kind} name={`${name} ${groups}`} title={groups} />
      )}
    </>
  );
}

interface OutcomeText {
  readonly level: (value: number) => string;
  /** Of a difference: shares are percentage points apart. */
  readonly apart: (value: number) => string;
}

/** How the outcome is written. */
function useShown(kind: ExperimentDepth['kind']): OutcomeText {
  const formats = useFormats();
  return useMemo(() => {
    const plain = (value: number) => (Math.abs(value) >= 1000 ? formats.number(Math.round(value)) : value.toFixed(3));
    return kind === 'share'
      ? { level: (value) => `${(value * 100).toFixed(2)}%`, apart: formats.points }
      : { level: plain, apart: plain };
  }, [kind, formats]);
}

interface PartProps {
  kind: ExperimentDepth['kind'];
  name: string;
  title: string;
}

function RankingFigures({
  ranking,
  kind,
  name,
  title,
}: PartProps & { ranking: NonNullable<ExperimentDepth['ranking']> }) {
  const text = useText();
  const formats = useFormats();
  const shown = useShown(kind);
  const { curve, coefficient, interval, tenths, unranked } = ranking;
  const qini = useCallback(
    (palette: Palette) =>
      qiniOption(palette, curve, {
        curve: text('depth.byRanking'),
        chance: text('depth.byChance'),
        share: (share) => formats.percent(share),
        gain: shown.apart,
      }),
    [curve, text, formats, shown],
  );
  const steps = Array.from({ length: 11 }, (_, at) => at / 10);
  const gainAt = (share: number) => gainBetween(curve, share);
  const curveSheet: Sheet = {
    caption: text('depth.qini'),
    columns: [
      { title: text('depth.taken'), format: formats.percent },
      { title: text('depth.byRanking'), format: shown.apart },
      { title: text('depth.byChance'), format: shown.apart },
    ],
    rows: steps.map((share) => [formats.percent(share), gainAt(share), gainAt(1) * share]),
  };
  const tenthSheet = useEffectSheet(
    text('depth.tenths'),
    text('depth.tenth'),
    tenths.map((one, at) => ({
      ...one,
      name: text('depth.tenthName', { from: at / tenths.length, to: (at + 1) / tenths.length }),
    })),
    shown,
  );
  const holdsZero = interval === null || (interval.low90 <= 0 && interval.high90 >= 0);
  return (
    <div>
      <SheetHead sheet={curveSheet} name={`${name} Qini`} />
      <p className="depthFinding" role="status">
        {coefficient === null
          ? text('depth.noQini')
          : text('depth.coefficient', {
              ranking: title,
              value: coefficient.toFixed(4),
              interval: interval === null ? '–' : `${interval.low90.toFixed(4)} – ${interval.high90.toFixed(4)}`,
            })}{' '}
        {coefficient === null
          ? null
          : text(holdsZero ? 'depth.noHeterogeneity' : interval.high90 < 0 ? 'depth.reversed' : 'depth.tells')}{' '}
        {unranked === 0 ? null : text('depth.unranked', { count: unranked })}
      </p>
      <Chart label={text('depth.qini')} option={qini} height={chartPixels} />
      <SheetTable sheet={curveSheet} />
      <SheetHead sheet={tenthSheet.sheet} name={`${name} ${tenthSheet.sheet.caption}`} />
      <EffectsChart title={text('depth.tenths')} bars={tenthSheet.bars} shown={shown} />
      <SheetTable sheet={tenthSheet.sheet} />
    </div>
  );
}

/** Linear between the points of the curve. */
function gainBetween(curve: NonNullable<ExperimentDepth['ranking']>['curve'], share: number): number {
  const after = curve.findIndex((point) => point.share >= share - 1e-12);
  const high = curve[after === -1 ? curve.length - 1 : after]!;
  const low = curve[Math.max(0, after - 1)]!;
  if (high.share === low.share) return high.gain;
  return low.gain + ((high.gain - low.gain) * (share - low.share)) / (high.share - low.share);
}

function GroupsFigures({
  groups: found,
  kind,
  name,
  title,
}: PartProps & { groups: NonNullable<ExperimentDepth['groups']> }) {
  const text = useText();
  const shown = useShown(kind);
  const { groups, heterogeneity } = found;
  const nameOf = (label: string | null) =>
    label === null ? text('depth.unknown') : label === restLabel ? text('depth.rest') : label;
  const { sheet, bars } = useEffectSheet(
    text('depth.byGroup', { column: title }),
    title,
    groups.map((group) => ({ ...group, name: nameOf(group.label) })),
    shown,
  );
  return (
    <div>
      <SheetHead sheet={sheet} name={name} />
      {heterogeneity === null ? null : (
        <p className="depthFinding" role="status">
          {text(heterogeneity.p < mostChance ? 'depth.groupsDiffer' : 'depth.groupsAlike', {
            q: heterogeneity.q.toFixed(2),
            degrees: heterogeneity.degrees,
            p: heterogeneity.p.toPrecision(2),
          })}
        </p>
      )}
      <EffectsChart title={sheet.caption} bars={bars} shown={shown} />
      <SheetTable sheet={sheet} />
    </div>
  );
}

type NamedEffect = Omit<NonNullable<ExperimentDepth['groups']>['groups'][number], 'label'> & { readonly name: string };

function useEffectSheet(
  caption: string,
  column: string,
  rows: readonly NamedEffect[],
  shown: OutcomeText,
): { sheet: Sheet; bars: readonly NamedEffect[] } {
  const text = useText();
  const formats = useFormats();
  return {
    bars: rows,
    sheet: {
      caption,
      columns: [
        { title: column },
        { title: text('depth.treated'), format: formats.number },
        { title: text('depth.control'), format: formats.number },
        { title: text('depth.treatedMean'), format: shown.level },
        { title: text('depth.controlMean'), format: shown.level },
        { title: text('campaigns.difference'), format: shown.apart },
        { title: text('campaigns.low95'), format: shown.apart },
        { title: text('campaigns.high95'), format: shown.apart },
      ],
      rows: rows.map(({ name, treated, control, treatedMean, controlMean, effect }) => [
        name,
        treated,
        control,
        treatedMean,
        controlMean,
        effect?.difference ?? null,
        effect?.low95 ?? null,
        effect?.high95 ?? null,
      ]),
    },
  };
}

interface EffectsChartProps {
  title: string;
  bars: readonly NamedEffect[];
  shown: OutcomeText;
}

function EffectsChart({ title, bars, shown }: EffectsChartProps) {
  const text = useText();
  const option = useCallback(
    (palette: Palette) =>
      effectsOption(palette, bars, {
        effect: text('campaigns.difference'),
        format: shown.apart,
        interval: (low, high) => text('depth.interval', { low, high }),
      }),
    [bars, text, shown],
  );
  return <Chart label={title} option={option} height={chartPixels} />;
}
