import { describe, expect, it } from 'vitest';
import { buildDataset } from '../../../core/dataset/index.ts';
import { measureCampaignAnswers } from '../../../core/models/index.ts';

const day = (text: string) => Date.parse(`${text}T00:00:00+09:00`) / 1000;
const of = (
  customerId: string,
  type: 'message_sent' | 'message_clicked' | 'coupon_redeemed' | 'visit',
  date: string,
  campaign: string | null = null,
  end: string | null = null,
) => ({
  customerId,
  type,
  time: day(date),
  properties: { campaign, campaign_end: end, campaign_type: campaign === null ? null : campaign[0]! },
});
const datasetOf = (events: ReturnType<typeof of>[]) =>
  buildDataset(
    { customers: [], events },
    { zone: 'Asia/Seoul', propertyKinds: { campaign: 'category', campaign_end: 'date', campaign_type: 'category' } },
    () => 'x',
  );

describe('answers to campaigns', () => {
  it('count a customer once for each campaign, and only answers to the campaign that was sent to them', () => {
    const [measured, ...others] = measureCampaignAnswers(
      datasetOf([
        of('a', 'message_sent', '2025-01-01', 'A1', '2025-01-31'),
        of('a', 'message_sent', '2025-01-05', 'A1', '2025-01-31'),
        of('a', 'coupon_redeemed', '2025-01-10', 'A1'),
        of('a', 'coupon_redeemed', '2025-01-11', 'A1'),
        of('b', 'message_sent', '2025-01-01', 'A1', '2025-01-31'),
        of('b', 'coupon_redeemed', '2025-01-10', 'B1'),
        of('c', 'coupon_redeemed', '2025-01-10', 'A1'),
        of('z', 'visit', '2025-03-01'),
      ]),
    );
    expect(others).toEqual([]);
    expect(measured).toMatchObject({ answer: 'coupon_redeemed', running: 0, fit: null, delay: null });
    expect(measured!.campaigns).toEqual([
      { campaign: 'A1', type: 'A', sent: 2, answered: 1, mean: null, low: null, high: null },
    ]);
  });

  it('leave out campaigns that were running when the records end, to which planned sends do not belong', () => {
    const events = [
      of('a', 'message_sent', '2025-01-01', 'A1', '2025-01-31'),
      of('a', 'coupon_redeemed', '2025-01-31', 'A1'),
      of('a', 'message_sent', '2025-01-20', 'A2', '2025-02-01'),
      of('a', 'message_sent', '2025-06-01', 'A3', '2025-06-30'),
    ];
    expect(measureCampaignAnswers(datasetOf(events))[0]).toMatchObject({
      running: 2,
      campaigns: [{ campaign: 'A1', sent: 1, answered: 1 }],
    });
    // a visit on the last day of the second campaign ends it
    expect(measureCampaignAnswers(datasetOf([...events, of('q', 'visit', '2025-02-01')]))[0]).toMatchObject({
      running: 1,
      campaigns: [{ campaign: 'A1' }, { campaign: 'A2', sent: 1, answered: 0 }],
    });
  });

  it('without an end come within fourteen days of the send, and each kind of answer is measured alone', () => {
    const measured = measureCampaignAnswers(
      datasetOf([
        of('a', 'message_sent', '2025-01-01', 'A1'),
        of('a', 'message_clicked', '2025-01-15', 'A1'),
        of('b', 'message_sent', '2025-01-01', 'A1'),
        of('b', 'message_clicked', '2025-01-16', 'A1'),
        of('b', 'coupon_redeemed', '2025-01-02', 'A1'),
        of('z', 'visit', '2025-03-01'),
      ]),
    );
    expect(measured.map(({ answer, campaigns }) => [answer, campaigns[0]?.sent, campaigns[0]?.answered])).toEqual([
      ['coupon_redeemed', 2, 1],
      ['message_clicked', 2, 1],
    ]);
  });

  it('are none without campaigns, sends or events', () => {
    expect(measureCampaignAnswers(datasetOf([]))).toEqual([]);
    expect(measureCampaignAnswers(datasetOf([of('a', 'visit', '2025-01-01')]))).toEqual([]);
    expect(measureCampaignAnswers(datasetOf([of('a', 'coupon_redeemed', '2025-01-01', 'A1')]))).toEqual([]);
  });
});
