import { z } from 'zod';
import type { NodeOf } from '../../journey/nodes.ts';
import { findVariables } from '../../template/index.ts';

type Message = NodeOf<'message'>;

/** A message as a Korean sender takes it; variables are still `#{name}`. */
export interface SenderMessage {
  readonly node: Message;
  readonly isAdvertising: boolean;
  readonly subject: string;
  readonly body: string;
  readonly buttons: readonly { readonly name: string; readonly url: string }[];
  readonly templateCode: string;
  readonly fallback: { readonly type: 'SMS' | 'LMS'; readonly body: string } | null;
  /** Names of `#{name}` in the order in which they appear. */
  readonly variables: readonly string[];
}

/** Where a value of the customer goes in the files: `{{이름}}`. Braces cannot end it early. */
export function slot(name: string): string {
  return `{{${name.replaceAll(/[{}\r\n]/g, '_')}}}`;
}

/** Where a button leads: a web address, or a slot for a whole one; senders refuse anything else. */
export const webLink = z.string().regex(/^(https?:\/\/[^\s/]\S*|\{\{[^{}]+\}\})$/iu, 'https://…');

/** A text whose variables are slots, for senders that take finished texts. */
export function filled(text: string): string {
  return text.replaceAll(/#\{([^{}]*)\}/g, (_, name: string) => slot(name.trim()));
}

export function senderMessageOf(node: Message): SenderMessage {
  const { content, fallback, kakao } = node;
  const texts = [content.subject, content.body, ...content.buttons.flatMap(({ label, url }) => [label, url])];
  return {
    node,
    isAdvertising: node.purpose === 'advertising',
    subject: content.subject,
    body: content.body,
    buttons: content.buttons.map(({ label, url }) => ({ name: label, url })),
    templateCode: kakao?.templateCode.trim() ?? '',
    fallback: fallback === null ? null : { type: fallback.channel === 'sms' ? 'SMS' : 'LMS', body: fallback.body },
    variables: findVariables([...texts, fallback?.body ?? ''].join('\n')),
  };
}
