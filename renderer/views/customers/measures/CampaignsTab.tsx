import { TriangleAlert } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { ExperimentResult } from '../../../../core/measure/experiment.ts';
import type { CampaignAnswers } from '../../../../core/models/index.ts';
import { ErrorNote } from '../../../app/ErrorNote.tsx';
import { JobProgress } from '../../../app/JobProgress.tsx';
import { getHost } from '../../../bridge/index.ts';
import { useFormats, useText } from '../../../locales/index.ts';
import { EmptyState, NumberField } from '../../../ui/index.ts';
import { type Sheet, SheetHead, SheetTable } from '../sheet.tsx';
import { useInsight } from '../useInsight.ts';
import { ExperimentDepthSection } from './ExperimentDepthSection.tsx';

/** Below this the sizes of the arms are not those of a fair draw. */
const brokenRatio = 0.001;

/** What experiments in the data show, arm against control, and how campaigns were answered. */
export function CampaignsTab() {
  const text = useText();
  const [planned, setPlanned] = useState<PlannedShares>({});
  const { value, job } = useInsight(
    useCallback(
      async (jobId: string) => {
        const experiments = await getHost().call('experiments.measure', { jobId, planned });
        const campaigns = await getHost().call('campaigns.measure', { jobId });
        return { experiments, campaigns };
      },
      [planned],
    ),
  );
  if (value === null && (job.running || job.error !== null)) {
    return (
      <div className="insight">
        <JobProgress job={job} />
        {job.error === null ? null : <ErrorNote error={job.error} />}
      </div>
    );
  }
  if (value === null) return null;
  const { experiments, campaigns } = value;
  if (experiments.length === 0 && campaigns.length === 0) {
    return <EmptyState title={text('campaigns.none')} text={text('campaigns.noneHint')} />;
  }
  return (
    <div className="insight">
      {experiments.map((experiment) => (
        <ExperimentSection
          key={experiment.name}
          experiment={experiment}
          onPlan={(shares) => setPlanned((before) => ({ ...before, [experiment.name]: shares }))}
        />
      ))}
      {campaigns.map((answers) => (
        <AnswersSection key={answers.answer} answers={answers} />
      ))}
    </div>
  );
}

type PlannedShares = Readonly<Record<string, Record<string, number>>>;

interface ExperimentSectionProps {
  experiment: ExperimentResult;
  onPlan: (percentByArm: Record<string, number>) => void;
}

function ExperimentSection({ experiment, onPlan }: ExperimentSectionProps) {
  const text = useText();
  const formats = useFormats();
  const { name, control, arms, outcomes, sampleRatio } = experiment;
  const isBroken = sampleRatio !== null && sampleRatio.p < brokenRatio;
  return (
    <section className="factSection">
      <h2>{text('campaigns.experiment', { name })}</h2>
      <p className="sectionHint">
        {text('campaigns.experimentHint', { control })}{' '}
        {sampleRatio === null || isBroken ? null : text('campaigns.ratioSound', ratioFacts(sampleRatio))}
      </p>
      {isBroken ? (
        <p className="ratioWarning" role="alert">
          <TriangleAlert aria-hidden />
          <span>{text('campaigns.ratioBroken', ratioFacts(sampleRatio))}</span>
        </p>
      ) : null}
      {arms.length < 2 ? null : (
        <fieldset className="plannedShares">
          <legend>{text('campaigns.planned')}</legend>
          {arms.map(({ arm, share }) => (
            <NumberField
              key={arm}
              label={arm}
              value={Number((share * 100).toFixed(2))}
              min={0.01}
              max={99.99}
              suffix="%"
              onCommit={(percent) => onPlan(planWith(arms, arm, percent))}
            />
          ))}
        </fieldset>
      )}
      {outcomes.map(({ outcome, kind, arms }) => {
        const percent = (value: number) => `${(value * 100).toFixed(2)}%`;
        const plain = (value: number) => value.toFixed(3);
        const shown = kind === 'share' ? percent : plain;
        const apart = kind === 'share' ? formats.points : plain;
        const sheet: Sheet = {
          caption: outcome,
          columns: [
            { title: text('campaigns.arm') },
            { title: text('campaigns.customers'), format: formats.number },
            { title: text(kind === 'share' ? 'campaigns.share' : 'campaigns.mean'), format: shown },
            { title: text('campaigns.difference'), format: apart },
            { title: text('campaigns.low95'), format: apart },
            { title: text('campaigns.high95'), format: apart },
            { title: text('campaigns.lift'), format: (value) => formats.percent(value) },
            { title: 'p', format: (value) => value.toPrecision(2) },
          ],
          rows: arms.map(({ arm, customers, mean, effect }) => [
            arm,
            customers,
            mean,
            effect?.difference ?? null,
            effect?.low95 ?? null,
            effect?.high95 ?? null,
            effect?.relativeLift ?? null,
            effect?.p ?? null,
          ]),
        };
        return <SheetBlock key={outcome} sheet={sheet} name={`${name} ${outcome}`} />;
      })}
      <ExperimentDepthSection experiment={experiment} />
    </section>
  );
}

function ratioFacts({ chiSquare, degrees, p }: NonNullable<ExperimentResult['sampleRatio']>) {
  return { chiSquare: chiSquare.toFixed(2), degrees, p: p < 1e-4 ? '< 0.0001' : `= ${p.toPrecision(2)}` };
}

/** The plan in which an arm has so many percent, and the others what is left in the proportions that they had. */
function planWith(arms: ExperimentResult['arms'], changed: string, percent: number): Record<string, number> {
  const others = arms.reduce((sum, { arm, share }) => (arm === changed ? sum : sum + share), 0);
  return Object.fromEntries(
    arms.map(({ arm, share }) => [arm, arm === changed ? percent : ((100 - percent) * share) / others]),
  );
}

function AnswersSection({ answers }: { answers: CampaignAnswers }) {
  const text = useText();
  const formats = useFormats();
  const { answer, campaigns, fit, delay, running } = answers;
  const share = (value: number) => `${(value * 100).toFixed(1)}%`;
  const sheet: Sheet = {
    caption: text('campaigns.byCampaign'),
    columns: [
      { title: text('campaigns.campaign') },
      { title: text('campaigns.type') },
      { title: text('campaigns.sent'), format: formats.number },
      { title: text('campaigns.answered'), format: formats.number },
      { title: text('campaigns.share'), format: share },
      { title: text('campaigns.low90'), format: share },
      { title: text('campaigns.high90'), format: share },
    ],
    rows: campaigns.map(({ campaign, type, sent, answered, mean, low, high }) => [
      campaign,
      type ?? '',
      sent,
      answered,
      mean,
      low,
      high,
    ]),
  };
  return (
    <section className="factSection">
      <h2>{text('campaigns.answers', { answer: text(`event.${answer}`) })}</h2>
      <p className="sectionHint">
        {fit === null
          ? text('campaigns.noFit')
          : text('campaigns.fit', {
              campaigns: fit.campaigns,
              sent: fit.sent,
              answered: fit.answered,
              mean: fit.mean,
            })}{' '}
        {delay === null ? null : text('campaigns.delay', { ever: delay.ever, days: Math.round(delay.scaleDays) })}{' '}
        {running === 0 ? null : text('campaigns.running', { count: running })}
      </p>
      <SheetBlock sheet={sheet} name={text(`event.${answer}`)} />
    </section>
  );
}

function SheetBlock({ sheet, name }: { sheet: Sheet; name: string }) {
  return (
    <>
      <SheetHead sheet={sheet} name={name} />
      <SheetTable sheet={sheet} />
    </>
  );
}
