import type { NodeOf } from '../../journey/nodes.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import { nodeRule, type Rule } from '../rule.ts';

export const decisionRules: readonly Rule[] = [
  nodeRule('split', splitArms),
  nodeRule('split', ({ id, arms }) => duplicateLabels(id, arms, 'split.duplicateLabel')),
  nodeRule('branch', noBranches),
  nodeRule('branch', ({ id, branches }) => duplicateLabels(id, branches, 'branch.duplicateLabel')),
];

function splitArms({ id, arms }: NodeOf<'split'>): Problem[] {
  if (arms.length === 0) return [problemOf('error', 'split.noArms', {}, { nodeId: id })];
  const total = arms.reduce((sum, arm) => sum + arm.weightPercent, 0);
  // thirds are entered as 33.33, 33.33 and 33.34, and their floating sum is not exactly 100
  if (Math.abs(total - 100) < 1e-6) return [];
  return [problemOf('error', 'split.weights', { total: Math.round(total * 100) / 100 }, { nodeId: id })];
}

function noBranches({ id, branches }: NodeOf<'branch'>): Problem[] {
  return branches.length === 0 ? [problemOf('warning', 'branch.noBranches', {}, { nodeId: id })] : [];
}

function duplicateLabels(
  nodeId: string,
  ports: readonly { label: string }[],
  code: 'split.duplicateLabel' | 'branch.duplicateLabel',
): Problem[] {
  const labels = ports.map((port) => port.label.trim());
  const repeated = new Set(labels.filter((label, index) => label !== '' && labels.indexOf(label) < index));
  return [...repeated].map((label) => problemOf('warning', code, { label }, { nodeId }));
}
