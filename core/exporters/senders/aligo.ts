import { z } from 'zod';
import { alimtalkText, lmsText, mostButtons, phoneNumber, smsText } from './limits.ts';
import { filled, type SenderMessage, slot } from './message.ts';
import { type Ask, journeyField, type Sender, type SenderRequest, templateField } from './sender.ts';

const account = { userid: z.string().min(1), sender: phoneNumber };
const alimtalk = z.strictObject({
  ...account,
  apikey: z.string().min(1),
  senderkey: z.string().min(1),
  tpl_code: z.string().min(1),
  receiver_1: phoneNumber,
  subject_1: z.string().min(1),
  message_1: alimtalkText,
  button_1: z.string().optional(),
  failover: z.enum(['Y', 'N']),
  fsubject_1: z.string().optional(),
  fmessage_1: lmsText.optional(),
});
const text = z.discriminatedUnion('msg_type', [
  z.strictObject({
    ...account,
    key: z.string().min(1),
    receiver: phoneNumber,
    msg_type: z.literal('SMS'),
    msg: smsText,
  }),
  z.strictObject({
    ...account,
    key: z.string().min(1),
    receiver: phoneNumber,
    msg_type: z.enum(['LMS', 'MMS']),
    title: z.string().optional(),
    msg: lmsText,
  }),
]);

/** Aligo: form posts, Alimtalk with a fallback text, and SMS, LMS and MMS (whose picture is a file of the form, added by hand). */
export const aligo: Sender = {
  id: 'aligo',
  version: 'akv10',
  fields: [journeyField('userId'), journeyField('sender'), journeyField('senderKey'), templateField],
  request(message, ask) {
    switch (message.node.channel) {
      case 'alimtalk':
        return alimtalkRequest(message, ask);
      case 'sms':
      case 'lms':
      case 'mms':
        return textRequest(message, ask);
      case 'brandMessage':
      case 'email':
      case 'push':
        return null;
    }
  },
};

function textRequest(message: SenderMessage, ask: Ask): SenderRequest {
  const { channel } = message.node;
  const body = {
    key: slot('apiKey'),
    userid: ask('userId', slot('userId')),
    sender: ask('sender', slot('sender')),
    receiver: slot('phone'),
    msg_type: channel.toUpperCase(),
    ...(channel === 'sms' || message.subject === '' ? {} : { title: filled(message.subject) }),
    msg: filled(message.body),
  };
  return { method: 'POST', url: 'https://apis.aligo.in/send/', headers: {}, body, form: true, schema: text };
}

function alimtalkRequest(message: SenderMessage, ask: Ask): SenderRequest {
  const { fallback } = message;
  const button = message.buttons.slice(0, mostButtons).map(({ name, url }) => ({
    name: filled(name),
    linkType: 'WL',
    linkTypeName: '웹링크',
    linkMo: filled(url),
    linkPc: filled(url),
  }));
  const body = {
    apikey: slot('apiKey'),
    userid: ask('userId', slot('userId')),
    senderkey: ask('senderKey', slot('senderKey')),
    tpl_code: message.templateCode || ask('templateCode', slot('templateCode')),
    sender: ask('sender', slot('sender')),
    receiver_1: slot('phone'),
    subject_1: message.node.title.trim() || '알림톡',
    message_1: filled(message.body),
    ...(button.length === 0 ? {} : { button_1: JSON.stringify({ button }) }),
    failover: fallback === null ? 'N' : 'Y',
    ...(fallback === null ? {} : { fsubject_1: filled(message.subject), fmessage_1: filled(fallback.body) }),
  };
  const url = 'https://kakaoapi.aligo.in/akv10/alimtalk/send/';
  return { method: 'POST', url, headers: {}, body, form: true, schema: alimtalk };
}
