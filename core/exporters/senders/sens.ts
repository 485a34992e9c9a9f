import { z } from 'zod';
import { alimtalkText, brandText, buttonName, lmsText, mostButtons, phoneNumber, smsText } from './limits.ts';
import { filled, type SenderMessage, slot, webLink } from './message.ts';
import { type Ask, journeyField, type Sender, type SenderRequest, templateField } from './sender.ts';

const contentType = z.enum(['COMM', 'AD']);
const to = z
  .array(z.strictObject({ to: phoneNumber }))
  .min(1)
  .max(100);
const text = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('SMS'), contentType, from: phoneNumber, content: smsText, messages: to }),
  z.strictObject({
    type: z.literal('LMS'),
    contentType,
    from: phoneNumber,
    subject: z.string().optional(),
    content: lmsText,
    messages: to,
  }),
  z.strictObject({
    type: z.literal('MMS'),
    contentType,
    from: phoneNumber,
    subject: z.string().optional(),
    content: lmsText,
    files: z.array(z.strictObject({ fileId: z.string() })).min(1),
    messages: to,
  }),
]);
const failover = {
  useSmsFailover: z.boolean(),
  failoverConfig: z.strictObject({ type: z.enum(['SMS', 'LMS']), from: phoneNumber, content: lmsText }).optional(),
};
const button = z.strictObject({
  type: z.literal('WL'),
  name: buttonName,
  linkMobile: webLink,
  linkPc: webLink,
});
const alimtalk = z.strictObject({
  plusFriendId: z.string().min(1),
  templateCode: z.string().min(1),
  messages: z
    .array(
      z.strictObject({
        to: phoneNumber,
        content: alimtalkText,
        buttons: z.array(button).max(mostButtons).optional(),
        ...failover,
      }),
    )
    .min(1)
    .max(100),
});
const brand = z.strictObject({
  plusFriendId: z.string().min(1),
  messageType: z.literal('TEXT'),
  targeting: z.enum(['M', 'N', 'I']),
  messages: z
    .array(
      z.strictObject({ to: phoneNumber, content: brandText, buttons: z.array(button).max(mostButtons).optional() }),
    )
    .min(1)
    .max(100),
});

/** NAVER Cloud SENS v2: texts, Alimtalk with failover, and free Brand Messages, which it does not deliver from 20:50 to 08:00. */
export const sens: Sender = {
  id: 'sens',
  version: 'v2',
  fields: [
    journeyField('smsServiceId'),
    journeyField('kakaoServiceId'),
    journeyField('plusFriendId'),
    journeyField('from'),
    templateField,
    { key: 'fileId', per: 'node', required: true },
  ],
  request(message, ask) {
    switch (message.node.channel) {
      case 'sms':
      case 'lms':
      case 'mms':
        return textRequest(message, ask);
      case 'alimtalk':
      case 'brandMessage':
        return kakaoRequest(message, ask);
      case 'email':
      case 'push':
        return null;
    }
  },
};

const host = 'https://sens.apigw.ntruss.com';
const headers = {
  'x-ncp-apigw-timestamp': slot('timestamp'),
  'x-ncp-iam-access-key': slot('accessKey'),
  'x-ncp-apigw-signature-v2': slot('signature'),
};

function textRequest(message: SenderMessage, ask: Ask): SenderRequest {
  const { channel } = message.node;
  const body = {
    type: channel.toUpperCase(),
    contentType: message.isAdvertising ? 'AD' : 'COMM',
    from: ask('from', slot('from')),
    ...(channel === 'sms' || message.subject === '' ? {} : { subject: filled(message.subject) }),
    content: filled(message.body),
    ...(channel === 'mms' ? { files: [{ fileId: ask('fileId', slot('fileId')) }] } : {}),
    messages: [{ to: slot('phone') }],
  };
  const url = `${host}/sms/v2/services/${ask('smsServiceId', slot('serviceId'))}/messages`;
  return { method: 'POST', url, headers, body, form: false, schema: text };
}

function kakaoRequest(message: SenderMessage, ask: Ask): SenderRequest {
  const { fallback, node } = message;
  const links = message.buttons.map(({ name, url }) => ({
    type: 'WL',
    name: filled(name),
    linkMobile: filled(url),
    linkPc: filled(url),
  }));
  const buttons = links.length === 0 ? {} : { buttons: links };
  const plusFriendId = ask('plusFriendId', slot('plusFriendId'));
  const service = ask('kakaoServiceId', slot('serviceId'));
  const one = { to: slot('phone'), content: filled(message.body), ...buttons };
  if (node.channel === 'brandMessage') {
    const targeting = node.kakao?.targeting ?? 'I';
    const body = {
      plusFriendId,
      messageType: 'TEXT',
      targeting: targeting === 'F' ? 'I' : targeting,
      messages: [one],
    };
    const url = `${host}/brandmessage/v2/services/${service}/messages`;
    return { method: 'POST', url, headers, body, form: false, schema: brand };
  }
  const config =
    fallback === null
      ? {}
      : { failoverConfig: { type: fallback.type, from: ask('from', slot('from')), content: filled(fallback.body) } };
  const body = {
    plusFriendId,
    templateCode: message.templateCode || ask('templateCode', slot('templateCode')),
    messages: [{ ...one, useSmsFailover: fallback !== null, ...config }],
  };
  return {
    method: 'POST',
    url: `${host}/alimtalk/v2/services/${service}/messages`,
    headers,
    body,
    form: false,
    schema: alimtalk,
  };
}
