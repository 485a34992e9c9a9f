import { EngineError } from '../shared/errors.ts';
import type { EventPayload } from '../shared/contract.ts';

type Progress = EventPayload<'job.progress'>;

/** What a long piece of work is given: when to stop, and where to say how far it is. */
export interface Job {
  readonly signal: AbortSignal;
  /** Cheap to call often: listeners hear of it about ten times a second. */
  progress(phase: string, done: number, total: number): void;
}

interface Running {
  readonly controller: AbortController;
  readonly settled: Promise<unknown>;
}

const reportEveryMilliseconds = 100;
/** Before this much time in a phase the remaining time is a guess, and none is shown. */
const settleMilliseconds = 500;

/** The long calls that are under way, by the id that their caller chose. */
export class JobRegistry {
  readonly #running = new Map<string, Running>();
  readonly #report: (progress: Progress) => void;

  constructor(report: (progress: Progress) => void) {
    this.#report = report;
  }

  /** Runs `work`; once cancelled, whatever it ends with becomes the error `job.cancelled`. */
  async run<Value>(jobId: string, work: (job: Job) => Promise<Value>): Promise<Value> {
    if (this.#running.has(jobId)) throw new EngineError('input', 'job.idTaken', { jobId });
    const controller = new AbortController();
    const result = this.#start(jobId, controller, work);
    const settled = result.then(
      () => undefined,
      () => undefined,
    );
    this.#running.set(jobId, { controller, settled });
    try {
      return await result;
    } finally {
      this.#running.delete(jobId);
    }
  }

  async #start<Value>(jobId: string, controller: AbortController, work: (job: Job) => Promise<Value>): Promise<Value> {
    const { signal } = controller;
    try {
      const value = await work({ signal, progress: throttled(jobId, this.#report) });
      signal.throwIfAborted();
      return value;
    } catch (error) {
      throw signal.aborted ? new EngineError('cancelled', 'job.cancelled') : error;
    }
  }

  /** Unknown ids are fine: the work may have just ended. */
  cancel(jobId: string): void {
    this.#running.get(jobId)?.controller.abort();
  }

  /** Cancels everything and waits until it has let go. */
  async cancelAll(): Promise<void> {
    const running = [...this.#running.values()];
    for (const { controller } of running) controller.abort();
    await Promise.all(running.map(({ settled }) => settled));
  }
}

function throttled(jobId: string, report: (progress: Progress) => void): Job['progress'] {
  let phase = '';
  let phaseStart = 0;
  let reported = Number.NEGATIVE_INFINITY;
  return (nextPhase, done, total) => {
    const now = performance.now();
    if (nextPhase !== phase) {
      phase = nextPhase;
      phaseStart = now;
      reported = Number.NEGATIVE_INFINITY;
    }
    if (now - reported < reportEveryMilliseconds && done < total) return;
    reported = now;
    const elapsed = now - phaseStart;
    const secondsLeft = done > 0 && elapsed >= settleMilliseconds ? (elapsed * (total - done)) / done / 1000 : null;
    report({ jobId, phase, done, total, secondsLeft });
  };
}
