import type { DatasetSchema } from '../dataset/dataset.ts';
import type { Journey } from '../journey/spec.ts';
import { type LintFacts, noFacts } from './facts.ts';
import { withMutes } from './mutes.ts';
import type { Problem } from './problem.ts';
import { createContext, type Rule } from './rule.ts';
import { conditionRules } from './rules/conditionRules.ts';
import { decisionRules } from './rules/decisionRules.ts';
import { effectRules } from './rules/effectRules.ts';
import { entryRules } from './rules/entryRules.ts';
import { experimentRules } from './rules/experimentRules.ts';
import { graphRules } from './rules/graphRules.ts';
import { kakaoRules } from './rules/kakaoRules.ts';
import { legalRules } from './rules/legalRules.ts';
import { lengthRules } from './rules/lengthRules.ts';
import { messageRules } from './rules/messageRules.ts';
import { nameRules } from './rules/nameRules.ts';
import { nightRules } from './rules/nightRules.ts';
import { purposeRules } from './rules/purposeRules.ts';
import { senseRules } from './rules/senseRules.ts';
import { settingRules } from './rules/settingRules.ts';
import { surveyRules } from './rules/surveyRules.ts';
import { timeRules } from './rules/timeRules.ts';
import { triggerRules } from './rules/triggerRules.ts';
import { updateRules } from './rules/updateRules.ts';
import { variableRules } from './rules/variableRules.ts';

const rules: readonly Rule[] = [
  ...graphRules,
  ...triggerRules,
  ...entryRules,
  ...timeRules,
  ...decisionRules,
  ...experimentRules,
  ...surveyRules,
  ...effectRules,
  ...conditionRules,
  ...messageRules,
  ...kakaoRules,
  ...purposeRules,
  ...legalRules,
  ...nightRules,
  ...settingRules,
  ...lengthRules,
  ...variableRules,
  ...updateRules,
  ...senseRules,
  ...nameRules,
];

const weight = { error: 0, warning: 1, info: 2 } as const;

/**
 * Everything that is wrong with a journey, errors first and muted problems last, otherwise in the order of rules and nodes.
 * Without a dataset names of events and attributes are not looked up; what `facts` leaves unknown is not asked.
 */
export function lintJourney(journey: Journey, schema: DatasetSchema | null, facts: Partial<LintFacts> = {}): Problem[] {
  const context = createContext(journey, schema, { ...noFacts, ...facts });
  const found = rules.flatMap((rule) => rule(context));
  const rank = ({ severity, mutedReason }: Problem) => weight[severity] + (mutedReason === undefined ? 0 : 3);
  return withMutes(found, journey.muted).sort((a, b) => rank(a) - rank(b));
}
