import { z } from 'zod';
import { type Channel, channels } from '../journey/channels.ts';
import { fallbackSchema, kakaoSchema, offerSchema } from '../journey/nodes.ts';
import { plainMessage } from './texts.ts';

/** What KakaoTalk's Brand Message was called before: files of then still say so. */
const formerNames: Readonly<Record<string, Channel>> = {
  friendtalk: 'brandMessage',
  friendTalk: 'brandMessage',
  ft: 'brandMessage',
};

/** The channel of a name in a foreign file; Friendtalk is Brand Message. */
export function channelOf(name: string): Channel | null {
  return channels.find((channel) => channel === name) ?? formerNames[name] ?? formerNames[name.toLowerCase()] ?? null;
}

const payloadSchema = z.looseObject({
  channel: z.string(),
  purpose: z.enum(['information', 'advertising']).nullable().default(null),
  nightPolicy: z.enum(['wait', 'skip']).default('wait'),
  subject: z.string().default(''),
  body: z.string(),
  buttons: z.array(z.object({ label: z.string(), url: z.string() })).default([]),
  kakao: kakaoSchema.nullable().default(null),
  fallback: fallbackSchema.nullable().default(null),
  offer: offerSchema.nullable().default(null),
});

/** The message that a webhook's body describes, as our exporters write it; null for any other body. */
export function messageOfPayload(body: string, fromTemplate: (text: string) => string) {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return null;
  }
  const payload = payloadSchema.safeParse(json);
  const channel = payload.success ? channelOf(payload.data.channel) : null;
  if (!payload.success || channel === null) return null;
  const { purpose, nightPolicy, subject, buttons, kakao, fallback, offer } = payload.data;
  return {
    ...plainMessage,
    channel,
    purpose,
    nightPolicy,
    content: {
      subject: fromTemplate(subject),
      preheader: '',
      body: fromTemplate(payload.data.body),
      buttons: buttons.map(({ label, url }) => ({ label: fromTemplate(label), url: fromTemplate(url) })),
    },
    kakao,
    fallback: fallback === null ? null : { ...fallback, body: fromTemplate(fallback.body) },
    offer,
  };
}
