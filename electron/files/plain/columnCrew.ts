import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Dataset } from '../../../core/dataset/dataset.ts';
import { contentChunks } from '../../../core/dataset/index.ts';
import type { Steps } from '../../../core/lib/steps.ts';
import { driveSteps } from '../../turns/driveSteps.ts';
import { hashInTurns } from '../../turns/hashInTurns.ts';
import { throwIfAborted } from '../database.ts';
import { type ColumnWork, ColumnWorker } from './columnWork.ts';
import type { SecondThread } from './secondThread.ts';

/** The threads that share the work on columns: this one, and another where there is one. */
export class ColumnCrew {
  private readonly own = new ColumnWorker();
  private readonly second: SecondThread | null;
  private readonly signal: AbortSignal | undefined;

  constructor(second: SecondThread | null, signal: AbortSignal | undefined) {
    this.second = second;
    this.signal = signal;
  }

  /** Does all of it, giving other calls their turn. Rejects with the EngineError `cancelled`. */
  async run(works: readonly ColumnWork[]): Promise<void> {
    const { second, own } = this;
    const left = [...works];
    while (left.length > 0) {
      while (left.length > 0 && second?.offer(left[0]!) === true) left.shift();
      const next = left.shift();
      if (next !== undefined) own.run(next);
      await this.pause();
    }
    for (let done = second?.nextDone(); done != null; done = second?.nextDone()) await done;
    throwIfAborted(this.signal);
  }

  /** The dataset with the hash of its content, which another thread computes where there is one. */
  async seal(dataset: Dataset): Promise<Dataset> {
    const hash = (await this.second?.digest(dataset)) ?? (await hashInTurns(contentChunks(dataset), this.signal));
    return { ...dataset, hash };
  }

  /** Does work in steps in this thread, giving other calls their turn. Rejects with the EngineError `cancelled`. */
  drive<Value>(steps: Steps<Value>): Promise<Value> {
    return driveSteps(steps, { signal: this.signal });
  }

  /** Gives other calls their turn. Rejects with the EngineError `cancelled`. */
  async pause(): Promise<void> {
    await nextTurn();
    throwIfAborted(this.signal);
  }
}
