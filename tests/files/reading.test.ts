import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { textAt } from '../../core/dataset/index.ts';
import { checkFile, importFile, previewFile } from '../../electron/files/index.ts';
import { EngineError } from '../../electron/shared/errors.ts';
import { importGuessed, nowTime, seoul, temporaryFolder } from './fixtures.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const orders = [
  '회원번호,주문번호,주문일시,결제금액,상품명',
  'U2,A1,2025-03-01 09:30:00,"12,000원",홍삼 세트',
  'U1,A2,2025-03-01 오후 3:05:00,￦5000,똠방각하 펲시',
  'U2,A3,2025.03.02,"(3,000)",홍삼 세트',
  '',
].join('\r\n');

describe('a file of orders', () => {
  it.each([
    ['UTF-8', (text: string) => Buffer.from(text), 'utf-8'],
    ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['UTF-16 with a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le'],
    ['CP949 with letters that EUC-KR lacks', (text: string) => iconv.encode(text, 'cp949'), 'cp949'],
    ['CP949 inside gzip', (text: string) => gzipSync(iconv.encode(text, 'cp949')), 'cp949'],
  ])('written in %s gives the same dataset', async (name, encode, encoding) => {
    const source = folder.file(`${name}.csv`, encode(orders));
    const { preview, dataset, check } = await importGuessed(source);
    expect(preview.dialect).toEqual({ encoding, delimiter: ',', hasHeader: true });
    expect(preview.problems).toEqual([]);
    expect(preview.mapping).toMatchObject({
      kind: 'orders',
      customer: '회원번호',
      time: '주문일시',
      value: '결제금액',
    });
    expect(check).toMatchObject({ rowsRead: 3, rowsAccepted: 3, rowsRejected: 0, customers: 2 });
    expect([0, 1].map((row) => textAt(dataset.ids, row))).toEqual(['U1', 'U2']);
    expect([...dataset.events.offsets]).toEqual([0, 1, 3]);
    expect([...dataset.events.times]).toEqual([
      seoul('2025-03-01T15:05:00'),
      seoul('2025-03-01T09:30:00'),
      seoul('2025-03-02T00:00:00'),
    ]);
    expect([...dataset.events.values]).toEqual([5000, 12_000, -3000]);
    const names = [...dataset.events.typeCodes].map((code) => dataset.events.types[code]);
    expect(names).toEqual(['purchase', 'purchase', 'refund']);
    const product = dataset.events.properties.find((column) => column.name === '상품명');
    expect(product).toMatchObject({ kind: 'category', labels: ['똠방각하 펲시', '홍삼 세트'] });
    expect(dataset.events.times.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it('is read with semicolons, tabs and bars', async () => {
    for (const delimiter of [';', '\t', '|'] as const) {
      const text = `user_id${delimiter}date${delimiter}amount\n1${delimiter}2025-01-02${delimiter}3\n2${delimiter}2025-01-03${delimiter}4\n`;
      const { preview, check } = await importGuessed(folder.file('separated.txt', text));
      expect(preview.dialect.delimiter).toBe(delimiter);
      expect(check.rowsAccepted).toBe(2);
    }
  });

  it('without a header names its columns by their place', async () => {
    const { preview, check } = await importGuessed(folder.file('bare.csv', 'u1,2025-01-02,3\nu2,2025-01-03,4\n'));
    expect(preview.dialect.hasHeader).toBe(false);
    expect(preview.columns.map(({ name }) => name)).toEqual(['column1', 'column2', 'column3']);
    expect(check).toMatchObject({ rowsRead: 2, rowsAccepted: 2 });
  });

  it('keeps line numbers across quoted line breaks, blank lines and CRLF', async () => {
    const text =
      'id,memo,date\r\na,"first\r\nsecond ""quoted""",2025-01-01\r\n\r\nb,x,wrong\r\n,y,2025-01-01\r\nc,z\r\n';
    const { check, dataset } = await importGuessed(folder.file('lines.csv', text), { time: 'date' });
    expect(check.rejected.map(({ line, code }) => [line, code])).toEqual([
      [5, 'badTime'],
      [6, 'missingCustomer'],
      [7, 'tooFewColumns'],
    ]);
    expect(check.rejected[0]).toMatchObject({ params: { value: 'wrong' }, text: 'b,x,wrong' });
    const memo = dataset.events.properties[0]!;
    expect(memo.kind === 'category' && memo.labels).toEqual(['first\r\nsecond "quoted"']);
  });

  it('sorts events of one second in the order of the file', async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => `u${index % 7},2025-01-01 10:00:00,${index},k${index}`);
    const { dataset } = await importGuessed(folder.file('ties.csv', `user_id,date,amount,memo\n${rows.join('\n')}\n`));
    const { offsets, values } = dataset.events;
    for (let row = 0; row < 7; row++) {
      const mine = [...values.subarray(offsets[row], offsets[row + 1])];
      expect(mine).toEqual(mine.toSorted((a, b) => a - b));
    }
  });

  it('drops rows that repeat an order number, and keeps equal purchases of one day', async () => {
    const numbered = 'user_id,order_id,date,amount\nu,1,2025-01-01,5\nu,1,2025-01-01,5\nu,2,2025-01-01,5\n';
    const first = await importGuessed(folder.file('numbered.csv', numbered));
    expect(first.check).toMatchObject({ rowsRead: 3, rowsAccepted: 2, duplicatesDropped: 1 });
    const plain = 'user_id,date,amount\nu,2025-01-01,5\nu,2025-01-01,5\n';
    const second = await importGuessed(folder.file('plain.csv', plain));
    expect(second.check).toMatchObject({ rowsAccepted: 2, duplicatesDropped: 0 });
    expect(second.check.problems.map(({ code }) => code)).toEqual(['import.repeatsKept']);
  });

  it('reads the times of a zone with summer time: skipped moments move on, doubled ones are the first', async () => {
    const text = 'user_id,date\na,2025-03-09 02:30:00\nb,2025-11-02 01:30:00\nc,2025-07-01T00:00:00Z\n';
    const { dataset } = await importGuessed(folder.file('zone.csv', text), { zone: 'America/New_York' });
    expect([...dataset.events.times].map((time) => new Date(time * 1000).toISOString())).toEqual([
      '2025-03-09T07:00:00.000Z',
      '2025-11-02T05:30:00.000Z',
      '2025-07-01T00:00:00.000Z',
    ]);
  });

  it('reads the ways in which times are written', async () => {
    const forms = [
      '2025-03-01 15:05',
      '2025/03/01 15:05:00',
      '2025. 3. 1. 오후 3:05',
      '2025년 3월 1일 15시 5분',
      '20250301150500',
      '2025-03-01(토) 15:05',
      '2025-03-01T06:05:00Z',
      '2025-03-01T15:05:00.250+09:00',
      String(seoul('2025-03-01T15:05:00')),
      String(seoul('2025-03-01T15:05:00') * 1000),
    ];
    const text = `user_id\tdate\n${forms.map((form, index) => `u${index}\t${form}`).join('\n')}\n`;
    const { dataset, check } = await importGuessed(folder.file('forms.tsv', text), {
      kind: 'orders',
      time: 'date',
      columns: [],
    });
    expect(check.rejected).toEqual([]);
    expect(new Set(dataset.events.times)).toEqual(new Set([seoul('2025-03-01T15:05:00')]));
  });

  it('reads a pattern with the day before the year', async () => {
    const { preview, dataset } = await importGuessed(
      folder.file('us.csv', 'CustomerID,InvoiceDate\n1,12/1/2010 8:26\n2,12/13/2010 9:01\n'),
    );
    expect(preview.mapping.timeFormat).toBe('MM/DD/YYYY HH:mm');
    expect([...dataset.events.times]).toEqual([seoul('2010-12-01T08:26:00'), seoul('2010-12-13T09:01:00')]);
  });
});

describe('a file of events', () => {
  it('calls known events by their own names', async () => {
    const text =
      'event_time,event_type,product_id,user_id\n2025-01-01 10:00:00 UTC,view,p1,u1\n2025-01-01 10:01:00 UTC,장바구니,p1,u1\n2025-01-01 10:02:00 UTC,custom,p2,u2\n';
    const { preview, check } = await importGuessed(folder.file('log.csv', text));
    expect(preview.mapping).toMatchObject({ kind: 'events', customer: 'user_id', time: 'event_time' });
    expect(check.eventTypes).toEqual([
      { name: 'cart', count: 1 },
      { name: 'custom', count: 1 },
      { name: 'product_view', count: 1 },
    ]);
    expect(check.firstTime).toBe(Date.UTC(2025, 0, 1, 10) / 1000);
  });
});

describe('a file of customers', () => {
  const list = [
    '회원번호,성별,생년월일,휴대폰,이메일,마케팅 수신동의,가입일,적립금',
    '="0007",F,1990-05-01,010-1234-5678,a@x.kr,Y,2024-01-02,"1,200"',
    '0002,M,850315,010-2222-3333,b@x.kr,N,2024-02-03,모름',
    '0007,F,1990-05-01,010-9999-0000,a@x.kr,N,2024-01-02,900',
  ].join('\n');

  it('recognises roles in Korean, and takes the last row of a repeated id', async () => {
    const { preview, dataset, check } = await importGuessed(folder.file('회원.csv', list), {});
    expect(preview.mapping.kind).toBe('customers');
    expect(dataset.roles).toEqual({
      gender: '성별',
      birthday: '생년월일',
      phone: '휴대폰',
      email: '이메일',
      adConsent: '마케팅 수신동의',
      signupTime: '가입일',
      points: '적립금',
    } satisfies typeof dataset.roles);
    expect(check).toMatchObject({ rowsRead: 3, rowsAccepted: 2, duplicatesDropped: 1, customers: 2 });
    expect(check.problems).toContainEqual(
      expect.objectContaining({ code: 'import.duplicateIds', params: { count: 1 } }),
    );
  });

  it('gives values the kinds that the mapping says', async () => {
    const source = folder.file('kinds.csv', list);
    const preview = await previewFile(source, null, null, 'Asia/Seoul');
    const kinds = new Map([
      ['생년월일', 'date'],
      ['적립금', 'number'],
      ['가입일', 'time'],
    ] as const);
    const columns = preview.mapping.columns.map((column) => ({
      ...column,
      kind: kinds.get(column.name as '적립금') ?? column.kind,
    }));
    const { dataset, check } = await importFile(source, preview.dialect, { ...preview.mapping, columns }, { nowTime });
    const valuesOf = (name: string) => {
      const column = dataset.attributes.find((attribute) => attribute.name === name)!;
      return 'values' in column ? [...column.values] : null;
    };
    expect([0, 1].map((row) => textAt(dataset.ids, row))).toEqual(['0002', '0007']);
    const days = ['1985-03-15', '1990-05-01'].map((date) => Date.parse(date) / 86_400_000);
    expect(valuesOf('생년월일')).toEqual(days);
    expect(valuesOf('적립금')).toEqual([Number.NaN, 900]);
    expect(valuesOf('마케팅 수신동의')).toEqual([0, 0]);
    expect(valuesOf('가입일')).toEqual([seoul('2024-02-03T00:00:00'), seoul('2024-01-02T00:00:00')]);
    expect(check.problems).toContainEqual(
      expect.objectContaining({ code: 'import.unreadableCells', params: { column: '적립금', count: 1 } }),
    );
  });

  it('is merged onto the events that were imported before', async () => {
    const bought = await importGuessed(
      folder.file('orders.csv', 'user_id,date,amount\n0002,2025-01-01,5\n0003,2025-01-02,6\n'),
    );
    const source = folder.file('members.csv', list);
    const preview = await previewFile(source, null, null, 'Asia/Seoul');
    const merged = await importFile(source, preview.dialect, preview.mapping, { nowTime, addTo: bought.sources });
    expect([0, 1, 2].map((row) => textAt(merged.dataset.ids, row))).toEqual(['0002', '0003', '0007']);
    expect([...merged.dataset.events.values]).toEqual([5, 6]);
  });
});

describe('an import under way', () => {
  it('is cancelled', async () => {
    const rows = Array.from({ length: 50_000 }, (_, index) => `u${index},2025-01-01,${index}`);
    const source = folder.file('long.csv', `user_id,date,amount\n${rows.join('\n')}\n`);
    const { dialect, mapping } = await previewFile(source, null, null, 'Asia/Seoul');
    const controller = new AbortController();
    const work = checkFile(source, dialect, mapping, {
      nowTime,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    const failure = await work.catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(EngineError);
    expect(failure).toMatchObject({ data: { kind: 'cancelled' } });
  });

  it('tells its phases in order', async () => {
    const source = folder.file('phases.csv', 'user_id,date,amount\nu,2025-01-01,1\n');
    const { dialect, mapping } = await previewFile(source, null, null, 'Asia/Seoul');
    const phases: string[] = [];
    await importFile(source, dialect, mapping, { nowTime, onProgress: (phase) => phases.push(phase) });
    expect([...new Set(phases)]).toEqual(['import.read', 'import.check', 'import.build', 'import.judge']);
  });
});
