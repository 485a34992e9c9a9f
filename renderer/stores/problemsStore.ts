import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DatasetSchema } from '../../core/dataset/dataset.ts';
import type { Journey } from '../../core/journey/spec.ts';
import { type LintFacts, lintJourney } from '../../core/lint/index.ts';
import type { Problem } from '../../core/lint/problem.ts';

export interface ProblemsState {
  readonly problems: readonly Problem[];
  /** Found as well, but muted in the journey's settings. */
  readonly muted: readonly Problem[];
  readonly byNode: ReadonlyMap<string, readonly Problem[]>;
  /** What the engine knows beside the journey; nothing until it has answered. */
  readonly facts: Partial<LintFacts>;
  check(journey: Journey, schema: DatasetSchema | null, facts: Partial<LintFacts>): void;
}

export type ProblemsStore = StoreApi<ProblemsState>;

/** What the linter says about the open journey, also by node. */
export function createProblemsStore(): ProblemsStore {
  return createStore<ProblemsState>()((set, get) => ({
    problems: [],
    muted: [],
    byNode: new Map(),
    facts: {},
    check(journey, schema, facts) {
      const found = lintJourney(journey, schema, facts);
      const before = get();
      const muted = kept(
        before.muted,
        found.filter((problem) => problem.mutedReason !== undefined),
      );
      const problems = kept(
        before.problems,
        found.filter((problem) => problem.mutedReason === undefined),
      );
      if (problems === before.problems) {
        set({ muted, facts });
        return;
      }
      const byNode = new Map<string, Problem[]>();
      for (const problem of problems) {
        if (problem.nodeId === null) continue;
        const list = byNode.get(problem.nodeId);
        if (list) list.push(problem);
        else byNode.set(problem.nodeId, [problem]);
      }
      set({
        problems,
        muted,
        byNode: new Map([...byNode].map(([id, list]) => [id, kept(before.byNode.get(id), list)])),
        facts,
      });
    },
  }));
}

/** The list of before where the new one says the same, so that nothing is drawn anew for it. */
function kept(before: readonly Problem[] | undefined, found: readonly Problem[]): readonly Problem[] {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(found) ? before : found;
}
