import { fail, ok, type Result } from '../../lib/result.ts';
import { type Step, type StepGraph, type StepTarget, waysOf } from './steps.ts';

/** One place of a step in a tree in which nothing converges. */
export interface TreeStep {
  /** 0, 1, 2 … in the order of the list; a parent comes before its children. */
  readonly number: number;
  readonly step: Step;
  readonly parent: number | null;
  /** Which way out of the parent leads here. */
  readonly way: number;
}

/**
 * The steps after `first` as a tree, for targets whose steps have one parent: a step that several ways lead to stands once per way.
 * The graph must have no circles. Fails with the step at which there would be more than `most` places.
 */
export function unfold(graph: StepGraph, first: StepTarget, most: number): Result<TreeStep[], Step> {
  const tree: TreeStep[] = [];
  const pending = first === null ? [] : [{ id: first, parent: null as number | null, way: 0 }];
  while (pending.length > 0) {
    const { id, parent, way } = pending.pop()!;
    const step = graph.steps.get(id)!;
    if (tree.length === most) return fail(step);
    const number = tree.length;
    tree.push({ number, step, parent, way });
    const children = waysOf(step).flatMap((target, index) =>
      target === null ? [] : [{ id: target, parent: number, way: index }],
    );
    pending.push(...children.toReversed());
  }
  return ok(tree);
}

/** How often each step stands in the tree, of those that stand more than once. */
export function repeatsOf(tree: readonly TreeStep[]): Map<Step, number> {
  const counts = new Map<Step, number>();
  for (const { step } of tree) counts.set(step, (counts.get(step) ?? 0) + 1);
  return new Map([...counts].filter(([, count]) => count > 1));
}
