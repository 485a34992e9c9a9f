import { knownEvents } from '../../dataset/dataset.ts';
import type { PredictedName } from '../../dataset/predictedCatalogue.ts';
import type { NodeOf } from '../../journey/nodes.ts';
import type { LintFacts } from '../facts.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import type { LintContext } from '../rule.ts';

/** What it takes to say so. */
type Known = Pick<LintContext, 'schema' | 'eventNames'> & { readonly facts: Pick<LintFacts, 'purchases'> };

/** Why a prediction is missing for everyone, the first reason that applies. */
export function predictionProblems(
  name: PredictedName,
  { schema, eventNames, facts }: Known,
  nodeId: string | null,
): Problem[] {
  const place = { nodeId, source: 'dataset' } as const;
  const params = { name: name.replace('predicted:', '') };
  if (schema && !eventNames.has(knownEvents.purchase)) {
    return [problemOf('warning', 'prediction.noPurchases', params, place)];
  }
  if (facts.purchases === null) return [];
  const { enough, hasAmounts, knowsLeaving } = facts.purchases;
  if (!enough) return [problemOf('warning', 'prediction.tooFewPurchases', params, place)];
  if (name === 'predicted:lifetimeValueWon' && !hasAmounts) {
    return [problemOf('warning', 'prediction.noAmounts', params, place)];
  }
  const asksForLeaving = name === 'predicted:aliveProbability' || name === 'predicted:churnRisk';
  return asksForLeaving && knowsLeaving === false
    ? [problemOf('warning', 'prediction.leavingUnknown', params, place)]
    : [];
}

/** Why a trigger that goes by predictions calls nobody. */
export function predictedTriggerProblems({ id, trigger }: NodeOf<'trigger'>, context: LintContext): Problem[] {
  if (trigger.kind !== 'predicted') return [];
  if (context.schema && !context.eventNames.has(knownEvents.purchase)) {
    return [problemOf('warning', 'trigger.noPurchases', {}, { nodeId: id, source: 'dataset' })];
  }
  const name = trigger.quantity.kind === 'churnRisk' ? 'predicted:churnRisk' : 'predicted:nextPurchaseDays';
  return predictionProblems(name, context, id);
}
