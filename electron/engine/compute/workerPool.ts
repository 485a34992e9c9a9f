import { Worker } from 'node:worker_threads';
import type { FromWorker, Task, ToWorker } from './tasks.ts';
import { sliceWorkerUrl } from './workerFile.ts';

/** A thread while it works on one task. */
export interface Thread {
  send(message: ToWorker): void;
}

/**
 * Threads that are kept between tasks, because starting one costs more than many an answer. A thread that waits for work does
 * not keep the program alive; one that is stopped in the middle of its work is replaced.
 */
export class WorkerPool {
  readonly #size: number;
  readonly #idle: Worker[] = [];
  /** Threads at work and waiting. */
  #threads = 0;
  #closed = false;

  /** At most `size` threads are kept; more are started where more work comes at once. */
  constructor(size: number) {
    this.#size = size;
  }

  /** Starts the threads that the next work will need, ahead of it. */
  prepare(): void {
    while (!this.#closed && this.#threads < this.#size) this.#idle.push(this.#start());
  }

  /**
   * Has one thread do the task and hands its messages to `listen` until `finish`. On an abort it rejects with the signal's reason
   * at once: a thread that answers before long (`isShort`) is kept and its late answer dropped, any other is stopped.
   */
  async run<Value>(
    task: Task,
    { signal, isShort }: { signal: AbortSignal; isShort: boolean },
    listen: (thread: Thread, finish: (value: Value) => void) => (answer: FromWorker) => void,
  ): Promise<Value> {
    signal.throwIfAborted();
    const worker = this.#idle.pop() ?? this.#start();
    worker.ref();
    // between a message to a thread and its answer the thread is busy
    let isBusy = true;
    let onAnswer: (answer: FromWorker) => void = () => {};
    let stop = (): void => {};
    const thread: Thread = {
      send(message) {
        isBusy = true;
        worker.postMessage(message);
      },
    };
    worker.on('message', (answer: FromWorker) => {
      isBusy = answer.kind === 'progress';
      onAnswer(answer);
    });
    let failed = false;
    try {
      return await new Promise<Value>((resolve, reject) => {
        stop = () => reject(signal.reason);
        signal.addEventListener('abort', stop, { once: true });
        onAnswer = listen(thread, resolve);
        worker.on('error', (error) => {
          failed = true;
          reject(error);
        });
        worker.on('exit', (code) => {
          failed = true;
          reject(new Error(`Invariant broken: a thread left early with code ${code}`));
        });
        thread.send({ kind: 'task', task });
      });
    } finally {
      signal.removeEventListener('abort', stop);
      onAnswer = () => {};
      worker.unref();
      if (failed || (isBusy && !isShort)) {
        this.#stop(worker);
        // what was cancelled is mostly asked again before long
        this.prepare();
      } else this.#keep(worker, isBusy);
    }
  }

  /** Stops the threads that wait; those at work are stopped by their signals. */
  close(): void {
    this.#closed = true;
    for (const worker of this.#idle.splice(0)) this.#stop(worker);
  }

  #keep(worker: Worker, isBusy: boolean): void {
    stopListening(worker);
    // an answer that nobody waits for any more must not be taken for one of the next task
    if (isBusy) {
      worker.once('message', () => this.#keep(worker, false));
      worker.once('error', () => this.#stop(worker));
      return;
    }
    if (this.#closed || this.#threads > this.#size) return this.#stop(worker);
    worker.postMessage({ kind: 'forget' } satisfies ToWorker);
    this.#idle.push(worker);
  }

  #start(): Worker {
    const worker = new Worker(sliceWorkerUrl());
    worker.unref();
    this.#threads++;
    return worker;
  }

  #stop(worker: Worker): void {
    this.#threads--;
    stopListening(worker);
    void worker.terminate();
  }
}

/** Takes our listeners off; without names this would also take those by which a thread's messages come at all. */
function stopListening(worker: Worker): void {
  for (const name of ['message', 'error', 'exit']) worker.removeAllListeners(name);
}
