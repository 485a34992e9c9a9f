import type { NodeOf } from '../../journey/nodes.ts';
import {
  attributeOfVariable,
  byteCount,
  characterCount,
  findVariables,
  utf8Bytes,
  withoutVariables,
} from '../../template/index.ts';
import { brandMessageLimits } from '../data/brandMessage.ts';
import { emailBytes, pushBytes, subjectBytes } from '../data/channelLimits.ts';
import { entryOn } from '../data/dated.ts';
import { assumedVariable } from '../data/practice.ts';
import { brandMessageTypeOf, isCarrierText, textLimitOf } from '../limits.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import { type LintContext, nodeRule, type Rule } from '../rule.ts';

type Message = NodeOf<'message'>;

export const lengthRules: readonly Rule[] = [
  nodeRule('message', bodyLengths),
  nodeRule('message', subjectLength),
  nodeRule('message', newlines),
  nodeRule('message', payloads),
];

function bodyLengths(message: Message, context: LintContext): Problem[] {
  const { id, content, fallback } = message;
  const own = textProblems(id, message, content.body, context);
  if (fallback === null) return own;
  return [...own, ...textProblems(id, { channel: fallback.channel, kakao: null }, fallback.body, context)];
}

function textProblems(
  nodeId: string,
  sent: Pick<Message, 'channel' | 'kakao'>,
  text: string,
  context: LintContext,
): Problem[] {
  const maximum = textLimitOf(sent, context.facts);
  if (!maximum) return [];
  const { limit, unit, source } = maximum;
  const place = { nodeId, source };
  const certain = withoutVariables(text);
  const count = unit === 'bytes' ? byteCount(certain).bytes : characterCount(certain);
  const longest = longestLength(text, unit, context);
  const problems: Problem[] = [];
  if (count > limit) {
    const code = unit === 'bytes' ? 'message.tooManyBytes' : 'message.tooManyCharacters';
    const params = { count, limit, channel: sent.channel };
    problems.push(problemOf('error', code, params, place));
  } else if (longest > limit) {
    const code = unit === 'bytes' ? 'message.maybeTooManyBytes' : 'message.maybeTooManyCharacters';
    const params = { count: longest, limit, channel: sent.channel };
    problems.push(problemOf('warning', code, params, place));
  }
  const { unencodable } = byteCount(certain);
  if (unit === 'bytes' && unencodable.length > 0) {
    problems.push(problemOf('warning', 'message.unencodable', { characters: unencodable.join(' ') }, { nodeId }));
  }
  return problems;
}

/** The length with the longest value of the data in each place of a variable; where it is not known, an assumed one. */
export function longestLength(text: string, unit: 'bytes' | 'characters', context: LintContext): number {
  const { schema, lengths, attributes, facts } = context;
  const assumed = entryOn(assumedVariable, facts)?.value[unit] ?? 0;
  let length = unit === 'bytes' ? byteCount(withoutVariables(text)).bytes : characterCount(withoutVariables(text));
  const names = new Set(attributes.keys());
  for (const variable of findVariables(text)) {
    const attribute = schema && attributeOfVariable(variable, names, schema.roles);
    const known = attribute === null ? undefined : lengths.get(attribute);
    length += (known?.[unit] ?? assumed) * timesOf(variable, text);
  }
  return length;
}

function timesOf(variable: string, text: string): number {
  return Array.from(text.matchAll(/#\{([^{}]*)\}/g)).filter((match) => match[1]!.trim() === variable).length;
}

function subjectLength({ id, channel, content }: Message, context: LintContext): Problem[] {
  const entry = channel === 'lms' || channel === 'mms' ? entryOn(subjectBytes, context.facts) : null;
  if (entry === null) return [];
  const count = byteCount(withoutVariables(content.subject)).bytes;
  const limit = entry.value;
  const place = { nodeId: id, source: entry.source };
  if (count > limit) return [problemOf('error', 'message.tooManySubjectBytes', { count, limit }, place)];
  const longest = longestLength(content.subject, 'bytes', context);
  return longest > limit
    ? [problemOf('warning', 'message.maybeTooManySubjectBytes', { count: longest, limit }, place)]
    : [];
}

function newlines({ id, channel, content, kakao }: Message, { facts }: LintContext): Problem[] {
  if (channel !== 'brandMessage') return [];
  const entry = entryOn(brandMessageLimits[brandMessageTypeOf(kakao)], facts);
  const count = content.body.split('\n').length - 1;
  return entry !== null && count > entry.value.newlines
    ? [
        problemOf(
          'error',
          'message.tooManyNewlines',
          { count, limit: entry.value.newlines },
          { nodeId: id, source: entry.source },
        ),
      ]
    : [];
}

function payloads({ id, channel, content }: Message, { facts }: LintContext): Problem[] {
  if (isCarrierText(channel)) return [];
  const count = utf8Bytes(content.subject) + utf8Bytes(content.preheader) + utf8Bytes(content.body);
  if (channel === 'push') {
    const entry = entryOn(pushBytes, facts);
    if (entry === null || count <= entry.value) return [];
    return [
      problemOf('error', 'message.pushPayload', { count, limit: entry.value }, { nodeId: id, source: entry.source }),
    ];
  }
  const entry = channel === 'email' ? entryOn(emailBytes, facts) : null;
  if (entry === null || count <= entry.value) return [];
  return [
    problemOf('warning', 'message.emailClipped', { count, limit: entry.value }, { nodeId: id, source: entry.source }),
  ];
}
