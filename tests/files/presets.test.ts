import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { textAt } from '../../core/dataset/index.ts';
import { importFile, previewFile } from '../../electron/files/index.ts';
import { presets } from '../../electron/files/presets/index.ts';
import type { ImportSource } from '../../electron/shared/importTypes.ts';
import { nowTime, seoul, temporaryFolder } from './fixtures.ts';
import { workbookOf } from './zipFile.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** Imports a file by what it is recognised as. */
async function recognised(source: ImportSource) {
  const preview = await previewFile(source, null, null, 'Asia/Seoul');
  return { preview, ...(await importFile(source, preview.dialect, preview.mapping, { nowTime })) };
}

const table = (...rows: readonly (readonly (string | number)[])[]) => rows.map((row) => row.join(',')).join('\r\n');
const ids = ({ dataset }: Awaited<ReturnType<typeof recognised>>) =>
  Array.from({ length: dataset.customerCount }, (_, row) => textAt(dataset.ids, row));

describe('a known export', () => {
  it('of Cafe24 orders, in CP949, becomes one purchase for each order', async () => {
    const text = table(
      [
        '주문번호',
        '품목별 주문번호',
        '주문자ID',
        '주문자명',
        '주문일시',
        '결제일시(입금확인일)',
        '주문상품명',
        '수량',
        '판매가',
        '상품구매금액(KRW)',
        '주문 상태',
        '수령인 주소',
      ],
      [
        '20250301-0000012',
        '20250301-0000012-01',
        'minji',
        '김민지',
        '2025-03-01 09:30:00',
        '2025-03-01 09:31:02',
        '린넨 셔츠',
        2,
        30_000,
        60_000,
        '배송완료',
        '서울',
      ],
      [
        '20250301-0000012',
        '20250301-0000012-02',
        'minji',
        '김민지',
        '2025-03-01 09:30:00',
        '2025-03-01 09:31:02',
        '울 니트',
        1,
        50_000,
        50_000,
        '배송완료',
        '서울',
      ],
      [
        '20250302-0000003',
        '20250302-0000003-01',
        'jun',
        '이준',
        '2025-03-02 10:00:00',
        '2025-03-02 10:05:00',
        '울 니트',
        1,
        50_000,
        50_000,
        '취소완료',
        '부산',
      ],
    );
    const done = await recognised(folder.file('주문내역.csv', iconv.encode(text, 'cp949')));
    expect(done.preview).toMatchObject({
      dialect: { encoding: 'cp949' },
      origin: { kind: 'preset', preset: 'cafe24Orders' },
      mapping: {
        kind: 'orderLines',
        customer: '주문자ID',
        time: '결제일시(입금확인일)',
        lines: { order: '주문번호', status: '주문 상태' },
      },
    });
    // addresses of parcels stay in the file
    expect(done.preview.mapping.columns.map(({ column }) => column)).toEqual(['주문상품명']);
    const { types, typeCodes, values, times } = done.dataset.events;
    expect([...typeCodes].map((code, event) => [types[code], values[event]])).toEqual([
      ['refund', -50_000],
      ['purchase', 110_000],
    ]);
    expect(times[1]).toBe(seoul('2025-03-01T09:31:02'));
    expect(ids(done)).toEqual(['jun', 'minji']);
  });

  it('of Cafe24 members, in CP949, gives the consents and roles of its columns', async () => {
    const text = table(
      [
        '이름',
        '아이디',
        '회원등급',
        '이메일',
        '휴대폰번호',
        '사용가능 적립금',
        '회원 가입일',
        'SMS 수신여부',
        '뉴스메일 수신여부',
      ],
      ['김민지', 'minji', 'VIP', 'minji@example.com', '010-1234-5678', 1200, '2024-01-05', 'T', 'F'],
    );
    const done = await recognised(folder.file('회원.csv', iconv.encode(text, 'cp949')));
    expect(done.preview.origin).toEqual({ kind: 'preset', preset: 'cafe24Members' });
    expect(done.dataset.roles).toMatchObject({
      email: '이메일',
      tier: '회원등급',
      smsConsent: 'SMS 수신여부',
      emailConsent: '뉴스메일 수신여부',
    });
    const consent = (name: string) => done.dataset.attributes.find((column) => column.name === name);
    expect(consent('SMS 수신여부')).toMatchObject({ kind: 'boolean', values: Uint8Array.of(1) });
    expect(consent('뉴스메일 수신여부')).toMatchObject({ kind: 'boolean', values: Uint8Array.of(0) });
  });

  it('of Smart Store orders is read below its notice, each line with its amount', async () => {
    const header = [
      '상품주문번호',
      '주문번호',
      '배송방법',
      '판매채널',
      '구매자명',
      '구매자ID',
      '주문상태',
      '결제일',
      '상품번호',
      '상품명',
      '옵션정보',
      '수량',
      '상품가격',
      '상품별 총 주문금액',
      '구매자연락처',
    ];
    const book = workbookOf({
      발주발송관리: [
        ["다운로드 받은 파일로 '엑셀 일괄발송' 처리하는 방법을 안내합니다"],
        header,
        [
          '2025030100001',
          '2025030110001',
          '택배',
          '스마트스토어',
          '김민지',
          'minj****',
          '구매확정',
          '2025-03-01 09:31:02',
          '55',
          '린넨 셔츠',
          '색상: 흰색',
          2,
          30_000,
          57_000,
          '010-1234-5678',
        ],
        [
          '2025030100002',
          '2025030110001',
          '택배',
          '스마트스토어',
          '김민지',
          'minj****',
          '구매확정',
          '2025-03-01 09:31:02',
          '56',
          '울 니트',
          '',
          1,
          50_000,
          50_000,
          '010-1234-5678',
        ],
      ],
    });
    const done = await recognised(folder.file('스마트스토어_전체주문.xlsx', book));
    expect(done.preview.origin).toEqual({ kind: 'preset', preset: 'naverSmartStoreOrders' });
    expect(done.check).toMatchObject({ rowsRead: 2, rowsAccepted: 2 });
    expect([...done.dataset.events.values]).toEqual([107_000]);
  });

  it('of Shopify orders is grouped by order and names customers by their e-mail', async () => {
    const text = table(
      [
        'Name',
        'Email',
        'Financial Status',
        'Paid at',
        'Currency',
        'Subtotal',
        'Total',
        'Created at',
        'Lineitem quantity',
        'Lineitem name',
        'Lineitem price',
        'Lineitem sku',
        'Billing Name',
      ],
      [
        '#1001',
        'ann@example.com',
        'paid',
        '2025-03-01 09:31:02 +0900',
        'KRW',
        80,
        83,
        '2025-03-01 09:30:00 +0900',
        1,
        'Shirt',
        30,
        'S1',
        'Ann',
      ],
      ['#1001', 'ann@example.com', '', '', '', '', '', '2025-03-01 09:30:00 +0900', 1, 'Knit', 50, 'K1', ''],
    );
    const done = await recognised(folder.file('orders_export_1.csv', text));
    expect(done.preview).toMatchObject({
      origin: { preset: 'shopifyOrders' },
      mapping: { customer: '', email: 'Email' },
    });
    expect([...done.dataset.events.values]).toEqual([80]);
    expect(done.dataset.events.times[0]).toBe(seoul('2025-03-01T09:30:00'));
    expect(ids(done)).toEqual(['ann@example.com']);
  });

  it('of Shopify customers keeps consent by channel', async () => {
    const text = table(
      [
        'Customer ID',
        'First Name',
        'Last Name',
        'Email',
        'Accepts Email Marketing',
        'Default Address City',
        'Phone',
        'Accepts SMS Marketing',
        'Total Spent',
        'Total Orders',
        'Note',
        'Tags',
      ],
      ["'77", 'Ann', 'Lee', 'ann@example.com', 'yes', 'Seoul', '+82 10-1234-5678', 'no', '120.50', 3, '', 'vip'],
    );
    const done = await recognised(folder.file('customers_export.csv', text));
    expect(done.preview.origin).toEqual({ kind: 'preset', preset: 'shopifyCustomers' });
    expect(done.dataset.roles).toMatchObject({
      email: 'Email',
      emailConsent: 'Accepts Email Marketing',
      smsConsent: 'Accepts SMS Marketing',
    });
  });

  it('of GA4 is told with nested records from the one that a query has flattened', async () => {
    const record = {
      event_date: '20250301',
      event_timestamp: '1740787800000000',
      event_name: 'purchase',
      event_params: [{ key: 'page_location', value: { string_value: 'https://shop.kr/1' } }],
      ecommerce: { purchase_revenue: 33_000 },
      user_pseudo_id: 'u1.1',
      device: { category: 'mobile' },
    };
    const nested = await recognised(
      folder.file(
        'events.jsonl',
        `${JSON.stringify(record)}\n${JSON.stringify({ ...record, event_name: 'view_item' })}\n`,
      ),
    );
    expect(nested.preview.origin).toEqual({ kind: 'preset', preset: 'ga4BigQuery' });
    const { types, values } = nested.dataset.events;
    expect(types).toEqual(['product_view', 'purchase']);
    expect(values).toContain(33_000);
    const flat = table(
      ['event_date', 'event_timestamp', 'event_name', 'user_pseudo_id', 'purchase_revenue'],
      ['20250301', '1740787800000000', 'add_to_cart', 'u1.1', ''],
    );
    const csv = await recognised(folder.file('ga4.csv', flat));
    expect(csv.preview.origin).toEqual({ kind: 'preset', preset: 'ga4Csv' });
    expect(csv.dataset.events.types).toEqual(['cart']);
    expect(csv.dataset.span!.firstTime).toBe(1_740_787_800);
  });

  it('of Klaviyo gives profiles their consent, and events their campaign', async () => {
    const profiles = await recognised(
      folder.file(
        'segment_export.csv',
        table(
          [
            'Email',
            'First Name',
            'Last Name',
            'Phone Number',
            'City',
            'Source',
            'Email Marketing Consent',
            'Email Marketing Consent Timestamp',
            'Profile Created On',
          ],
          [
            'ann@example.com',
            'Ann',
            'Lee',
            '+821012345678',
            'Seoul',
            'Form',
            'SUBSCRIBED',
            '2025-01-05T10:00:00',
            '2025-01-05 10:00:00',
          ],
          ['bo@example.com', 'Bo', 'Kim', '', 'Busan', 'Form', 'NEVER_SUBSCRIBED', '', '2025-01-06 10:00:00'],
        ),
      ),
    );
    expect(profiles.preview.origin).toEqual({ kind: 'preset', preset: 'klaviyoProfiles' });
    expect(profiles.dataset.attributes.find(({ name }) => name === 'Email Marketing Consent')).toMatchObject({
      values: Uint8Array.of(1, 0),
    });
    const events = await recognised(
      folder.file(
        'events.csv',
        table(
          ['Event Name', 'Email', 'Timestamp', 'Campaign Name', 'Subject'],
          ['Received Email', 'ann@example.com', '2025-03-01T10:00:00', 'Spring', 'Hi'],
          ['Opened Email', 'ann@example.com', '2025-03-01T11:00:00', 'Spring', 'Hi'],
          ['Placed Order', 'ann@example.com', '2025-03-02T11:00:00', '', ''],
        ),
      ),
    );
    expect(events.preview.origin).toEqual({ kind: 'preset', preset: 'klaviyoEvents' });
    expect(events.dataset.events.types).toEqual(['message_opened', 'message_sent', 'purchase']);
    expect(events.dataset.events.properties.map(({ name }) => name)).toContain('campaign');
  });

  it('of Braze Currents is read as it is pushed and as it is stored', async () => {
    const event = (type: string, time: number) => ({
      event_type: `users.messages.email.${type}`,
      id: `${type}${String(time)}`,
      time,
      user: { external_user_id: 'u1', user_id: 'b1' },
      properties: { campaign_id: 'c1', campaign_name: 'Spring', dispatch_id: 'd1' },
    });
    const pushed = await recognised(
      folder.file(
        'currents.jsonl',
        [event('Send', 1_740_787_800), event('Open', 1_740_787_900)].map((one) => JSON.stringify(one)).join('\n'),
      ),
    );
    expect(pushed.preview).toMatchObject({
      origin: { preset: 'brazeCurrents' },
      mapping: { campaign: { channel: { value: 'email' } } },
    });
    expect(pushed.dataset.events.types).toEqual(['message_opened', 'message_sent']);
    const stored = {
      external_user_id: 'u1',
      user_id: 'b1',
      time: 1_740_787_900,
      campaign_id: 'c1',
      dispatch_id: 'd1',
      send_id: 's1',
    };
    const file = folder.file('users.messages.email.Click.jsonl', `${JSON.stringify(stored)}\n`);
    const clicks = await recognised(file);
    expect(clicks.preview.origin).toEqual({ kind: 'preset', preset: 'brazeCurrentsStored' });
    expect(clicks.dataset.events.types).toEqual(['message_clicked']);
  });
});

describe('presets', () => {
  it('say when and from where their headers are known', () => {
    for (const { asOf, source } of presets) {
      expect(Number.isNaN(Date.parse(asOf))).toBe(false);
      expect(source.length).toBeGreaterThan(20);
    }
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
  });

  it('can be asked for, and refused where the file has other columns; a guess can be asked for instead', async () => {
    const source = folder.file('plain.csv', 'user_id,date,amount\na,2025-01-01,1\n');
    const refusal: unknown = await previewFile(source, null, null, 'Asia/Seoul', { use: 'cafe24Orders' }).catch(
      (error: unknown) => error,
    );
    expect(refusal).toMatchObject({ data: { kind: 'input', code: 'import.presetUnfit' } });
    expect((await previewFile(source, null, null, 'Asia/Seoul', { use: 'guess' })).origin).toEqual({ kind: 'guess' });
  });
});
