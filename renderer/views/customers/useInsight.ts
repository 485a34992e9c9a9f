import { useCallback, useEffect, useRef, useState } from 'react';
import { useApp } from '../../app/appStore.ts';
import { type Job, useJob } from '../../app/useJob.ts';

export interface Insight<Value> {
  /** The newest answer; while a further one is worked on, the one before. */
  readonly value: Value | null;
  readonly job: Job;
  readonly again: () => void;
}

/** Runs a measure as a job whenever `ask` changes (keep it in useCallback) or other data come into use; cancels on leaving. */
export function useInsight<Value>(ask: (jobId: string) => Promise<Value>): Insight<Value> {
  const job = useJob();
  const { run, cancel } = job;
  const datasetId = useApp((state) => state.currentDatasetId);
  const [count, setCount] = useState(0);
  const [answer, setAnswer] = useState<{ datasetId: number | null; value: Value } | null>(null);
  const asking = useRef(0);
  useEffect(() => {
    asking.current += 1;
    const question = asking.current;
    void run(ask).then((value) => {
      if (question === asking.current && value !== null) setAnswer({ datasetId, value });
    });
    return cancel;
  }, [ask, run, cancel, count, datasetId]);
  const again = useCallback(() => setCount((before) => before + 1), []);
  return { value: answer !== null && answer.datasetId === datasetId ? answer.value : null, job, again };
}
