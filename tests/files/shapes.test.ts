import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { cellText, textAt } from '../../core/dataset/index.ts';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { previewFile, previewLookup } from '../../electron/files/index.ts';
import type { ImportSource } from '../../electron/shared/importTypes.ts';
import { importGuessed, seoul, temporaryFolder } from './fixtures.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** Every event as [customer, type, time, …properties], in stored order. */
function eventsOf(dataset: Dataset, ...properties: string[]): unknown[][] {
  const { events } = dataset;
  const columns = properties.map((name) => events.properties.find((column) => column.name === name)!);
  const rows: unknown[][] = [];
  for (let row = 0; row < dataset.customerCount; row++) {
    for (let event = events.offsets[row]!; event < events.offsets[row + 1]!; event++) {
      rows.push([
        textAt(dataset.ids, row),
        events.types[events.typeCodes[event]!],
        events.times[event],
        ...columns.map((column) => cellText(column, event, 'Asia/Seoul')),
      ]);
    }
  }
  return rows;
}

function attributesOf(dataset: Dataset, id: string): Record<string, string> {
  const row = Array.from({ length: dataset.customerCount }, (_, at) => textAt(dataset.ids, at)).indexOf(id);
  return Object.fromEntries(dataset.attributes.map((column) => [column.name, cellText(column, row, 'Asia/Seoul')]));
}

describe('a campaign log', () => {
  it('with one row for each send becomes a send and the answers that its row tells of, all under their campaign', async () => {
    const source = folder.file(
      'email-sends.csv',
      iconv.encode(
        [
          '회원번호,캠페인명,발송일시,오픈일시,클릭일시,수신거부일시',
          '007,봄 세일,2025-03-01 10:00:00,2025-03-01 10:00:00,2025-03-01 10:05:00,',
          '008,봄 세일,2025-03-01 10:00:00,,,2025-03-02 09:00:00',
          '008,여름,2025-06-01 10:00:00,,,',
        ].join('\n'),
        'cp949',
      ),
    );
    const { preview, dataset, check } = await importGuessed(source);
    expect(preview.mapping).toMatchObject({
      kind: 'campaigns',
      time: '발송일시',
      campaign: { campaign: '캠페인명', channel: { kind: 'constant', value: 'email' }, opened: '오픈일시' },
    });
    expect(check).toMatchObject({ rowsRead: 3, rowsAccepted: 3, rowsRejected: 0, customers: 2 });
    const sent = seoul('2025-03-01T10:00:00');
    expect(eventsOf(dataset, 'campaign', 'channel')).toEqual([
      ['007', 'message_sent', sent, '봄 세일', 'email'],
      ['007', 'message_opened', sent, '봄 세일', 'email'],
      ['007', 'message_clicked', sent + 300, '봄 세일', 'email'],
      ['008', 'message_sent', sent, '봄 세일', 'email'],
      ['008', 'unsubscribe', seoul('2025-03-02T09:00:00'), '봄 세일', 'email'],
      ['008', 'message_sent', seoul('2025-06-01T10:00:00'), '여름', 'email'],
    ]);
  });

  it('with one row for each event is told by its events, whose names become the known ones', async () => {
    const source = folder.file(
      'log.csv',
      'user_id,timestamp,event,campaign_id,channel\na,2025-03-01 10:00:00,sent,c1,sms\na,2025-03-01 11:00:00,clicked,c1,sms\nb,2025-03-01 10:00:00,sent,c1,sms\n',
    );
    const { preview, dataset } = await importGuessed(source);
    expect(preview.mapping).toMatchObject({
      kind: 'campaigns',
      campaign: { channel: { kind: 'column', column: 'channel' } },
    });
    expect(eventsOf(dataset, 'campaign', 'channel').map(([, type]) => type)).toEqual([
      'message_sent',
      'message_clicked',
      'message_sent',
    ]);
  });
});

describe('an experiment table', () => {
  const text = 'id,segment,visit,spend,age\na,Mail,1,12.5,30\nb,No E-Mail,0,0,40\nc,Mail,0,0,50\nd,,1,3,20\n';
  const source = folder.file('spring test.csv', text);

  it('becomes attributes, and says which column is the arm and which value the control', async () => {
    const { preview, dataset, check } = await importGuessed(source);
    expect(preview.mapping).toMatchObject({
      kind: 'experiment',
      experiment: {
        name: 'spring test',
        arm: 'segment',
        control: 'No E-Mail',
        outcomes: [
          { column: 'visit', kind: 'boolean' },
          { column: 'spend', kind: 'number' },
        ],
      },
    });
    expect(check.rejected).toEqual([expect.objectContaining({ line: 5, code: 'missingArm' })]);
    expect(attributesOf(dataset, 'a')).toEqual({ segment: 'Mail', visit: 'true', spend: '12.5', age: '30' });
    expect(dataset.events.times).toHaveLength(0);
  });

  it('has its draws and outcomes as events too where a date is said', async () => {
    const { preview } = await importGuessed(source);
    const experiment = { ...preview.mapping.experiment!, date: '2025-03-01' };
    const { dataset } = await importGuessed(source, { experiment });
    const day = seoul('2025-03-01T00:00:00');
    expect(eventsOf(dataset, 'experiment', 'arm', 'outcome')).toEqual([
      ['a', 'experiment_assigned', day, 'spring test', 'Mail', ''],
      ['a', 'experiment_outcome', day, 'spring test', 'Mail', 'visit'],
      ['a', 'experiment_outcome', day, 'spring test', 'Mail', 'spend'],
      ['b', 'experiment_assigned', day, 'spring test', 'No E-Mail', ''],
      ['c', 'experiment_assigned', day, 'spring test', 'Mail', ''],
    ]);
    expect([...dataset.events.values]).toEqual([Number.NaN, Number.NaN, 12.5, Number.NaN, Number.NaN]);
    expect(attributesOf(dataset, 'a')).toMatchObject({ segment: 'Mail', spend: '12.5' });
  });
});

describe('a consent list', () => {
  it('keeps the latest decision of each channel, with its date, under the role of the channel', async () => {
    const source = folder.file(
      'consents.csv',
      [
        '고객번호,채널,동의여부,동의일시',
        '1,이메일,Y,2025-03-01 10:00',
        '1,문자,N,2025-03-02 10:00',
        '1,이메일,N,2025-05-01 10:00',
        '1,이메일,Y,2025-04-01 10:00',
        '2,야간,동의,2024-01-01',
        '3,팩스,Y,2025-01-01',
        '4,이메일,maybe,2025-01-01',
      ].join('\n'),
    );
    const { preview, dataset, check } = await importGuessed(source);
    expect(preview.mapping.kind).toBe('consents');
    expect(check).toMatchObject({ rowsRead: 7, rowsAccepted: 5, rowsRejected: 2, duplicatesDropped: 0 });
    expect(check.rejected.map(({ line, code, params }) => [line, code, params])).toEqual([
      [7, 'unknownChannel', { value: '팩스' }],
      [8, 'missingConsent', {}],
    ]);
    expect(dataset.roles).toEqual({
      nightConsent: 'consent_night',
      nightConsentTime: 'consent_night_time',
      emailConsent: 'consent_email',
      emailConsentTime: 'consent_email_time',
      smsConsent: 'consent_sms',
      smsConsentTime: 'consent_sms_time',
    });
    expect(attributesOf(dataset, '1')).toMatchObject({
      consent_email: 'false',
      consent_email_time: '2025-05-01 10:00:00',
      consent_sms: 'false',
      consent_night: '',
    });
    expect(attributesOf(dataset, '2')).toMatchObject({
      consent_night: 'true',
      consent_night_time: '2024-01-01 00:00:00',
    });
  });
});

describe('a lookup table', () => {
  const orders = folder.file(
    'orders.csv',
    'user_id,date,amount,product\na,2025-01-01,1,p1\nb,2025-01-02,2,p2\nc,2025-01-03,3,p9\nd,2025-01-04\ne,2025-01-05,5,\n',
  );
  const products = folder.file('products.csv', 'product,category,date\np1,bread,x\np2,"milk, fresh",y\np1,cake,z\n');
  const source: ImportSource = { ...orders, lookups: [{ source: products, key: 'product', match: 'product' }] };

  it('adds its columns to the rows by the key, the first of repeated keys, and says what it did not hold', async () => {
    const { preview, dataset, check } = await importGuessed(source, { kind: 'orders', time: 'date', value: 'amount' });
    expect(preview.columns.map(({ name }) => name)).toEqual([
      'user_id',
      'date',
      'amount',
      'product',
      'category',
      'products.date',
    ]);
    expect(eventsOf(dataset, 'category', 'products.date').map(([id, , , ...cells]) => [id, ...cells])).toEqual([
      ['a', 'bread', 'x'],
      ['b', 'milk, fresh', 'y'],
      ['c', '', ''],
      ['e', '', ''],
    ]);
    // the row that is too short is refused with its own text, as without a lookup
    expect(check.rejected).toEqual([expect.objectContaining({ line: 5, code: 'tooFewColumns', text: 'd,2025-01-04' })]);
    expect(check.problems).toContainEqual(
      expect.objectContaining({
        code: 'import.lookupUnmatched',
        params: { name: 'products.csv', count: 1, example: 'p9' },
      }),
    );
    expect(check.problems).toContainEqual(expect.objectContaining({ code: 'import.lookupRepeated' }));
  });

  it('is told by a column of the same name whose values differ, and not by the customer where there is another', async () => {
    const people = folder.file('people.csv', 'user_id,product,city\na,p1,Seoul\nb,p2,Busan\n');
    expect((await previewLookup(people, ['user_id', 'date', 'product'])).guess).toEqual({
      key: 'product',
      match: 'product',
    });
    expect((await previewLookup(people, ['user_id', 'date'])).guess).toEqual({ key: 'user_id', match: 'user_id' });
    expect((await previewLookup(people, ['x'])).guess).toBeNull();
  });

  it('is read as is said, and gives only the columns that are wanted', async () => {
    // one line alone does not show what separates its cells
    const table = folder.file('codes.txt', 'p1|bread;2,5|red\np2|milk;1,5|blue\n');
    const first = await previewLookup(table, ['product']);
    expect(first.guess).toBeNull();
    const dialect = { ...first.dialect, delimiter: '|', hasHeader: false } as const;
    const read = await previewLookup(table, ['product'], dialect);
    expect(read.dialect).toMatchObject({ delimiter: '|', hasHeader: false });
    expect(read.columns.map(({ name }) => name)).toEqual(['column1', 'column2', 'column3']);
    expect(read.rows[0]).toEqual(['p1', 'bread;2,5', 'red']);
    const lookup = { source: table, key: 'product', match: 'column1', dialect, columns: ['column3'] };
    const { preview, dataset } = await importGuessed(
      { ...orders, lookups: [lookup] },
      { kind: 'orders', time: 'date', value: 'amount' },
    );
    expect(preview.columns.map(({ name }) => name)).toEqual(['user_id', 'date', 'amount', 'product', 'column3']);
    expect(eventsOf(dataset, 'column3').map(([id, , , cell]) => [id, cell])).toEqual([
      ['a', 'red'],
      ['b', 'blue'],
      ['c', ''],
      ['e', ''],
    ]);
    const gone = { ...orders, lookups: [{ ...lookup, columns: ['price'] }] };
    await expect(previewFile(gone, null, null, 'Asia/Seoul')).rejects.toMatchObject({
      data: { code: 'import.lookupKeyMissing', params: { column: 'price', name: 'codes.txt' } },
    });
  });

  it('is refused where a column is not there', async () => {
    const wrong = { ...orders, lookups: [{ source: products, key: 'product', match: 'none' }] };
    const refusal: unknown = await previewFile(wrong, null, null, 'Asia/Seoul').catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      data: { code: 'import.lookupKeyMissing', params: { column: 'none', name: 'products.csv' } },
    });
  });
});
