import { Either, Schema } from 'effect';
import { requestSendMessageSchema } from 'solapi';
import { describe, expect, it } from 'vitest';
import { exportJourney, exporters, type ExportResult } from '../../../../core/exporters/index.ts';
import type { NodeOf } from '../../../../core/journey/nodes.ts';
import { journeyOf, message, trigger, wait } from '../builders.ts';
import { expectGolden } from '../golden.ts';
import { everyNodeJourney } from '../everyNode.ts';
import { generatedJourneys, templateJourneys } from '../journeys.ts';

const alimtalk = message('a', {
  title: '안내',
  channel: 'alimtalk',
  purpose: 'information',
  content: {
    subject: '주문 안내',
    preheader: '',
    body: '#{이름}님, 주문이 접수되었습니다.',
    buttons: [{ label: '주문 보기', url: 'https://example.com/o' }],
  },
  fallback: { channel: 'lms', body: '#{이름}님, 주문이 접수되었습니다. https://example.com/o' },
  kakao: { templateCode: 'ORDER01', templateStatus: 'approved', messageType: 'BA', targeting: 'I' },
});
const brand = message('b', {
  channel: 'brandMessage',
  content: {
    subject: '',
    preheader: '',
    body: '새로 들어왔습니다',
    buttons: [{ label: '보기', url: 'https://example.com' }],
  },
  kakao: { templateCode: '', templateStatus: 'draft', messageType: 'TEXT', targeting: 'M' },
});
const sms = message('s', {
  channel: 'sms',
  content: { subject: '', preheader: '', body: '(광고)[가게] 쿠폰 무료수신거부 080-000-0000', buttons: [] },
});
const journey = journeyOf([trigger('t'), alimtalk, wait('w'), brand, sms], ['t', 'a', 'w', 'b', 's']);

function exported(id: string, of = journey): ExportResult {
  return exportJourney(exporters.find((exporter) => exporter.id === id)!, of, { fields: {} });
}

/** The requests of an export by the channel in their names. */
function bodyOf(id: string, channel: string): Record<string, unknown> {
  const file = exported(id).files.find(({ name }) => name.includes(`-${channel}`))!;
  if (file.name.endsWith('.form.txt')) return Object.fromEntries(new URLSearchParams(file.text.trim()));
  return JSON.parse(file.text);
}

const senders = ['solapi', 'nhnCloud', 'sens', 'aligo', 'bizppurio'];

describe('exports to Korean senders', () => {
  it.each(senders)('%s: one request per message it can send, an index, and a loss for everything else', (id) => {
    const { files, losses, problems } = exported(id);
    const hasBrand = id === 'solapi' || id === 'sens';
    expect(files.filter(({ name }) => /^\d\d-/.test(name))).toHaveLength(hasBrand ? 3 : 2);
    const index = JSON.parse(files.at(-1)!.text);
    expect(index.messages[0]).toMatchObject({ nodeId: 'a', channel: 'alimtalk', fill: ['{{phone}}', '{{이름}}'] });
    expect(index.messages.at(-1).before).toContain('sending-hours 08:00-21:00 otherwise next-allowed-time');
    expect(losses.filter(({ nodeId }) => nodeId === 'w')).toMatchObject([{ code: 'senderFlow' }]);
    expect(losses.some(({ code, nodeId }) => code === 'senderChannel' && nodeId === 'b')).toBe(!hasBrand);
    expect(problems.filter(({ code }) => code !== 'export.fieldMissing')).toEqual([]);
  });

  it.each(senders)('%s: sends the fallback text where the first way fails', (id) => {
    expect(JSON.stringify(bodyOf(id, 'alimtalk'))).toContain('주문이 접수되었습니다. https://example.com/o');
  });

  it('name the kinds of calls for advertising where the sender has them', () => {
    const urlOf = (id: string) => JSON.parse(exported(id).files.at(-1)!.text).messages.at(-1).url as string;
    expect(urlOf('nhnCloud')).toMatch(/\/sender\/ad-sms$/);
    expect(bodyOf('sens', 'sms')).toMatchObject({ type: 'SMS', contentType: 'AD' });
    expect(bodyOf('sens', 'brandMessage')).toMatchObject({ targeting: 'M', messageType: 'TEXT' });
  });

  it('keep variables as slots that can be filled, in forms too', () => {
    expect(bodyOf('aligo', 'alimtalk')).toMatchObject({ tpl_code: 'ORDER01', failover: 'Y', receiver_1: '{{phone}}' });
    expect(bodyOf('aligo', 'alimtalk')['message_1']).toBe('{{이름}}님, 주문이 접수되었습니다.');
    expect(bodyOf('nhnCloud', 'alimtalk')).toMatchObject({
      recipientList: [{ templateParameter: { 이름: '{{이름}}' } }],
    });
  });

  it('report texts that are too long, with what the sender counts', () => {
    const long = journeyOf([trigger('t'), { ...sms, content: { ...sms.content, body: '가'.repeat(46) } }], ['t', 's']);
    for (const id of senders) {
      const faults = exported(id, long).problems.filter(({ code }) => code === 'export.senderRefuses');
      expect(faults).toMatchObject([{ nodeId: 's', params: { reason: '≤ 90 bytes' } }]);
    }
    const fits = journeyOf([trigger('t'), { ...sms, content: { ...sms.content, body: '가'.repeat(45) } }], ['t', 's']);
    expect(exported('solapi', fits).problems.map(({ code }) => code)).toEqual(['export.fieldMissing']);
  });

  it('are accepted by the schema that Solapi publishes, for every template, channel and generated journey', () => {
    const decode = Schema.decodeUnknownEither(requestSendMessageSchema);
    let checked = 0;
    const templates = templateJourneys().map(([, one]) => one);
    for (const of of [journey, everyNodeJourney, ...templates, ...generatedJourneys(200)]) {
      const { files, problems } = exported('solapi', of);
      const warned = problems.filter(({ code }) => code === 'export.senderRefuses').map(({ nodeId }) => nodeId);
      // a journey without messages gives nothing to send
      if (files.length === 0) continue;
      const { messages } = JSON.parse(files.at(-1)!.text);
      for (const { name, text } of files) {
        if (!/^\d\d-/.test(name)) continue;
        // the slots are filled by whoever sends: numbers are checked for digits, whole addresses for being one
        const body = JSON.parse(
          text
            .replaceAll(/\{\{(?:phone|from)\}\}/g, '01012345678')
            .replaceAll(/"linkM(?:o|obile)": "\{\{[^{}]*\}\}"/g, '"linkMobile": "https://example.com"'),
        );
        const result = decode(body.messages[0]);
        const { nodeId } = messages.find(({ file }: { file: string }) => file === name);
        // what the schema refuses is never written without a warning
        if (warned.includes(nodeId)) continue;
        expect(Either.isRight(result) ? 'accepted' : String(result.left)).toBe('accepted');
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(50);
    const wrong = {
      to: '01012345678',
      from: '01012345678',
      type: 'BMS_FREE',
      kakaoOptions: { pfId: 'x', bms: { targeting: 'F', chatBubbleType: 'TEXT', content: 'a' } },
    };
    expect(Either.isLeft(decode(wrong))).toBe(true);
  });

  it('are the files that were looked at', () => {
    for (const id of senders) {
      const text = exported(id)
        .files.map((file) => `--- ${file.name}\n${file.text}`)
        .join('');
      expectGolden(`sender-${id}.txt`, text);
    }
  });
});

/** Types of the builders, so that a channel without a call is noticed here. */
const channels: readonly NodeOf<'message'>['channel'][] = ['email', 'push'];
describe('channels that the senders do not have', () => {
  it.each(channels)('%s is a loss at every sender', (channel) => {
    for (const id of senders) {
      const { files, losses, problems } = exported(
        id,
        journeyOf([trigger('t'), message('m', { channel })], ['t', 'm']),
      );
      expect(files).toEqual([]);
      expect(losses.find(({ nodeId }) => nodeId === 'm')).toMatchObject({ code: 'senderChannel', params: { channel } });
      expect(problems.map(({ code }) => code)).toEqual(['export.senderNothing']);
    }
  });
});
