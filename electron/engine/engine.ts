import { availableParallelism } from 'node:os';
import { storageError } from '../storage/index.ts';
import {
  calls,
  type CallInput,
  type CallName,
  type CallOutput,
  type EventName,
  type EventPayload,
} from '../shared/contract.ts';
import { EngineError } from '../shared/errors.ts';
import type { EngineClient } from '../shared/hostApi.ts';
import { Computer } from './compute/computer.ts';
import { ForecastCache } from './compute/forecastCache.ts';
import type { EngineContext, EngineOptions, ParsedInput } from './context.ts';
import { Estimator } from './estimate/estimator.ts';
import { handlers } from './handlers/index.ts';
import { InsightCache } from './insight/insightCache.ts';
import { JobRegistry } from './jobs.ts';
import { RecentList } from './recentList.ts';
import { Session } from './session.ts';

type Listeners = { readonly [Name in EventName]: Set<(payload: EventPayload<Name>) => void> };

/** The engine in this process: owns the open workspace and every job on it. Rejects with EngineErrors only, except for bugs. */
export class Engine implements EngineClient {
  readonly #context: EngineContext;
  readonly #listeners: Listeners = { 'job.progress': new Set() };

  constructor(options: EngineOptions) {
    const computer = new Computer(options.workers ?? Math.max(2, availableParallelism() - 1));
    this.#context = {
      options,
      session: new Session(),
      jobs: new JobRegistry((progress) => {
        for (const listener of this.#listeners['job.progress']) listener(progress);
      }),
      recent: new RecentList(options.appFolder, options.remember ?? true),
      computer,
      forecasts: new ForecastCache(computer),
      estimator: new Estimator(computer, options.version),
      insight: new InsightCache(),
    };
  }

  async call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
    if (!Object.hasOwn(calls, name)) throw new EngineError('input', 'contract.unknownCall', { name: String(name) });
    const parsed = calls[name].input.safeParse(input);
    if (!parsed.success) throw contractError(name, parsed.error);
    const path = this.#context.session.current?.path;
    try {
      const output = await handlers[name](this.#context, parsed.data as ParsedInput<Name>);
      return calls[name].output.parse(output) as CallOutput<Name>;
    } catch (error) {
      throw path === undefined ? error : storageError(error, path);
    }
  }

  on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void {
    const listeners: Set<(payload: EventPayload<Name>) => void> = this.#listeners[name];
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /**
   * Opens the workspace that the program was started with, or the one that was open when it last ended. Rejects with an
   * EngineError for the first only: where the last one cannot be opened, the start screen is what is left.
   */
  async resume(workspace: string | null): Promise<void> {
    if (workspace !== null) {
      await this.call('workspace.open', { path: workspace });
      return;
    }
    const path = await this.#context.recent.lastOpen();
    if (path === null) return;
    await this.call('workspace.open', { path }).catch((error: unknown) => console.warn(error));
  }

  /** Stops all work and closes the workspace. */
  async close(): Promise<void> {
    const { jobs, estimator, session, computer } = this.#context;
    estimator.forget();
    await jobs.cancelAll();
    computer.close();
    session.replace(null);
  }
}

export function createEngine(options: EngineOptions): Engine {
  return new Engine(options);
}

function contractError(
  name: string,
  error: { issues: readonly { path: PropertyKey[]; message: string }[] },
): EngineError {
  const issue = error.issues[0];
  return new EngineError('input', 'contract.invalid', {
    call: name,
    path: issue?.path.map(String).join('.') ?? '',
    reason: issue?.message ?? '',
  });
}
