import type { NodeOf } from '../../journey/nodes.ts';
import { detectableLift } from '../../stats/sampleSize.ts';
import { entryOn } from '../data/dated.ts';
import { experimentPlan } from '../data/practice.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import { type LintContext, nodeRule, type Rule } from '../rule.ts';
import { repeatedLabels } from './names.ts';
import { isWhole, totalPercent } from './shares.ts';

type Experiment = NodeOf<'experiment'>;

export const experimentRules: readonly Rule[] = [
  nodeRule('experiment', arms),
  nodeRule('experiment', (node) => repeatedLabels(node.id, node.arms, 'experiment.duplicateLabel')),
  nodeRule('experiment', controls),
  metrics,
  nodeRule('experiment', power),
];

function arms({ id, arms: all }: Experiment): Problem[] {
  const place = { nodeId: id };
  if (all.length < 2) return [problemOf('error', 'experiment.tooFewArms', { count: all.length }, place)];
  const total = totalPercent(all.map((arm) => arm.weightPercent));
  return isWhole(total) ? [] : [problemOf('error', 'experiment.weights', { total }, place)];
}

function controls({ id, arms: all }: Experiment): Problem[] {
  const count = all.filter((arm) => arm.isControl).length;
  if (all.length < 2 || count === 1) return [];
  return count === 0
    ? [problemOf('error', 'experiment.noControl', {}, { nodeId: id })]
    : [problemOf('error', 'experiment.manyControls', { count }, { nodeId: id })];
}

/** What an experiment is decided by has to be possible: a goal, or a message behind some arm. */
function metrics(context: LintContext): Problem[] {
  const { journey, graph } = context;
  const experiments = journey.nodes.filter((node) => node.type === 'experiment');
  if (experiments.length === 0) return [];
  const leadsToMessage = nodesBeforeMessages(context);
  return experiments.flatMap(({ id, metric, arms: all }) => {
    if (metric === 'goal') {
      return journey.goal.event === '' ? [problemOf('error', 'experiment.noGoal', {}, { nodeId: id })] : [];
    }
    const sends = all.some((arm) => leadsToMessage.has(graph.edgeFrom(id, arm.id)?.to ?? ''));
    return sends ? [] : [problemOf('warning', 'experiment.noMessage', {}, { nodeId: id })];
  });
}

function nodesBeforeMessages({ journey, previous }: LintContext): Set<string> {
  const found = new Set<string>();
  const pending = journey.nodes.filter((node) => node.type === 'message').map((node) => node.id);
  while (pending.length > 0) {
    const id = pending.pop()!;
    if (found.has(id)) continue;
    found.add(id);
    pending.push(...previous(id));
  }
  return found;
}

/** With the customers that the last run brought here, could the arms be told apart? */
function power({ id, arms: all }: Experiment, { facts }: LintContext): Problem[] {
  const entry = entryOn(experimentPlan, facts);
  const entered = facts.lastRun?.entered[id];
  if (entry === null || facts.lastRun === null || entered === undefined || all.length < 2) return [];
  const plan = entry.value;
  const total = all.reduce((sum, arm) => sum + arm.weightPercent, 0);
  const shares = all.map((arm) => arm.weightPercent / total).filter((share) => share > 0);
  if (shares.length < 2) return [];
  const customers = Math.floor(entered * Math.min(...shares));
  const rate = facts.lastRun.goalShare ?? plan.assumedRate;
  const lift = detectableLift({ customersPerArm: customers, rate, significance: plan.significance, power: plan.power });
  if (lift <= plan.relativeLift) return [];
  const params = { customers, lift: Math.min(lift, 9.99), wanted: plan.relativeLift, rate };
  return [problemOf('warning', 'experiment.underpowered', params, { nodeId: id, source: entry.source })];
}
