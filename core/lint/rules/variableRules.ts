import type { NodeOf } from '../../journey/nodes.ts';
import { attributeOfVariable, findVariables } from '../../template/index.ts';
import { foreignVariable } from '../foreignVariables.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import { type LintContext, nodeRule, type Rule } from '../rule.ts';

type Message = NodeOf<'message'>;

export const variableRules: readonly Rule[] = [
  nodeRule('message', unknownVariables),
  nodeRule('message', writtenVariables),
  nodeRule('message', alimtalkVariables),
];

/** Everything in which a variable may stand, one part a line. */
export function textsOf({ content, fallback }: Message): string {
  return [
    content.subject,
    content.preheader,
    content.body,
    ...content.buttons.flatMap((button) => [button.label, button.url]),
    fallback?.body ?? '',
  ].join('\n');
}

function unknownVariables(
  message: Message,
  { schema, attributes, setAttributes, lengths, facts }: LintContext,
): Problem[] {
  if (!schema) return [];
  const known = new Set([...attributes.keys(), ...setAttributes]);
  const place = { nodeId: message.id };
  return findVariables(textsOf(message))
    .filter((name) => name !== '')
    .flatMap((name) => {
      const attribute = attributeOfVariable(name, known, schema.roles);
      if (attribute === null) return [problemOf('error', 'message.unknownVariable', { name }, place)];
      const missing = setAttributes.has(attribute) ? 0 : (lengths.get(attribute)?.missing ?? 0);
      if (missing === 0 || facts.customers === null || facts.customers === 0) return [];
      const params = { name, missing, share: missing / facts.customers };
      return [problemOf('warning', 'message.variableMissing', params, place)];
    });
}

/** Variables that are not written as variables are. */
function writtenVariables(message: Message): Problem[] {
  const text = textsOf(message);
  const place = { nodeId: message.id };
  const problems: Problem[] = [];
  if (findVariables(text).includes('')) problems.push(problemOf('error', 'message.emptyVariable', {}, place));
  const broken = /#\{[^{}\n]{0,20}(?=[\n{]|$)|#\[[^\]\n]{1,20}\]/m.exec(text);
  if (broken) problems.push(problemOf('error', 'message.brokenVariable', { text: broken[0] }, place));
  const foreign = foreignVariable(text);
  if (foreign) problems.push(problemOf('warning', 'message.foreignVariable', foreign, place));
  return problems;
}

function alimtalkVariables({ id, channel, content }: Message): Problem[] {
  if (channel !== 'alimtalk') return [];
  return findVariables(content.body)
    .filter((name) => name.includes('.'))
    .map((name) => problemOf('error', 'message.dottedVariable', { name }, { nodeId: id }));
}
