import type { NodeOf } from '../../journey/nodes.ts';
import { attributeOfVariable, buttonLimitOf, findVariables } from '../../template/index.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import { type LintContext, nodeRule, type Rule } from '../rule.ts';
import { promotionWordIn } from './promotion.ts';

type Message = NodeOf<'message'>;

export const messageRules: readonly Rule[] = [
  nodeRule('message', missingParts),
  nodeRule('message', alimtalk),
  nodeRule('message', brandMessage),
  nodeRule('message', variables),
];

function missingParts({ id, channel, purpose, content, fallback }: Message): Problem[] {
  const place = { nodeId: id };
  const problems: Problem[] = [];
  if (purpose === null) problems.push(problemOf('error', 'message.noPurpose', {}, place));
  if (content.body.trim() === '') problems.push(problemOf('error', 'message.empty', {}, place));
  if (channel === 'email' && content.subject.trim() === '') {
    problems.push(problemOf('error', 'message.noSubject', {}, place));
  }
  if (fallback && fallback.body.trim() === '') problems.push(problemOf('error', 'message.emptyFallback', {}, place));
  const limit = buttonLimitOf(channel);
  if (limit !== null && content.buttons.length > limit) {
    problems.push(problemOf('error', 'message.tooManyButtons', { count: content.buttons.length, limit }, place));
  }
  return problems;
}

/** Alimtalk carries information only, and reaches nobody without KakaoTalk: hence the fallback. */
function alimtalk({ id, channel, purpose, content, fallback }: Message): Problem[] {
  if (channel !== 'alimtalk') return [];
  const place = { nodeId: id };
  const problems: Problem[] = [];
  if (purpose === 'advertising') {
    problems.push(problemOf('error', 'message.alimtalkAdvertising', {}, place));
  } else {
    const word = promotionWordIn(content.body);
    if (word !== null) problems.push(problemOf('warning', 'message.alimtalkPromotion', { word }, place));
  }
  if (!fallback) problems.push(problemOf('warning', 'message.noFallback', {}, place));
  for (const name of findVariables(content.body)) {
    if (name.includes('.')) problems.push(problemOf('error', 'message.dottedVariable', { name }, place));
  }
  return problems;
}

function brandMessage({ id, channel, purpose }: Message): Problem[] {
  if (channel !== 'brandMessage') return [];
  const place = { nodeId: id };
  const hours = problemOf('info', 'message.brandMessageHours', {}, place);
  return purpose === 'information'
    ? [problemOf('warning', 'message.brandMessageInformation', {}, place), hours]
    : [hours];
}

function variables({ id, content, fallback }: Message, { schema, attributes, setAttributes }: LintContext): Problem[] {
  if (!schema) return [];
  const known = new Set([...attributes.keys(), ...setAttributes]);
  const texts = [
    content.subject,
    content.preheader,
    content.body,
    ...content.buttons.flatMap((button) => [button.label, button.url]),
    fallback?.body ?? '',
  ];
  return findVariables(texts.join('\n'))
    .filter((name) => attributeOfVariable(name, known, schema.roles) === null)
    .map((name) => problemOf('error', 'message.unknownVariable', { name }, { nodeId: id }));
}
