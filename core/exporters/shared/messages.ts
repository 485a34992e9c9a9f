import type { NodeOf } from '../../journey/nodes.ts';
import type { ExportNotes } from '../notes.ts';
import type { TemplateSyntax } from './templateText.ts';
import { templateText } from './templateText.ts';

type Message = NodeOf<'message'>;

/**
 * The message as one JSON object for a service that sends what the target cannot (KakaoTalk above all): channel, purpose, texts in the
 * target's template language, Kakao template, buttons, fallback and offer. Consent and night rules are then that service's task.
 */
export function messagePayload(message: Message, syntax: TemplateSyntax): Record<string, unknown> {
  const { channel, purpose, content, kakao, fallback, offer, nightPolicy } = message;
  const say = (text: string) => templateText(text, syntax);
  return {
    nodeId: message.id,
    channel,
    purpose,
    nightPolicy,
    subject: say(content.subject),
    body: say(content.body),
    buttons: content.buttons.map(({ label, url }) => ({ label: say(label), url: say(url) })),
    kakao,
    fallback: fallback === null ? null : { channel: fallback.channel, body: say(fallback.body) },
    offer,
  };
}

/** Notes that everything about the message is in the payload of a webhook. */
export function keepMessagePayload(message: Message, notes: ExportNotes): void {
  notes.approximated(message.id, 'messageAsWebhook', { channel: message.channel });
  for (const facet of ['quietHours', 'fallback', 'offer', 'kakao', 'buttons', 'subject', 'consent'] as const) {
    notes.kept(facet, message.id);
  }
}

export function isKakao(message: Message): boolean {
  return message.channel === 'alimtalk' || message.channel === 'brandMessage';
}

/** A title of at most `longest` characters: the node's own, or its channel. */
export function stepName(title: string, otherwise: string): string {
  return title.trim() === '' ? otherwise : title.trim();
}
