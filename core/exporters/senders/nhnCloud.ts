import { z } from 'zod';
import { lmsText, phoneNumber, smsText } from './limits.ts';
import { filled, type SenderMessage, slot } from './message.ts';
import { type Ask, journeyField, type Sender, type SenderRequest, templateField } from './sender.ts';

const alimtalk = z.strictObject({
  senderKey: z.string().min(1).max(40),
  templateCode: z.string().min(1),
  recipientList: z
    .array(
      z.strictObject({
        recipientNo: phoneNumber,
        templateParameter: z.record(z.string(), z.string()),
        resendParameter: z
          .discriminatedUnion('resendType', [
            z.strictObject({
              isResend: z.literal(true),
              resendType: z.literal('SMS'),
              resendContent: smsText,
              resendSendNo: phoneNumber,
            }),
            z.strictObject({
              isResend: z.literal(true),
              resendType: z.literal('LMS'),
              resendTitle: z.string(),
              resendContent: lmsText,
              resendSendNo: phoneNumber,
            }),
          ])
          .optional(),
      }),
    )
    .min(1)
    .max(1000),
});
const recipients = z
  .array(z.strictObject({ recipientNo: phoneNumber }))
  .min(1)
  .max(1000);
const sms = z.strictObject({ body: smsText, sendNo: phoneNumber, recipientList: recipients });
const mms = z.strictObject({
  title: z.string(),
  body: lmsText,
  sendNo: phoneNumber,
  attachFileIdList: z.array(z.string()).max(3).optional(),
  recipientList: recipients,
});

/**
 * NHN Cloud: KakaoTalk Bizmessage Alimtalk v2.3 and SMS v3.0, advertising texts by their own calls (`ad-sms`, `ad-mms`), which want
 * the (광고) mark and the 080 line in the text. Its Brand Message call is not written down here.
 */
export const nhnCloud: Sender = {
  id: 'nhnCloud',
  version: 'alimtalk/v2.3, sms/v3.0',
  fields: [
    journeyField('smsAppKey'),
    journeyField('kakaoAppKey'),
    journeyField('senderKey'),
    journeyField('sendNo'),
    templateField,
    { key: 'attachFileId', per: 'node', required: true },
  ],
  request(message, ask) {
    switch (message.node.channel) {
      case 'alimtalk':
        return alimtalkRequest(message, ask);
      case 'sms': {
        const body = { body: filled(message.body), sendNo: ask('sendNo', slot('sendNo')), recipientList: [toPhone] };
        return call(ask, message.isAdvertising ? 'ad-sms' : 'sms', body, sms);
      }
      case 'lms':
      case 'mms': {
        const files = { attachFileIdList: [ask('attachFileId', slot('fileId'))] };
        const body = {
          title: filled(message.subject),
          body: filled(message.body),
          sendNo: ask('sendNo', slot('sendNo')),
          ...(message.node.channel === 'mms' ? files : {}),
          recipientList: [toPhone],
        };
        return call(ask, message.isAdvertising ? 'ad-mms' : 'mms', body, mms);
      }
      case 'brandMessage':
      case 'email':
      case 'push':
        return null;
    }
  },
};

const toPhone = { recipientNo: slot('phone') };
const headers = { 'X-Secret-Key': slot('secretKey') };

function call(ask: Ask, kind: string, body: Record<string, unknown>, schema: z.ZodType): SenderRequest {
  const url = `https://api-sms.cloud.toast.com/sms/v3.0/appKeys/${ask('smsAppKey', slot('appKey'))}/sender/${kind}`;
  return { method: 'POST', url, headers, body, form: false, schema };
}

function alimtalkRequest(message: SenderMessage, ask: Ask): SenderRequest {
  const { fallback, variables } = message;
  const resend = {
    isResend: true,
    resendType: fallback?.type,
    ...(fallback?.type === 'LMS' ? { resendTitle: filled(message.subject) } : {}),
    resendContent: filled(fallback?.body ?? ''),
    resendSendNo: ask('sendNo', slot('sendNo')),
  };
  const body = {
    senderKey: ask('senderKey', slot('senderKey')),
    templateCode: message.templateCode || ask('templateCode', slot('templateCode')),
    recipientList: [
      {
        ...toPhone,
        templateParameter: Object.fromEntries(variables.map((name) => [name, slot(name)])),
        ...(fallback === null ? {} : { resendParameter: resend }),
      },
    ],
  };
  const url = `https://api-alimtalk.cloud.toast.com/alimtalk/v2.3/appkeys/${ask('kakaoAppKey', slot('appKey'))}/messages`;
  return { method: 'POST', url, headers, body, form: false, schema: alimtalk };
}
