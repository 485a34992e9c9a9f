import { useText } from '../locales/index.ts';
import { Button, Progress } from '../ui/index.ts';
import type { Job } from './useJob.ts';

/** What a running job is doing, how long it still takes, and its Cancel. */
export function JobProgress({ job }: { job: Job }) {
  const text = useText();
  if (!job.running) return null;
  const { progress } = job;
  const phaseKey = `progress.${progress?.phase ?? ''}`;
  const phase = progress === null ? '' : text(phaseKey);
  const label = progress === null || phase === `⟦${phaseKey}⟧` ? text('app.working') : phase;
  const secondsLeft = progress?.secondsLeft ?? null;
  return (
    <div className="jobProgress">
      <div className="jobProgressBar">
        <Progress
          label={label}
          share={progress === null || progress.total <= 0 ? null : Math.min(1, progress.done / progress.total)}
          {...(secondsLeft === null
            ? {}
            : { detail: text('app.timeLeft', { s: Math.max(1, Math.round(secondsLeft)) }) })}
        />
      </div>
      <Button size="small" onClick={job.cancel}>
        {text('app.cancel')}
      </Button>
    </div>
  );
}
