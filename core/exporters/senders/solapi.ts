import { z } from 'zod';
import { alimtalkText, brandText, buttonName, lmsText, mostButtons, phoneNumber, smsText } from './limits.ts';
import { filled, type SenderMessage, slot, webLink } from './message.ts';
import { type Ask, journeyField, type Sender, templateField } from './sender.ts';

const plain = { to: phoneNumber, from: phoneNumber };
const textMessage = z.discriminatedUnion('type', [
  z.strictObject({ ...plain, type: z.literal('SMS'), text: smsText }),
  z.strictObject({ ...plain, type: z.literal('LMS'), text: lmsText, subject: z.string().optional() }),
  z.strictObject({
    ...plain,
    type: z.literal('MMS'),
    text: lmsText,
    subject: z.string().optional(),
    imageId: z.string(),
  }),
]);
const alimtalk = z.strictObject({
  ...plain,
  type: z.literal('ATA'),
  text: alimtalkText,
  kakaoOptions: z.strictObject({
    pfId: z.string().min(1),
    templateId: z.string().min(1),
    variables: z.record(z.string().regex(/^#\{[^{}.]+\}$/), z.string()),
    disableSms: z.boolean(),
  }),
  replacements: z.array(textMessage).optional(),
});
const brand = z.strictObject({
  ...plain,
  type: z.literal('BMS_FREE'),
  kakaoOptions: z.strictObject({
    pfId: z.string().min(1),
    bms: z.strictObject({
      targeting: z.enum(['I', 'M', 'N']),
      chatBubbleType: z.literal('TEXT'),
      content: brandText,
      buttons: z
        .array(z.strictObject({ name: buttonName, linkType: z.literal('WL'), linkMobile: webLink }))
        .max(mostButtons)
        .optional(),
    }),
  }),
  replacements: z.array(textMessage).optional(),
});
const schema = z.strictObject({ messages: z.array(z.union([textMessage, alimtalk, brand])).length(1) });

/** Solapi `POST /messages/v4/send-many/detail`, as of its SDK 6.0: SMS, LMS, MMS, Alimtalk and free Brand Messages. */
export const solapi: Sender = {
  id: 'solapi',
  version: 'messages/v4',
  fields: [journeyField('from'), journeyField('pfId'), templateField, { key: 'imageId', per: 'node', required: true }],
  request(message, ask) {
    const body = messageOf(message, ask);
    if (body === null) return null;
    return {
      method: 'POST',
      url: 'https://api.solapi.com/messages/v4/send-many/detail',
      headers: { Authorization: slot('authorization') },
      body: { messages: [body] },
      form: false,
      schema,
    };
  },
};

function messageOf(message: SenderMessage, ask: Ask): Record<string, unknown> | null {
  const { node, fallback, variables } = message;
  if (node.channel === 'email' || node.channel === 'push') return null;
  const to = slot('phone');
  const from = ask('from', slot('from'));
  const subject = message.subject === '' ? {} : { subject: filled(message.subject) };
  const text = filled(message.body);
  const replacements =
    fallback === null ? {} : { replacements: [{ to, from, type: fallback.type, text: filled(fallback.body) }] };
  switch (node.channel) {
    case 'sms':
      return { to, from, type: 'SMS', text };
    case 'lms':
      return { to, from, type: 'LMS', text, ...subject };
    case 'mms':
      return { to, from, type: 'MMS', text, ...subject, imageId: ask('imageId', slot('imageId')) };
    case 'alimtalk':
      return {
        to,
        from,
        type: 'ATA',
        text,
        kakaoOptions: {
          pfId: ask('pfId', slot('pfId')),
          templateId: message.templateCode || ask('templateCode', slot('templateId')),
          variables: Object.fromEntries(variables.map((name) => [`#{${name}}`, slot(name)])),
          disableSms: fallback === null,
        },
        ...replacements,
      };
    case 'brandMessage': {
      const targeting = node.kakao?.targeting ?? 'I';
      const buttons = message.buttons.map(({ name, url }) => ({
        name: filled(name),
        linkType: 'WL',
        linkMobile: filled(url),
      }));
      return {
        to,
        from,
        type: 'BMS_FREE',
        kakaoOptions: {
          pfId: ask('pfId', slot('pfId')),
          bms: {
            // all friends (F) is a broadcast; this call sends to the friends among a list
            targeting: targeting === 'F' ? 'I' : targeting,
            chatBubbleType: 'TEXT',
            content: text,
            ...(buttons.length === 0 ? {} : { buttons }),
          },
        },
        ...replacements,
      };
    }
  }
}
