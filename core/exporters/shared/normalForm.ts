import type { Condition } from '../../segment/condition.ts';

/** A condition that is no combination, perhaps negated. */
export interface Leaf {
  readonly condition: Exclude<Condition, { kind: 'all' | 'any' | 'not' }>;
  readonly negated: boolean;
}

/**
 * The condition as groups of leaves: `and` = every group must have a leaf that holds (conjunctive), `or` = some group's leaves must
 * all hold (disjunctive). Null when there would be more than `most` groups, because multiplying out grows without bound.
 * An empty list of groups is true for `and` and false for `or`; an empty group the other way round.
 */
export function normalForm(condition: Condition, outer: 'and' | 'or', most: number): Leaf[][] | null {
  return form(condition, false, outer, most);
}

function form(condition: Condition, negated: boolean, outer: 'and' | 'or', most: number): Leaf[][] | null {
  switch (condition.kind) {
    case 'not':
      return form(condition.of, !negated, outer, most);
    case 'all':
    case 'any': {
      const parts: Leaf[][][] = [];
      for (const part of condition.of) {
        const groups = form(part, negated, outer, most);
        if (groups === null) return null;
        parts.push(groups);
      }
      const isConjunction = (condition.kind === 'all') !== negated;
      const joined = isConjunction === (outer === 'and') ? parts.flat() : product(parts, most);
      return joined !== null && joined.length <= most ? joined : null;
    }
    default: {
      const { attribute, test } = condition.kind === 'attribute' ? condition : { attribute: '', test: null };
      if (test?.compare === 'between') {
        const range: Condition = {
          kind: 'all',
          of: [
            { kind: 'attribute', attribute, test: { compare: 'atLeast', value: test.from } },
            { kind: 'attribute', attribute, test: { compare: 'atMost', value: test.to } },
          ],
        };
        return form(range, negated, outer, most);
      }
      return [[{ condition, negated }]];
    }
  }
}

function product(parts: readonly Leaf[][][], most: number): Leaf[][] | null {
  let groups: Leaf[][] = [[]];
  for (const part of parts) {
    groups = groups.flatMap((left) => part.map((right) => [...left, ...right]));
    if (groups.length > most) return null;
  }
  return groups;
}
