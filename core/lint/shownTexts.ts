import type { Channel } from '../journey/channels.ts';
import type { NodeOf } from '../journey/nodes.ts';
import { isCarrierText } from './limits.ts';

/** Kakao prints label and opt-out on Brand Message by itself, and Alimtalk must not advertise at all. */
export function carriesLabel(channel: Channel): boolean {
  return isCarrierText(channel) || channel === 'push' || channel === 'email';
}

/** The part of a message in which its label has to stand: the subject where the customer sees one first. */
export function labelledPart({ channel, content }: NodeOf<'message'>): 'subject' | 'body' {
  return content.subject.trim() === '' || channel === 'sms' ? 'body' : 'subject';
}

interface ShownText {
  readonly part: 'message' | 'fallback';
  readonly channel: Channel;
  readonly first: string;
  readonly last: string;
}

/** What the customer sees first and last, of the message and of its fallback. */
export function shownTexts(message: NodeOf<'message'>): ShownText[] {
  const { channel, content, fallback } = message;
  const texts: ShownText[] = [];
  if (carriesLabel(channel) && content.body.trim() !== '') {
    const links = channel === 'email' ? content.buttons.map((button) => button.label) : [];
    texts.push({
      part: 'message',
      channel,
      first: content[labelledPart(message)],
      last: [content.body.trimEnd(), ...links].join('\n'),
    });
  }
  if (fallback && fallback.body.trim() !== '') {
    texts.push({ part: 'fallback', channel: fallback.channel, first: fallback.body, last: fallback.body });
  }
  return texts;
}
