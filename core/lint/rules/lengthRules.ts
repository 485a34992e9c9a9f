import type { Channel } from '../../journey/channels.ts';
import type { NodeOf } from '../../journey/nodes.ts';
import { byteCount, characterCount, findVariables, textLimitOf, withoutVariables } from '../../template/index.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import { nodeRule, type Rule } from '../rule.ts';

export const lengthRules: readonly Rule[] = [nodeRule('message', messageLengths)];

/** Ten Hangul syllables, a generous name: the room kept for each variable before a length is called risky. */
const bytesPerVariable = 20;

function messageLengths({ id, channel, content, fallback }: NodeOf<'message'>): Problem[] {
  const own = textProblems(id, channel, content.body);
  return fallback ? [...own, ...textProblems(id, fallback.channel, fallback.body)] : own;
}

function textProblems(nodeId: string, channel: Channel, text: string): Problem[] {
  const maximum = textLimitOf(channel);
  if (!maximum) return [];
  const certain = withoutVariables(text);
  const { limit } = maximum;
  if (maximum.unit === 'characters') {
    const count = characterCount(certain);
    return count > limit ? [problemOf('error', 'message.tooManyCharacters', { count, limit }, { nodeId })] : [];
  }
  const { bytes, unencodable } = byteCount(certain);
  const problems = byteProblems(nodeId, bytes, findVariables(text).length * bytesPerVariable, limit);
  if (unencodable.length > 0) {
    problems.push(problemOf('warning', 'message.unencodable', { characters: unencodable.join(' ') }, { nodeId }));
  }
  return problems;
}

function byteProblems(nodeId: string, bytes: number, variableBytes: number, limit: number): Problem[] {
  if (bytes > limit) return [problemOf('error', 'message.tooManyBytes', { count: bytes, limit }, { nodeId })];
  return bytes + variableBytes > limit
    ? [problemOf('warning', 'message.maybeTooManyBytes', { count: bytes, limit }, { nodeId })]
    : [];
}
