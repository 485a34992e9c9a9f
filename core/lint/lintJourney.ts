import type { DatasetSchema } from '../dataset/dataset.ts';
import type { Journey } from '../journey/spec.ts';
import type { Problem } from './problem.ts';
import { createContext, type Rule } from './rule.ts';
import { conditionRules } from './rules/conditionRules.ts';
import { entryRules } from './rules/entryRules.ts';
import { graphRules } from './rules/graphRules.ts';
import { decisionRules } from './rules/decisionRules.ts';
import { legalRules } from './rules/legalRules.ts';
import { lengthRules } from './rules/lengthRules.ts';
import { messageRules } from './rules/messageRules.ts';
import { nameRules } from './rules/nameRules.ts';
import { timeRules } from './rules/timeRules.ts';
import { triggerRules } from './rules/triggerRules.ts';
import { updateRules } from './rules/updateRules.ts';

const rules: readonly Rule[] = [
  ...graphRules,
  ...triggerRules,
  ...entryRules,
  ...timeRules,
  ...decisionRules,
  ...conditionRules,
  ...messageRules,
  ...legalRules,
  ...lengthRules,
  ...updateRules,
  ...nameRules,
];

const weight = { error: 0, warning: 1, info: 2 } as const;

/**
 * Everything that is wrong with a journey, errors first, otherwise in the order of rules and nodes. Without a dataset, names
 * of events and attributes are not looked up.
 */
export function lintJourney(journey: Journey, schema: DatasetSchema | null): Problem[] {
  const context = createContext(journey, schema);
  return rules.flatMap((rule) => rule(context)).sort((a, b) => weight[a.severity] - weight[b.severity]);
}
