import { useCallback, useEffect, useRef, useState } from 'react';
import type { EventPayload } from '../../electron/shared/contract.ts';
import type { EngineErrorData } from '../../electron/shared/errors.ts';
import { engineErrorOf, getHost } from '../bridge/index.ts';

export interface Job {
  readonly running: boolean;
  readonly progress: EventPayload<'job.progress'> | null;
  /** The last failure; null after a success, a cancel or a new start. */
  readonly error: EngineErrorData | null;
  /** Runs long work; the answer is null when it failed or was cancelled. */
  readonly run: <Value>(work: (jobId: string) => Promise<Value>) => Promise<Value | null>;
  readonly cancel: () => void;
  readonly clear: () => void;
}

/** One piece of long work at a time, with its progress and its cancel button. */
export function useJob(): Job {
  const current = useRef<string | null>(null);
  const [running, setRunning] = useState(false);
  const [progress, setProgress] = useState<EventPayload<'job.progress'> | null>(null);
  const [error, setError] = useState<EngineErrorData | null>(null);

  useEffect(
    () =>
      getHost().on('job.progress', (payload) => {
        if (payload.jobId === current.current) setProgress(payload);
      }),
    [],
  );

  const cancel = useCallback(() => {
    const jobId = current.current;
    if (jobId === null) return;
    // the screen is free at once; the engine's answer to a cancelled job is no longer waited for
    current.current = null;
    setRunning(false);
    setProgress(null);
    getHost()
      .call('job.cancel', { jobId })
      .catch(() => undefined);
  }, []);

  const run = useCallback(async <Value>(work: (jobId: string) => Promise<Value>): Promise<Value | null> => {
    const jobId = crypto.randomUUID();
    current.current = jobId;
    setRunning(true);
    setProgress(null);
    setError(null);
    try {
      const value = await work(jobId);
      return current.current === jobId ? value : null;
    } catch (reason) {
      const data = engineErrorOf(reason).data;
      if (current.current === jobId && data.kind !== 'cancelled') setError(data);
      return null;
    } finally {
      if (current.current === jobId) {
        current.current = null;
        setRunning(false);
        setProgress(null);
      }
    }
  }, []);

  const clear = useCallback(() => setError(null), []);
  return { running, progress, error, run, cancel, clear };
}
