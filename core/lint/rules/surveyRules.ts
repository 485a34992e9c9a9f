import type { NodeOf } from '../../journey/nodes.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import { nodeRule, type Rule } from '../rule.ts';
import { repeatedLabels } from './names.ts';
import { totalPercent } from './shares.ts';

type Survey = NodeOf<'survey'>;

export const surveyRules: readonly Rule[] = [
  nodeRule('survey', questionAndAnswers),
  nodeRule('survey', times),
  nodeRule('survey', ({ id, answers }) => repeatedLabels(id, answers, 'survey.duplicateLabel')),
];

function questionAndAnswers({ id, question, answers }: Survey): Problem[] {
  const place = { nodeId: id };
  const problems = question.trim() === '' ? [problemOf('error', 'survey.noQuestion', {}, place)] : [];
  if (answers.length === 0) return [...problems, problemOf('error', 'survey.noAnswers', {}, place)];
  const total = totalPercent(answers.map((answer) => answer.sharePercent));
  if (total > 100) problems.push(problemOf('error', 'survey.shares', { total }, place));
  if (total === 0) problems.push(problemOf('warning', 'survey.nobodyAnswers', {}, place));
  return problems;
}

function times({ id, answerSeconds, timeoutSeconds }: Survey): Problem[] {
  if (timeoutSeconds === 0) return [problemOf('error', 'survey.zeroTimeout', {}, { nodeId: id })];
  return answerSeconds >= timeoutSeconds
    ? [problemOf('warning', 'survey.lateAnswers', { answer: answerSeconds, timeout: timeoutSeconds }, { nodeId: id })]
    : [];
}
