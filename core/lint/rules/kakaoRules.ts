import type { NodeOf } from '../../journey/nodes.ts';
import {
  brandMessageClosedHours,
  brandMessageLimits,
  brandMessageTypes,
  friendtalkIsSent,
  wideTargetingFriends,
} from '../data/brandMessage.ts';
import { entryOn } from '../data/dated.ts';
import { brandMessageTypeOf } from '../limits.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import { type LintContext, nodeRule, type Rule } from '../rule.ts';

type Message = NodeOf<'message'>;

export const kakaoRules: readonly Rule[] = [
  nodeRule('message', alimtalk),
  nodeRule('message', template),
  nodeRule('message', messageType),
  nodeRule('message', brandMessage),
  nodeRule('message', targeting),
];

const alimtalkTypes = ['BA', 'EX', 'AD', 'MI'];
const friendtalkTypes = ['FT', 'FI', 'FW'];

/** Alimtalk carries information only, and reaches nobody without KakaoTalk: hence the fallback. */
function alimtalk({ id, channel, purpose, fallback }: Message): Problem[] {
  if (channel !== 'alimtalk') return [];
  const place = { nodeId: id };
  const problems: Problem[] = [];
  if (purpose === 'advertising') problems.push(problemOf('error', 'message.alimtalkAdvertising', {}, place));
  if (!fallback) problems.push(problemOf('warning', 'message.noFallback', {}, place));
  return problems;
}

/** Only an approved template is sent. One that has no code yet is still to be made, which is said more gently. */
function template({ id, channel, kakao }: Message): Problem[] {
  if (channel !== 'alimtalk') return [];
  const place = { nodeId: id, source: 'kakaoAlimtalk' as const };
  if (kakao === null || kakao.templateCode.trim() === '') return [problemOf('warning', 'kakao.noTemplate', {}, place)];
  switch (kakao.templateStatus) {
    case 'approved':
      return [];
    case 'rejected':
      return [problemOf('error', 'kakao.rejected', { code: kakao.templateCode }, place)];
    case 'draft':
    case 'pending':
    case 'inspecting':
      return [problemOf('error', 'kakao.notApproved', { code: kakao.templateCode }, place)];
  }
}

function messageType({ id, channel, kakao }: Message, { facts }: LintContext): Problem[] {
  if (kakao === null) return [];
  const type = kakao.messageType;
  const place = { nodeId: id };
  if (channel === 'alimtalk') {
    return alimtalkTypes.includes(type) ? [] : [problemOf('error', 'kakao.wrongType', { type }, place)];
  }
  if (channel !== 'brandMessage') return [];
  if (friendtalkTypes.includes(type)) {
    const entry = entryOn(friendtalkIsSent, facts);
    if (entry === null || entry.value) return [];
    return [problemOf('error', 'kakao.friendtalk', {}, { ...place, source: entry.source })];
  }
  return brandMessageTypes.some((known) => known === type)
    ? []
    : [problemOf('error', 'kakao.wrongType', { type }, place)];
}

function brandMessage({ id, channel, purpose, kakao }: Message, { facts }: LintContext): Problem[] {
  if (channel !== 'brandMessage') return [];
  const problems: Problem[] = [];
  if (purpose === 'information') {
    problems.push(problemOf('warning', 'message.brandMessageInformation', {}, { nodeId: id }));
  }
  const closed = entryOn(brandMessageClosedHours, facts);
  if (closed !== null) {
    problems.push(problemOf('info', 'message.brandMessageHours', {}, { nodeId: id, source: closed.source }));
  }
  const type = brandMessageTypeOf(kakao);
  const limits = entryOn(brandMessageLimits[type], facts);
  if (limits?.value.hasPartsElsewhere === true) {
    problems.push(problemOf('warning', 'kakao.partsElsewhere', { type }, { nodeId: id, source: limits.source }));
  }
  return problems;
}

/** Who is reached: people who are no friends only with Kakao's leave, all friends only outside a journey. */
function targeting({ id, channel, kakao }: Message, { facts, schema }: LintContext): Problem[] {
  if (channel !== 'brandMessage') return [];
  const problems: Problem[] = [];
  const place = { nodeId: id };
  const wide = entryOn(wideTargetingFriends, facts);
  if (wide !== null && (kakao?.targeting === 'M' || kakao?.targeting === 'N')) {
    const sourced = { ...place, source: wide.source };
    problems.push(problemOf('warning', 'kakao.targetingApproval', { friends: wide.value }, sourced));
  }
  if (kakao?.targeting === 'F') problems.push(problemOf('warning', 'kakao.broadcast', {}, place));
  if (schema && schema.roles.kakaoFriend === undefined) {
    problems.push(problemOf('warning', 'kakao.noFriendColumn', {}, { ...place, source: 'dataset' }));
  }
  return problems;
}
