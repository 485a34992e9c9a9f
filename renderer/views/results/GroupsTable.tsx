import { useCallback, useState } from 'react';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { JobProgress } from '../../app/JobProgress.tsx';
import { useAsk } from '../../app/useAsk.ts';
import { getHost } from '../../bridge/index.ts';
import { useText } from '../../locales/index.ts';
import { Button, SelectField } from '../../ui/index.ts';
import { useInsight } from '../customers/useInsight.ts';
import { GroupFigures } from './GroupFigures.tsx';
import { groupingChoices, groupingOf } from './groupWords.ts';

interface GroupsTableProps {
  runId: number;
  /** Whether the run simulated what messages change; without, groups have no increment. */
  responses: boolean;
}

const nothing = '';

/** A saved run by groups of its customers, once somebody says by what. */
export function GroupsTable({ runId, responses }: GroupsTableProps) {
  const text = useText();
  const { asked, again } = useAsk(useCallback(() => getHost().call('run.groupings', { runId }), [runId]));
  const [choice, setChoice] = useState(nothing);
  const choices = asked.state === 'ready' ? groupingChoices(text, asked.value) : [];
  // every dataset has attributes, if only computed ones
  const hasNoData = asked.state === 'ready' && asked.value.attributes.length === 0;
  return (
    <section className="resultSection">
      <h2>{text('groups.title')}</h2>
      <p className="sectionHint">{text('groups.hint')}</p>
      {asked.state === 'failed' ? (
        <ErrorNote
          error={asked.error}
          actions={
            <Button size="small" onClick={again}>
              {text('insight.again')}
            </Button>
          }
        />
      ) : hasNoData ? (
        <p>{text('groups.noData')}</p>
      ) : (
        <div className="groupChoice">
          <SelectField
            label={text('groups.by')}
            value={choice}
            disabled={asked.state === 'loading'}
            options={[{ value: nothing, label: text('groups.choose') }, ...choices]}
            onChange={setChoice}
          />
        </div>
      )}
      {choice === nothing ? null : <ChosenGroups runId={runId} choice={choice} responses={responses} />}
    </section>
  );
}

interface ChosenGroupsProps extends GroupsTableProps {
  choice: string;
}

/** The groups of one choice: worked on, failed, stopped, or there. */
function ChosenGroups({ runId, choice, responses }: ChosenGroupsProps) {
  const text = useText();
  const { value, job, again } = useInsight(
    useCallback(
      async (jobId: string) => {
        const by = groupingOf(choice);
        const { groups } = await getHost().call('run.groups', { jobId, runId, by });
        return { choice, by, groups };
      },
      [runId, choice],
    ),
  );
  const retry = (
    <Button size="small" onClick={again}>
      {text('insight.again')}
    </Button>
  );
  // figures of the choice before stay only until those of this one come, and never under its name once it has stopped
  const shown = value !== null && (job.running || value.choice === choice) ? value : null;
  return (
    <>
      <JobProgress job={job} />
      {job.error === null ? null : <ErrorNote error={job.error} actions={retry} />}
      {shown === null ? (
        job.running || job.error !== null ? null : (
          <p className="groupsStopped" role="status">
            {text('insight.stopped')} {retry}
          </p>
        )
      ) : (
        <div className="groupFigures" data-stale={job.running ? '' : undefined} aria-busy={job.running}>
          <GroupFigures by={shown.by} groups={shown.groups} responses={responses} />
        </div>
      )}
    </>
  );
}
