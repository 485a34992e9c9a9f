import type { DatasetSchema } from '../dataset/dataset.ts';
import { isPredictedName } from '../dataset/predictedCatalogue.ts';
import { computedIn } from '../segment/index.ts';
import type { Condition } from '../segment/condition.ts';
import type { LintFacts } from './facts.ts';
import type { Problem } from './problem.ts';
import { predictionProblems } from './rules/predictionChecks.ts';

/** Why predictions that a condition asks for are missing for everyone, for who asks it outside of a journey. */
export function missingPredictions(
  condition: Condition,
  schema: DatasetSchema,
  purchases: LintFacts['purchases'],
): Problem[] {
  const eventNames = new Set(schema.eventTypes.map(({ name }) => name));
  return computedIn(condition)
    .filter(isPredictedName)
    .flatMap((name) => predictionProblems(name, { schema, eventNames, facts: { purchases } }, null));
}
