import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DatasetSchema } from '../../core/dataset/dataset.ts';
import type { Journey, MutedProblem } from '../../core/journey/spec.ts';
import { lintJourney } from '../../core/lint/index.ts';
import type { Problem } from '../../core/lint/problem.ts';

export interface ProblemsState {
  readonly problems: readonly Problem[];
  /** Found as well, but muted in the journey's settings. */
  readonly muted: readonly Problem[];
  readonly byNode: ReadonlyMap<string, readonly Problem[]>;
  check(journey: Journey, schema: DatasetSchema | null): void;
}

export type ProblemsStore = StoreApi<ProblemsState>;

/** Whether someone has decided to live with this problem. */
export function isMuted(problem: Problem, muted: readonly MutedProblem[]): boolean {
  return muted.some((item) => item.code === problem.code && (item.nodeId === null || item.nodeId === problem.nodeId));
}

/** What the linter says about the open journey, also by node. */
export function createProblemsStore(): ProblemsStore {
  return createStore<ProblemsState>()((set) => ({
    problems: [],
    muted: [],
    byNode: new Map(),
    check(journey, schema) {
      const found = lintJourney(journey, schema);
      const muted = found.filter((problem) => isMuted(problem, journey.muted));
      const problems = found.filter((problem) => !muted.includes(problem));
      const byNode = new Map<string, Problem[]>();
      for (const problem of problems) {
        if (problem.nodeId === null) continue;
        const list = byNode.get(problem.nodeId);
        if (list) list.push(problem);
        else byNode.set(problem.nodeId, [problem]);
      }
      set({ problems, muted, byNode });
    },
  }));
}
