import { fail, ok, type Result } from '../../lib/result.ts';

/** A step of a tree in which branches come together again at the step that follows theirs. */
export interface StructuredStep {
  readonly id: string;
  /** 0 for the first copy of this step, 1 for the next … */
  readonly copy: number;
  /** For a step of several ways, what follows on each; empty for a step of one way or none. */
  readonly branches: readonly (readonly StructuredStep[])[];
}

export interface Structured {
  readonly steps: readonly StructuredStep[];
  /** Steps that occur more than once, and how often. */
  readonly copies: ReadonlyMap<string, number>;
  /** Ways back to an earlier step, which a tree cannot hold; they end there. */
  readonly cut: readonly { readonly id: string; readonly way: number }[];
}

export interface StructureRefusal {
  readonly reason: 'tooMany' | 'tooDeep';
  /** The step at which the limit was passed. */
  readonly id: string;
}

interface Limits {
  readonly steps: number;
  readonly depth: number;
}

/**
 * Turns a graph into nested sequences. `waysOf` lists where each way out of a step leads, null = the end. Branches of a step go
 * up to its immediate post-dominator, the first step that all its ways must come to, and the sequence continues there; a step
 * that some but not all ways share stands in each of them. Post-dominators by intersection as in Cooper, Harvey and Kennedy, "A
 * Simple, Fast Dominance Algorithm" (2001), one pass since the graph without its ways back has no circles.
 */
export function structureFlow(
  start: string | null,
  waysOf: (id: string) => readonly (string | null)[],
  limits: Limits,
): Result<Structured, StructureRefusal> {
  const { ways, topological, cut } = withoutCircles(start, waysOf);
  const join = postDominators(topological, ways);
  const counts = new Map<string, number>();
  let total = 0;
  let refusal: StructureRefusal | null = null;

  const sequence = (from: string | null, until: string | null, depth: number): StructuredStep[] => {
    const steps: StructuredStep[] = [];
    let at = from;
    while (at !== null && at !== until && refusal === null) {
      const id = at;
      if (++total > limits.steps || depth > limits.depth) {
        refusal = { reason: total > limits.steps ? 'tooMany' : 'tooDeep', id };
        break;
      }
      const copy = counts.get(id) ?? 0;
      counts.set(id, copy + 1);
      const targets = ways.get(id)!;
      const next = join.get(id) ?? null;
      const branches = targets.length < 2 ? [] : targets.map((target) => sequence(target, next, depth + 1));
      steps.push({ id, copy, branches });
      at = next;
    }
    return steps;
  };
  const steps = sequence(start, null, 0);
  if (refusal !== null) return fail(refusal);
  return ok({ steps, copies: new Map([...counts].filter(([, count]) => count > 1)), cut });
}

/** The ways out of every step that `start` leads to, those back to an earlier step replaced by null and listed in `cut`. */
export function withoutCircles(start: string | null, waysOf: (id: string) => readonly (string | null)[]) {
  const ways = new Map<string, (string | null)[]>();
  const onPath = new Set<string>();
  const finished: string[] = [];
  const cut: { id: string; way: number }[] = [];
  const enter = (id: string) => {
    ways.set(id, [...waysOf(id)]);
    onPath.add(id);
    return { id, next: 0 };
  };
  // its own stack, because a journey may be thousands of steps long
  const frames = start === null ? [] : [enter(start)];
  while (frames.length > 0) {
    const frame = frames.at(-1)!;
    const targets = ways.get(frame.id)!;
    const way = frame.next++;
    if (way >= targets.length) {
      frames.pop();
      onPath.delete(frame.id);
      finished.push(frame.id);
      continue;
    }
    const target = targets[way]!;
    if (target === null) continue;
    if (onPath.has(target)) {
      targets[way] = null;
      cut.push({ id: frame.id, way });
    } else if (!ways.has(target)) frames.push(enter(target));
  }
  return { ways, topological: finished.reverse(), cut };
}

function postDominators(
  topological: readonly string[],
  ways: ReadonlyMap<string, readonly (string | null)[]>,
): ReadonlyMap<string, string | null> {
  const join = new Map<string, string | null>();
  const depth = new Map<string, number>();
  const depthOf = (id: string | null) => (id === null ? 0 : depth.get(id)!);
  const meet = (a: string | null, b: string | null): string | null => {
    let [left, right] = [a, b];
    while (left !== right) {
      if (depthOf(left) >= depthOf(right)) left = join.get(left!)!;
      else right = join.get(right!)!;
    }
    return left;
  };
  for (const id of topological.toReversed()) {
    const targets = ways.get(id)!;
    const common = targets.length === 0 ? null : targets.reduce(meet);
    join.set(id, common);
    depth.set(id, depthOf(common) + 1);
  }
  return join;
}
