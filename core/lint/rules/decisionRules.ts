import { problemOf } from '../problems.ts';
import { nodeRule, type Rule } from '../rule.ts';
import { repeatedLabels } from './names.ts';
import { totalPercent, isWhole } from './shares.ts';

export const decisionRules: readonly Rule[] = [
  nodeRule('split', ({ id, arms }) => {
    if (arms.length === 0) return [problemOf('error', 'split.noArms', {}, { nodeId: id })];
    const total = totalPercent(arms.map((arm) => arm.weightPercent));
    return isWhole(total) ? [] : [problemOf('error', 'split.weights', { total }, { nodeId: id })];
  }),
  nodeRule('split', ({ id, arms }) => repeatedLabels(id, arms, 'split.duplicateLabel')),
  nodeRule('branch', ({ id, branches }) =>
    branches.length === 0 ? [problemOf('warning', 'branch.noBranches', {}, { nodeId: id })] : [],
  ),
  nodeRule('branch', ({ id, branches }) => repeatedLabels(id, branches, 'branch.duplicateLabel')),
  nodeRule('gate', ({ id, passes }) => (passes === 0 ? [problemOf('error', 'gate.noPasses', {}, { nodeId: id })] : [])),
];
