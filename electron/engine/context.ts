import type { CallName, CallOutput, Calls } from '../shared/contract.ts';
import type { Computer } from './compute/computer.ts';
import type { Estimator } from './estimate/estimator.ts';
import type { ForecastCache } from './compute/forecastCache.ts';
import type { InsightCache } from './insight/insightCache.ts';
import type { JobRegistry } from './jobs.ts';
import type { RecentList } from './recentList.ts';
import type { Session } from './session.ts';
import type { z } from 'zod';

export interface EngineOptions {
  /** Folder for the app's own files: new workspaces without a path, the list of recent ones. */
  readonly appFolder: string;
  readonly version: string;
  /** Whether opened workspaces go on the list of recent ones; a script's should not. Default true. */
  readonly remember?: boolean;
  /** Epoch seconds. */
  readonly clock: () => number;
  readonly newId: () => string;
  /** Threads for runs; 1 = everything in the caller's own thread. Default: the processors less one, at least 2. */
  readonly workers?: number;
}

/** What the handlers of calls work with. */
export interface EngineContext {
  readonly options: EngineOptions;
  readonly session: Session;
  readonly jobs: JobRegistry;
  readonly recent: RecentList;
  readonly computer: Computer;
  readonly forecasts: ForecastCache;
  readonly estimator: Estimator;
  readonly insight: InsightCache;
}

export type ParsedInput<Name extends CallName> = z.output<Calls[Name]['input']>;

export type Handlers = {
  readonly [Name in CallName]: (
    context: EngineContext,
    input: ParsedInput<Name>,
  ) => CallOutput<Name> | Promise<CallOutput<Name>>;
};
