import type { NodeOf } from '../../journey/nodes.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import { nodeRule, type Rule } from '../rule.ts';

export const updateRules: readonly Rule[] = [nodeRule('update', updateChanges)];

function updateChanges({ id, changes }: NodeOf<'update'>): Problem[] {
  const place = { nodeId: id };
  if (changes.length === 0) return [problemOf('warning', 'update.empty', {}, place)];
  return changes.flatMap((change) => {
    switch (change.kind) {
      case 'setAttribute':
        return change.attribute === '' ? [problemOf('error', 'update.noAttribute', {}, place)] : [];
      case 'addTag':
      case 'removeTag':
        return change.tag === '' ? [problemOf('error', 'update.noTag', {}, place)] : [];
      case 'addPoints':
        return [];
    }
  });
}
