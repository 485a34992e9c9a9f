import { contentCases, newConditionCases } from './contentCases.ts';
import { kakaoCases, lawCases, senseCases } from './lawCases.ts';
import { messageCases } from './messageCases.ts';
import { entryCases, nodeCases } from './nodeCases.ts';
import { predictionCases } from './predictionCases.ts';
import {
  conditionCases,
  decisionCases,
  graphCases,
  type RuleCase,
  settingCases,
  timeCases,
  triggerCases,
} from './ruleCases.ts';

/** A journey that breaks each rule and its nearest one that does not. */
export const cases: readonly RuleCase[] = [
  ...graphCases,
  ...timeCases,
  ...decisionCases,
  ...conditionCases,
  ...newConditionCases,
  ...predictionCases,
  ...triggerCases,
  ...settingCases,
  ...messageCases,
  ...contentCases,
  ...nodeCases,
  ...entryCases,
  ...kakaoCases,
  ...lawCases,
  ...senseCases,
];
