import type { Column, Dataset } from '../dataset/dataset.ts';
import type { Condition } from './condition.ts';
import { compileOutside } from './membership.ts';
import { expandSegments, type SegmentDefinitions } from './savedSegment.ts';

/** One part of a condition at one customer. */
export interface ExplainedPart {
  /** Without parts of its own where it has any: those are in `parts`. */
  readonly condition: Condition;
  readonly holds: boolean;
  /** What was found, in signs that need no translation: `purchase: 2 (≥ 1)`. Empty for groups. */
  readonly found: string;
  readonly parts: readonly ExplainedPart[];
}

/**
 * Why a customer (row) satisfies a condition as of `time` (epoch seconds) or not: every part with its own answer. `computed` as in
 * `membershipOf`. A saved segment's parts are those of its definition.
 */
export function explainMembership(
  condition: Condition,
  definitions: SegmentDefinitions,
  dataset: Dataset,
  row: number,
  time: number,
  computed: readonly Column[],
): ExplainedPart {
  const inner = (part: Condition) => explainMembership(part, definitions, dataset, row, time, computed);
  const { compiled, moment } = compileOutside(expandSegments(condition, definitions), dataset, time, computed);
  moment.row = row;
  const holds = compiled.holds(moment);
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { condition: { ...condition, of: [] }, holds, found: '', parts: condition.of.map(inner) };
    case 'not':
      // the opposite of one part reads as one line, with what was found for it
      return condition.of.kind === 'all' || condition.of.kind === 'any' || condition.of.kind === 'segment'
        ? { condition, holds, found: '', parts: inner(condition.of).parts }
        : { condition, holds, found: inner(condition.of).found, parts: [] };
    case 'segment': {
      const definition = expandSegments(condition, definitions);
      const parts = definition.kind === 'all' || definition.kind === 'any' ? definition.of : [definition];
      return { condition, holds, found: '', parts: parts.map(inner) };
    }
    default:
      return { condition, holds, found: String(compiled.explain(moment).detail ?? ''), parts: [] };
  }
}
