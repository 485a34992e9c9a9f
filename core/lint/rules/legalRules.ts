import type { Channel } from '../../journey/channels.ts';
import type { NodeOf } from '../../journey/nodes.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import { nodeRule, type Rule } from '../rule.ts';

type Message = NodeOf<'message'>;

export const legalRules: readonly Rule[] = [nodeRule('message', adLabel), nodeRule('message', optOut)];

const label = '(광고)';
const wrongLabel = /^\s*(?:[([<{［（【]\s*광\s*고\s*[)\]>}］）】]|광고\s*[:)\]])/;
const optOutWords = /수신\s*거부|무료\s*거부|거부\s*080|수신\s*차단|opt[\s-]?out|unsubscribe/i;
/** How far from the end the opt-out may begin: room for the words, a number and a link. */
const optOutReach = 120;

/** Kakao prints label and opt-out on Brand Message by itself, and Alimtalk must not advertise at all. */
function carriesLabel(channel: Channel): boolean {
  return channel === 'sms' || channel === 'lms' || channel === 'push' || channel === 'email';
}

interface ShownText {
  readonly first: string;
  readonly last: string;
}

/** What the customer sees first and last, of the message and of its fallback. */
function shownTexts({ channel, content, fallback }: Message): ShownText[] {
  const texts: ShownText[] = [];
  if (carriesLabel(channel) && content.body.trim() !== '') {
    const links = channel === 'email' ? content.buttons.map((button) => button.label) : [];
    texts.push({
      first: content.subject.trim() === '' || channel === 'sms' ? content.body : content.subject,
      last: [content.body.trimEnd(), ...links].join('\n'),
    });
  }
  if (fallback && fallback.body.trim() !== '') texts.push({ first: fallback.body, last: fallback.body });
  return texts;
}

/** 정보통신망법 Art. 50(4): advertising begins with exactly `(광고)`. */
function adLabel(message: Message): Problem[] {
  if (message.purpose !== 'advertising') return [];
  const place = { nodeId: message.id };
  return shownTexts(message)
    .filter(({ first }) => !first.startsWith(label))
    .map(({ first }) =>
      problemOf('error', wrongLabel.test(first) ? 'message.wrongAdLabel' : 'message.noAdLabel', {}, place),
    );
}

/** 정보통신망법 Art. 50(4): it ends with a free way to refuse further advertising. */
function optOut(message: Message): Problem[] {
  if (message.purpose !== 'advertising') return [];
  return shownTexts(message)
    .filter(({ last }) => !optOutWords.test(last.trimEnd().slice(-optOutReach)))
    .map(() => problemOf('error', 'message.noOptOut', {}, { nodeId: message.id }));
}
