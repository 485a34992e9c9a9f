import type { Channel } from '../../journey/channels.ts';
import type { Kakao, NodeOf } from '../../journey/nodes.ts';
import type { Journey } from '../../journey/spec.ts';
import { byteCount, withoutVariables } from '../../template/index.ts';
import type { ProblemCode } from '../codes.ts';
import { entryOn } from '../data/dated.ts';
import { adLabels } from '../data/law.ts';
import type { LintFacts } from '../facts.ts';
import { withOwnVariables } from '../foreignVariables.ts';
import { textLimitOf } from '../limits.ts';
import type { Problem } from '../problem.ts';
import { classifyPurpose } from '../promotion/index.ts';
import { wrongLabel } from '../rules/legalRules.ts';
import { carriesLabel, labelledPart } from '../shownTexts.ts';
import { changing, firstOf, type Fixer } from './fix.ts';

type Message = NodeOf<'message'>;

/** Fixes of what a message says and how it goes out. */
export const messageFixes: Partial<Record<ProblemCode, Fixer>> = {
  'message.noPurpose': changing('setPurpose', 'message', (node) => ({ ...node, purpose: likelyPurpose(node) })),
  'message.informationPromotion': changing('markAdvertising', 'message', asAdvertising),
  'message.offerAsInformation': firstOf(
    changing('brandMessage', 'message', (node) => (node.channel === 'alimtalk' ? asBrandMessage(node) : null)),
    changing('markAdvertising', 'message', asAdvertising),
  ),
  'message.alimtalkAdvertising': changing('brandMessage', 'message', asBrandMessage),
  'message.alimtalkPromotion': changing('brandMessage', 'message', asBrandMessage),
  'message.brandMessageInformation': changing('alimtalk', 'message', (node) => ({
    ...node,
    channel: 'alimtalk',
    kakao: { ...newKakao('BA'), ...onlyCode(node.kakao) },
  })),
  'message.noAdLabel': changing('adLabel', 'message', labelled),
  'message.wrongAdLabel': changing('adLabel', 'message', labelled),
  'law.noSender': changing('sender', 'message', withSender),
  'message.noOptOut': changing('optOut', 'message', withOptOut),
  'message.noFallback': changing('fallback', 'message', withFallback),
  'message.emptyFallback': changing('fallback', 'message', withFallback),
  'message.tooManyBytes': changing('longText', 'message', asLongText),
  'message.maybeTooManyBytes': changing('longText', 'message', asLongText),
  'message.unencodable': changing('removeCharacters', 'message', withoutCharacters),
  'message.unusedParts': changing('dropUnused', 'message', withLinksInText),
  'message.foreignVariable': changing('ownVariables', 'message', withOurVariables),
  'kakao.wrongType': changing('messageType', 'message', (node) =>
    withType(node, node.channel === 'alimtalk' ? 'BA' : 'TEXT'),
  ),
  'kakao.friendtalk': changing('messageType', 'message', (node) => {
    const type = node.kakao?.messageType;
    return withType(node, type === 'FI' ? 'IMAGE' : type === 'FW' ? 'WIDE' : 'TEXT');
  }),
  'kakao.broadcast': changing('targetFriends', 'message', (node) =>
    node.kakao ? { ...node, kakao: { ...node.kakao, targeting: 'I' } } : null,
  ),
};

function newKakao(messageType: Kakao['messageType']): Kakao {
  return { templateCode: '', templateStatus: 'draft', messageType, targeting: 'I' };
}

/** The code of the template that the message had, if any: it has to be registered again on another channel. */
function onlyCode(kakao: Kakao | null): Partial<Kakao> {
  return kakao === null ? {} : { templateCode: '', templateStatus: 'draft' };
}

function withType(node: Message, messageType: Kakao['messageType']): Message | null {
  return node.kakao && { ...node, kakao: { ...node.kakao, messageType } };
}

function likelyPurpose({ channel, content, offer }: Message): Message['purpose'] {
  if (channel === 'alimtalk') return 'information';
  if (channel === 'brandMessage' || offer !== null) return 'advertising';
  return classifyPurpose([content.subject, content.preheader, content.body].join('\n')).purpose;
}

function asAdvertising(node: Message): Message {
  return { ...node, purpose: 'advertising' };
}

function asBrandMessage(node: Message): Message {
  return { ...node, channel: 'brandMessage', purpose: 'advertising', kakao: newKakao('TEXT') };
}

function labelled(node: Message, _problem: Problem, _journey: Journey, facts: LintFacts): Message | null {
  const label = entryOn(adLabels, facts)?.value;
  if (label === undefined) return null;
  const add = (text: string) => (text.startsWith(label) ? text : `${label}${text.replace(wrongLabel, '').trimStart()}`);
  const part = labelledPart(node);
  const content = carriesLabel(node.channel) ? { ...node.content, [part]: add(node.content[part]) } : node.content;
  return { ...node, content, fallback: node.fallback && { ...node.fallback, body: add(node.fallback.body) } };
}

function withSender(node: Message, { params }: Problem, _journey: Journey, facts: LintFacts): Message | null {
  const label = entryOn(adLabels, facts)?.value;
  if (label === undefined) return null;
  const sender = `[${params.name}]`;
  const add = (text: string) =>
    text.startsWith(label) ? `${label}${sender} ${text.slice(label.length).trimStart()}` : text;
  if (params.part === 'fallback') {
    return node.fallback && { ...node, fallback: { ...node.fallback, body: add(node.fallback.body) } };
  }
  const part = labelledPart(node);
  return { ...node, content: { ...node.content, [part]: add(node.content[part]) } };
}

function withOptOut(node: Message, { params }: Problem, journey: Journey): Message | null {
  const add = (text: string, channel: Channel) => `${text.trimEnd()}\n${optOutLine(journey, channel)}`;
  if (params.part === 'fallback') {
    const { fallback } = node;
    return fallback && { ...node, fallback: { ...fallback, body: add(fallback.body, fallback.channel) } };
  }
  return { ...node, content: { ...node.content, body: add(node.content.body, node.channel) } };
}

/** The opt-out as another message of the journey has it; otherwise one whose number is still to be filled in. */
function optOutLine(journey: Journey, channel: Channel): string {
  if (channel === 'push') return '수신거부: 앱 > 설정 > 알림';
  if (channel === 'email') return '수신거부(Unsubscribe)';
  for (const node of journey.nodes) {
    if (node.type !== 'message') continue;
    const text = `${node.content.body}\n${node.fallback?.body ?? ''}`;
    const found = /(?:무료\s*)?(?:수신\s*거부|opt[\s-]?out[^\n\d]{0,20})\s*:?\s*080[-\d]{7,10}/i.exec(text);
    if (found) return found[0].trim();
  }
  return '무료수신거부 080-000-0000';
}

function withFallback(node: Message): Message | null {
  const body = node.content.body.trim();
  if (body === '') return null;
  const links = node.content.buttons.map((button) => button.url).filter((url) => url !== '');
  return { ...node, fallback: { channel: 'lms', body: [body, ...links].join('\n') } };
}

/** A long message takes what a short one cannot. */
function asLongText(node: Message, { params }: Problem): Message | null {
  if (params.channel !== 'sms') return null;
  const limit = textLimitOf({ channel: 'lms', kakao: null })?.limit ?? 0;
  const fits = (text: string) => byteCount(withoutVariables(text)).bytes <= limit;
  if (node.channel === 'sms') return fits(node.content.body) ? { ...node, channel: 'lms' } : null;
  return node.fallback?.channel === 'sms' && fits(node.fallback.body)
    ? { ...node, fallback: { ...node.fallback, channel: 'lms' } }
    : null;
}

function withoutCharacters(node: Message, { params }: Problem): Message {
  const gone = new Set(String(params.characters).split(' '));
  const clean = (text: string) =>
    Array.from(text)
      .filter((character) => !gone.has(character))
      .join('');
  return {
    ...node,
    content: { ...node.content, body: clean(node.content.body) },
    fallback: node.fallback && { ...node.fallback, body: clean(node.fallback.body) },
  };
}

function withLinksInText(node: Message): Message {
  const links = node.content.buttons.map((button) => button.url).filter((url) => url.trim() !== '');
  const { content } = node;
  return {
    ...node,
    content: {
      ...content,
      subject: node.channel === 'sms' ? '' : content.subject,
      body: [content.body, ...links].join('\n'),
      buttons: [],
    },
  };
}

function withOurVariables(node: Message): Message {
  const { content, fallback } = node;
  return {
    ...node,
    content: {
      subject: withOwnVariables(content.subject),
      preheader: withOwnVariables(content.preheader),
      body: withOwnVariables(content.body),
      buttons: content.buttons.map(({ label, url }) => ({
        label: withOwnVariables(label),
        url: withOwnVariables(url),
      })),
    },
    fallback: fallback && { ...fallback, body: withOwnVariables(fallback.body) },
  };
}
