import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DatasetSchema } from '../../core/dataset/dataset.ts';
import type { Journey } from '../../core/journey/spec.ts';
import { lintJourney } from '../../core/lint/index.ts';
import type { Problem } from '../../core/lint/problem.ts';

export interface ProblemsState {
  readonly problems: readonly Problem[];
  readonly byNode: ReadonlyMap<string, readonly Problem[]>;
  check(journey: Journey, schema: DatasetSchema | null): void;
}

export type ProblemsStore = StoreApi<ProblemsState>;

/** What the linter says about the open journey, also by node. */
export function createProblemsStore(): ProblemsStore {
  return createStore<ProblemsState>()((set) => ({
    problems: [],
    byNode: new Map(),
    check(journey, schema) {
      const problems = lintJourney(journey, schema);
      const byNode = new Map<string, Problem[]>();
      for (const problem of problems) {
        if (problem.nodeId === null) continue;
        const list = byNode.get(problem.nodeId);
        if (list) list.push(problem);
        else byNode.set(problem.nodeId, [problem]);
      }
      set({ problems, byNode });
    },
  }));
}
