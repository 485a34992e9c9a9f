import type { LintFacts } from '../../../core/lint/index.ts';
import type { PredictedName } from '../../../core/dataset/predictedCatalogue.ts';
import { filteredBy, triggeredBy } from './journeys.ts';
import { ruleCase, type RuleCase } from './ruleCases.ts';
import { sampleSchema } from './sampleSchema.ts';

const atLeast = (name: PredictedName, value: number) =>
  filteredBy({ kind: 'attribute', attribute: name, test: { compare: 'atLeast', value } });
const churn = atLeast('predicted:churnRisk', 0.6);
const purchases = atLeast('predicted:purchases90Days', 2);
const value = atLeast('predicted:lifetimeValueWon', 100_000);
const churnTrigger = triggeredBy({ kind: 'predicted', quantity: { kind: 'churnRisk', above: 0.5 } });
const nextTrigger = triggeredBy({
  kind: 'predicted',
  quantity: { kind: 'nextPurchase', offsetDays: 0, secondOfDay: 0 },
});

const facts = (change: Partial<NonNullable<LintFacts['purchases']>>) => ({
  purchases: { enough: true, hasAmounts: true, knowsLeaving: true, ...change },
});
const withoutPurchases = {
  ...sampleSchema,
  eventTypes: sampleSchema.eventTypes.filter(({ name }) => name !== 'purchase'),
};

/** What makes a prediction missing for everyone. */
export const predictionCases: readonly RuleCase[] = [
  ruleCase('prediction.noPurchases', 'warning', churn, churn, 'node', {
    schema: withoutPurchases,
    soundSchema: sampleSchema,
  }),
  ruleCase('prediction.tooFewPurchases', 'warning', purchases, purchases, 'node', {
    facts: facts({ enough: false }),
    soundFacts: facts({}),
  }),
  ruleCase('prediction.tooFewPurchases', 'warning', nextTrigger, nextTrigger, 'start', {
    facts: facts({ enough: false }),
    soundFacts: facts({ knowsLeaving: false }),
  }),
  ruleCase('prediction.leavingUnknown', 'warning', churn, purchases, 'node', { facts: facts({ knowsLeaving: false }) }),
  ruleCase('prediction.leavingUnknown', 'warning', churn, churn, 'node', {
    facts: facts({ knowsLeaving: false }),
    // not known before a model is fitted
    soundFacts: facts({ knowsLeaving: null }),
  }),
  ruleCase('prediction.leavingUnknown', 'warning', churnTrigger, nextTrigger, 'start', {
    facts: facts({ knowsLeaving: false }),
  }),
  ruleCase('prediction.noAmounts', 'warning', value, purchases, 'node', { facts: facts({ hasAmounts: false }) }),
];
