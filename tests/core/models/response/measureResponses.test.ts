import { describe, expect, it } from 'vitest';
import { generateSampleShop } from '../../../../core/dataset/sampleShop/index.ts';
import { responseSchema } from '../../../../core/journey/channels.ts';
import { type MeasuredResponse, measureResponses } from '../../../../core/models/index.ts';
import { readMessageLog } from '../../../../core/models/response/messageLog.ts';
import { defaultAssumptions } from '../../../../core/simulate/settings.ts';
import { datasetOf, daySeconds, digest, shopStart } from '../smallShop.ts';

const assumed = defaultAssumptions().responses;
const hour = 3600;

describe('measured answers to messages', () => {
  const shop = generateSampleShop({ customers: 5000, days: 365, seed: 3, endDate: '2026-06-01' }, digest);
  const measured = measureResponses(shop.dataset, assumed);
  const of = (channel: string): MeasuredResponse => measured.find((entry) => entry.channel === channel)!;

  it('count what the sample shop counted itself, kind by kind', () => {
    for (const entry of measured) {
      const campaigns = shop.truth.campaigns.filter(
        ({ channel, purpose }) => channel === entry.channel && purpose === entry.purpose,
      );
      const sum = (key: 'opened' | 'clicked'): number =>
        campaigns.reduce((total, { counted }) => total + counted[key], 0);
      expect(entry.sends).toBe(campaigns.reduce((total, { treated }) => total + treated, 0));
      expect(entry.clicks).toBe(sum('clicked'));
      expect(entry.opens).toBe(entry.channel === 'email' ? sum('opened') : null);
      expect(entry.messages).toBe(campaigns.length);
    }
    expect(measured.map(({ channel }) => channel)).toEqual(expect.arrayContaining(['email', 'sms', 'alimtalk']));
  });

  it('give shares near the truth, as a response that a message can take', () => {
    for (const { response } of measured) {
      expect(responseSchema.parse(response)).toEqual(response);
      expect(response.source).toBe('measured');
    }
    const { openShare, clickShare, openDelay } = of('email').response;
    // The two e-mails have open shares .24 and .19, click shares .16 and .12, and a mean delay of three hours.
    expect(openShare).toBeGreaterThan(0.18);
    expect(openShare).toBeLessThan(0.26);
    expect(clickShare).toBeGreaterThan(0.1);
    expect(clickShare).toBeLessThan(0.19);
    expect(openDelay.scaleSeconds / (3 * hour)).toBeCloseTo(1, 0);
    expect(openDelay.shape).toBeCloseTo(1, 0);
    const alimtalk = of('alimtalk').response;
    expect(alimtalk.openShare).toBeNull();
    expect(alimtalk.clickShare).toBeGreaterThan(0.12);
    expect(alimtalk.clickShare).toBeLessThan(0.16);
    // One message alone does not tell how the next will differ from it.
    expect(alimtalk.logHalfWidth).toBeGreaterThan(0.3);
  });
});

describe('the message log', () => {
  const at = (hours: number) => shopStart + hours * hour;
  const message = (customerId: string, type: string, hours: number, properties: Record<string, string>) => ({
    customerId,
    type,
    time: at(hours),
    properties,
  });
  const purchase = (customerId: string, hours: number) => ({ customerId, type: 'purchase', time: at(hours), value: 1 });
  const a = { channel: 'E-mail', campaign: 'a' };
  const b = { channel: '문자', campaign: 'b', purpose: '정보성' };
  const dataset = datasetOf([
    // opened twice, clicked, bought: one of each; the second purchase is no second conversion
    message('one', 'message_sent', 0, a),
    message('one', 'message_opened', 2, a),
    message('one', 'message_opened', 3, a),
    message('one', 'message_clicked', 4, a),
    purchase('one', 10),
    purchase('one', 11),
    // clicked with images off; had bought the day before
    purchase('two', 1),
    message('two', 'message_sent', 24, a),
    message('two', 'message_clicked', 25, a),
    purchase('two', 30),
    // the click names the older of two sends; the unsubscription follows the latest
    message('three', 'message_sent', 0, b),
    message('three', 'message_sent', 5, a),
    message('three', 'message_clicked', 6, b),
    message('three', 'unsubscribe', 7, {}),
    // an answer after more than two weeks, one to nothing, and a send too late to be answered
    message('four', 'message_sent', 0, a),
    message('four', 'message_opened', 24 * 15, a),
    message('five', 'message_opened', 3, a),
    message('six', 'message_sent', 24 * 39, a),
    purchase('six', 24 * 40),
  ]);

  it('gives every answer to the send that it belongs to, once', () => {
    const kinds = readMessageLog(dataset).map(({ channel, purpose, messages, ...delays }) => {
      return { channel, purpose, tallies: [...messages.values()], ...delays };
    });
    expect(kinds).toEqual([
      {
        channel: 'email',
        purpose: 'advertising',
        tallies: [{ sends: 4, opens: 2, clicks: 2, conversions: 2, boughtBefore: 1, unsubscribes: 1 }],
        openDelays: [2 * hour],
        clickDelays: [2 * hour, hour],
        conversionDelays: [6 * hour, 5 * hour],
      },
      {
        channel: 'sms',
        purpose: 'information',
        tallies: [{ sends: 1, opens: 1, clicks: 1, conversions: 0, boughtBefore: 0, unsubscribes: 0 }],
        openDelays: [],
        clickDelays: [6 * hour],
        conversionDelays: [],
      },
    ]);
  });

  it('says nothing without a channel, without clicks, or of hardly any sends', () => {
    expect(measureResponses(dataset, assumed)).toEqual([]);
    const plain = { customerId: 'a', type: 'message_sent', time: shopStart };
    expect(readMessageLog(datasetOf([plain]))).toEqual([]);
    const unclicked = Array.from({ length: 50 }, (_, index) => message(`c${index}`, 'message_sent', 0, a));
    const later = { customerId: 'z', type: 'purchase', time: shopStart + 30 * daySeconds };
    expect(measureResponses(datasetOf([...unclicked, later]), assumed)).toEqual([]);
  });
});
