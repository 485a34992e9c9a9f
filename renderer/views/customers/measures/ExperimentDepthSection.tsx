import { useCallback, useMemo, useState } from 'react';
import type { ExperimentResult } from '../../../../core/measure/experiment.ts';
import type { CallInput } from '../../../../electron/shared/contract.ts';
import { useCurrentDataset } from '../../../app/appStore.ts';
import { ErrorNote } from '../../../app/ErrorNote.tsx';
import { JobProgress } from '../../../app/JobProgress.tsx';
import { getHost } from '../../../bridge/index.ts';
import { useFormats, useText } from '../../../locales/index.ts';
import { Button, DateField, SelectField, Toggle } from '../../../ui/index.ts';
import { type GridColumn, gridColumns } from '../table/columns.ts';
import { useInsight } from '../useInsight.ts';
import { DepthFigures } from './DepthFigures.tsx';

type Question = Omit<CallInput<'experiments.depth'>, 'jobId'>;

/** Stands for none, which no column is called. */
const none = '\u0000';

/** One arm against the control in depth: by a ranking, by groups, adjusted by what was known before. */
export function ExperimentDepthSection({ experiment }: { experiment: ExperimentResult }) {
  const text = useText();
  const formats = useFormats();
  const dataset = useCurrentDataset();
  const arms = experiment.arms.filter(({ arm }) => arm !== experiment.control);
  const [arm, setArm] = useState(arms[0]?.arm ?? '');
  const [outcome, setOutcome] = useState(experiment.outcomes[0]?.outcome ?? '');
  const [ranking, setRanking] = useState<string | null>(null);
  const [largestFirst, setLargestFirst] = useState(true);
  const [groups, setGroups] = useState<string | null>(null);
  const [date, setDate] = useState<string | null>(null);

  const all = useMemo(
    () => (dataset === null ? [] : knownBefore(gridColumns(dataset, text, formats), experiment)),
    [dataset, text, formats, experiment],
  );
  const figures = all.filter(({ kind }) => kind !== 'category' && kind !== 'text');
  const groupable = all.filter(({ kind, group }) => kind !== 'text' && group !== 'predicted');
  const adjustable = useMemo(
    () =>
      all.filter(({ kind, group }) => group === 'attributes' && kind !== 'text' && kind !== 'time' && kind !== 'date'),
    [all],
  );
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const covariates = useMemo(() => chosen ?? adjustable.map(({ id }) => id), [chosen, adjustable]);
  const question: Question = useMemo(
    () => ({
      experiment: experiment.name,
      arm,
      outcome,
      ranking: ranking === null ? null : { column: ranking, largestFirst },
      groups,
      covariates: [...covariates],
      date,
    }),
    [experiment.name, arm, outcome, ranking, largestFirst, groups, covariates, date],
  );
  const { value, job, again } = useInsight(
    useCallback((jobId: string) => getHost().call('experiments.depth', { ...question, jobId }), [question]),
  );
  const named = (columns: readonly GridColumn[]) => [
    { value: none, label: text('depth.none') },
    ...columns.map(({ id, title }) => ({ value: id, label: title })),
  ];
  const titleOf = (id: string | null) => all.find((column) => column.id === id)?.title ?? '';
  if (arms.length === 0 || experiment.outcomes.length === 0) return null;
  return (
    <section className="depth" aria-label={text('depth.title', { name: experiment.name })}>
      <h3>{text('depth.heading')}</h3>
      <div className="insightChoices">
        {arms.length > 1 ? (
          <SelectField
            label={text('campaigns.arm')}
            value={arm}
            options={arms.map((one) => ({ value: one.arm, label: one.arm }))}
            onChange={setArm}
          />
        ) : null}
        <SelectField
          label={text('depth.outcome')}
          value={outcome}
          options={experiment.outcomes.map((one) => ({ value: one.outcome, label: one.outcome }))}
          onChange={setOutcome}
        />
        <SelectField
          label={text('depth.ranking')}
          value={ranking ?? none}
          options={named(figures)}
          onChange={(id) => setRanking(id === none ? null : id)}
        />
        {ranking === null ? null : (
          <SelectField
            label={text('depth.direction')}
            value={largestFirst ? 'largest' : 'smallest'}
            options={(['largest', 'smallest'] as const).map((one) => ({ value: one, label: text(`depth.${one}`) }))}
            onChange={(direction) => setLargestFirst(direction === 'largest')}
          />
        )}
        <SelectField
          label={text('depth.groups')}
          value={groups ?? none}
          options={named(groupable)}
          onChange={(id) => setGroups(id === none ? null : id)}
        />
        <DateField
          label={text('depth.date')}
          value={date ?? ''}
          hint={date === null ? text('depth.dateHint') : ''}
          onCommit={(next) => setDate(next === '' ? null : next)}
        />
      </div>
      {adjustable.length === 0 ? null : (
        <fieldset className="depthCovariates">
          <legend>{text('depth.covariates')}</legend>
          {adjustable.map(({ id, title }) => (
            <Toggle
              key={id}
              label={title}
              checked={covariates.includes(id)}
              onChange={(isOn) => setChosen(isOn ? [...covariates, id] : covariates.filter((one) => one !== id))}
            />
          ))}
        </fieldset>
      )}
      {job.running ? <JobProgress job={job} /> : null}
      {job.error === null ? null : (
        <ErrorNote
          error={job.error}
          actions={
            <Button size="small" onClick={again}>
              {text('insight.again')}
            </Button>
          }
        />
      )}
      {value === null ? (
        job.running || job.error !== null ? null : (
          <Button size="small" onClick={again}>
            {text('insight.again')}
          </Button>
        )
      ) : value.depth === null ? (
        <p className="sectionHint">{text('depth.nothing')}</p>
      ) : (
        <div className="insightBody" data-stale={job.running ? '' : undefined}>
          <DepthFigures
            depth={value.depth}
            name={`${experiment.name} ${outcome}`}
            ranking={titleOf(ranking)}
            groups={titleOf(groups)}
          />
        </div>
      )}
    </section>
  );
}

/** What can be known of customers before an experiment: not its arms and outcomes, and not what was counted to the end of the data. */
function knownBefore(columns: readonly GridColumn[], { armColumn, outcomes }: ExperimentResult): GridColumn[] {
  const own = new Set([armColumn, ...outcomes.map(({ outcome }) => outcome)].map((name) => `attribute ${name}`));
  return columns.filter(({ id, group }) => group !== 'basic' && !own.has(id));
}
