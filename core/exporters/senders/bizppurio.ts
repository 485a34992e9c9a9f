import { z } from 'zod';
import { alimtalkText, buttonName, lmsText, mostButtons, phoneNumber, smsText } from './limits.ts';
import { filled, type SenderMessage, slot, webLink } from './message.ts';
import { type Ask, journeyField, type Sender, templateField } from './sender.ts';

const common = { account: z.string().min(1).max(20), from: phoneNumber, to: phoneNumber, refkey: z.string().max(32) };
const sms = z.strictObject({ message: smsText });
const lms = z.strictObject({ subject: z.string(), message: lmsText });
const button = z.strictObject({
  name: buttonName,
  type: z.literal('WL'),
  url_mobile: webLink,
  url_pc: webLink,
});
const schema = z.discriminatedUnion('type', [
  z.strictObject({ ...common, type: z.literal('sms'), content: z.strictObject({ sms }) }),
  z.strictObject({ ...common, type: z.literal('lms'), content: z.strictObject({ lms }) }),
  z.strictObject({
    ...common,
    type: z.literal('mms'),
    content: z.strictObject({
      mms: lms.extend({ file: z.array(z.strictObject({ type: z.literal('IMG'), key: z.string() })).min(1) }),
    }),
  }),
  z.strictObject({
    ...common,
    type: z.literal('at'),
    content: z.strictObject({
      at: z.strictObject({
        senderkey: z.string().min(1),
        templatecode: z.string().min(1),
        message: alimtalkText,
        button: z.array(button).max(mostButtons).optional(),
      }),
    }),
    resend: z.strictObject({ first: z.enum(['sms', 'lms']) }).optional(),
    recontent: z.union([z.strictObject({ sms }), z.strictObject({ lms })]).optional(),
  }),
]);

/** Bizppurio `POST /v3/message`: SMS, LMS, MMS and Alimtalk with `resend`. Its Brand Message call is not written down here. */
export const bizppurio: Sender = {
  id: 'bizppurio',
  version: 'v3',
  fields: [
    journeyField('account'),
    journeyField('from'),
    journeyField('senderKey'),
    templateField,
    { key: 'fileKey', per: 'node', required: true },
  ],
  request(message, ask) {
    const body = bodyOf(message, ask);
    if (body === null) return null;
    return {
      method: 'POST',
      url: 'https://api.bizppurio.com/v3/message',
      headers: { Authorization: `Bearer ${slot('accessToken')}` },
      body,
      form: false,
      schema,
    };
  },
};

function bodyOf(message: SenderMessage, ask: Ask): Record<string, unknown> | null {
  const { node, fallback } = message;
  const text = filled(message.body);
  const subject = filled(message.subject);
  const account = () => ({
    account: ask('account', slot('account')),
    from: ask('from', slot('from')),
    to: slot('phone'),
    refkey: slot('refkey'),
  });
  switch (node.channel) {
    case 'sms':
      return { ...account(), type: 'sms', content: { sms: { message: text } } };
    case 'lms':
      return { ...account(), type: 'lms', content: { lms: { subject, message: text } } };
    case 'mms': {
      const file = [{ type: 'IMG', key: ask('fileKey', slot('fileKey')) }];
      return { ...account(), type: 'mms', content: { mms: { subject, message: text, file } } };
    }
    case 'alimtalk': {
      const button = message.buttons.map(({ name, url }) => ({
        name: filled(name),
        type: 'WL',
        url_mobile: filled(url),
        url_pc: filled(url),
      }));
      const at = {
        senderkey: ask('senderKey', slot('senderKey')),
        templatecode: message.templateCode || ask('templateCode', slot('templateCode')),
        message: text,
        ...(button.length === 0 ? {} : { button }),
      };
      if (fallback === null) return { ...account(), type: 'at', content: { at } };
      const body = filled(fallback.body);
      const recontent = fallback.type === 'SMS' ? { sms: { message: body } } : { lms: { subject, message: body } };
      return { ...account(), type: 'at', content: { at }, resend: { first: fallback.type.toLowerCase() }, recontent };
    }
    case 'brandMessage':
    case 'email':
    case 'push':
      return null;
  }
}
