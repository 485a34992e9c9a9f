import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { textAt } from '../../core/dataset/index.ts';
import { previewFile } from '../../electron/files/index.ts';
import { EngineError } from '../../electron/shared/errors.ts';
import { importGuessed, seoul, temporaryFolder } from './fixtures.ts';
import { workbookOf, zipOf } from './zipFile.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const csv =
  '회원번호,주문번호,주문일시,결제금액\n0007,A1,2025-03-01 09:30:00,12000\n0008,A2,2025-03-02 10:00:00,5000\n';
const records = [
  { 회원번호: '0007', 주문번호: 'A1', 주문일시: '2025-03-01 09:30:00', 결제금액: 12_000 },
  { 회원번호: '0008', 주문번호: 'A2', 주문일시: '2025-03-02 10:00:00', 결제금액: 5000 },
];
const lines = records.map((record) => JSON.stringify(record)).join('\n');
const book = workbookOf({
  안내: [['이 파일은 주문 목록입니다']],
  주문: [
    ['회원번호', '주문번호', '주문일시', '결제금액'],
    ['0007', 'A1', { date: 45_717.395_833_333_336 }, 12_000],
    ['0008', 'A2', { date: 45_718.416_666_666_664 }, 5000],
  ],
});

async function parquetOf(sql: string, name: string): Promise<Buffer> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const path = `${folder.path}/${name}`;
  await connection.run(`COPY (${sql}) TO '${path}' (FORMAT parquet)`);
  connection.closeSync();
  return readFileSync(path);
}

const parquet = await parquetOf(
  `SELECT * FROM (VALUES ('0007', 'A1', TIMESTAMP '2025-03-01 09:30:00', 12000), ('0008', 'A2', TIMESTAMP '2025-03-02 10:00:00', 5000))
   t("회원번호", "주문번호", "주문일시", "결제금액")`,
  'flat.parquet',
);

async function refusalOf(work: Promise<unknown>): Promise<EngineError['data']> {
  const error = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof EngineError)) throw new Error(`expected a refusal, got ${String(error)}`);
  return error.data;
}

describe('the same two orders', () => {
  it.each([
    ['CSV in UTF-16 with the larger byte first', 'be.csv', Buffer.from(`\ufeff${csv}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', 'bare.csv', Buffer.from(csv.replaceAll(/[가-힣]+/g, 'id'), 'utf16le').swap16()],
    ['a JSON list', 'list.json', JSON.stringify(records, null, 2)],
    ['JSON lines', 'lines.jsonl', lines],
    ['JSON lines as gzip', 'lines.jsonl.gz', gzipSync(lines)],
    ['an object around the list', 'wrapped.json', JSON.stringify({ data: records })],
    ['a workbook with two sheets', 'book.xlsx', book],
    ['a workbook as gzip', 'book.xlsx.gz', gzipSync(book)],
    ['Parquet', 'flat.parquet', parquet],
    ['Parquet as gzip', 'flat.parquet.gz', gzipSync(parquet)],
    ['CSV inside a zip', 'one.zip', zipOf([{ name: '주문.csv', content: csv }])],
    [
      'a gzip inside a zip with a name in CP949',
      'two.zip',
      zipOf([{ name: iconv.encode('주문.csv.gz', 'cp949'), content: gzipSync(csv) }]),
    ],
    ['Parquet inside a zip', 'three.zip', zipOf([{ name: 'a/flat.parquet', content: parquet }])],
    ['a workbook inside a zip', 'four.zip', zipOf([{ name: 'book.xlsx', content: book }])],
  ])('in %s', async (_, name, content) => {
    const { dataset, check } = await importGuessed(
      folder.file(name, content),
      name === 'bare.csv' ? { kind: 'orders', customer: 'id', time: 'id_3', value: 'id_4', columns: [] } : {},
    );
    expect(check).toMatchObject({ rowsRead: 2, rowsAccepted: 2, rowsRejected: 0 });
    expect([0, 1].map((row) => textAt(dataset.ids, row))).toEqual(['0007', '0008']);
    expect([...dataset.events.times]).toEqual([seoul('2025-03-01T09:30:00'), seoul('2025-03-02T10:00:00')]);
    expect([...dataset.events.values]).toEqual([12_000, 5000]);
  });

  it('show the other sheets and files to choose from', async () => {
    const source = folder.file(
      'choice.zip',
      zipOf([
        { name: 'a.csv', content: csv },
        { name: 'b.csv', content: 'x\n1\n' },
      ]),
    );
    const first = await previewFile(source, null, null, 'Asia/Seoul');
    expect(first.choices.entries).toEqual(['a.csv', 'b.csv']);
    expect(first.dialect.entry).toBe('a.csv');
    const other = await previewFile(source, { ...first.dialect, entry: 'b.csv' }, null, 'Asia/Seoul');
    expect(other.columns.map(({ name }) => name)).toEqual(['x']);
    const workbook = await previewFile(folder.file('book2.xlsx', book), null, null, 'Asia/Seoul');
    expect(workbook.choices.sheets).toEqual(['안내', '주문']);
    expect(workbook.dialect.sheet).toBe('주문');
  });
});

const ga4 = {
  event_date: '20250301',
  event_timestamp: '1740787800000000',
  event_name: 'add_to_cart',
  event_params: [
    { key: 'page_location', value: { string_value: 'https://shop.kr/1', int_value: null } },
    { key: 'engagement_time_msec', value: { string_value: null, int_value: '12' } },
  ],
  user_pseudo_id: 'u1.1',
  device: { category: 'mobile' },
  items: [{ item_id: 'p1', price: 3 }],
};

describe('a Google Analytics export of nested records', () => {
  it('has one column for each parameter, from JSON lines and from Parquet alike', async () => {
    const json = folder.file(
      'ga4.jsonl',
      `${JSON.stringify(ga4)}\n${JSON.stringify({ ...ga4, user_pseudo_id: 'u2.2' })}\n`,
    );
    await parquetOf(`SELECT * FROM read_json('${json.path}')`, 'ga4.parquet');
    for (const source of [json, { path: `${folder.path}/ga4.parquet`, name: 'ga4.parquet' }]) {
      const { preview, dataset } = await importGuessed(source, { customer: 'user_pseudo_id' });
      const names = preview.columns.map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(['event_params.page_location', 'device.category', 'items']));
      expect(dataset.span!.firstTime).toBe(1_740_787_800);
      const page = dataset.events.properties.find(({ name }) => name === 'event_params.page_location');
      expect(page).toMatchObject({ labels: ['https://shop.kr/1'] });
    }
  });

  it('refuses lines that are no JSON by their number, and goes on', async () => {
    const text = `${lines}\n{"회원번호": "0009", broken\n${lines.replaceAll('A1', 'A3').replaceAll('A2', 'A4')}\nnot json\n`;
    const { check } = await importGuessed(folder.file('broken.jsonl', text));
    expect(check).toMatchObject({ rowsRead: 6, rowsAccepted: 4, rowsRejected: 2 });
    expect(check.rejected.map(({ line, code }) => [line, code])).toEqual([
      [3, 'brokenRecord'],
      [6, 'brokenRecord'],
    ]);
    expect(check.rejected[0]!.text).toContain('broken');
  });
});

describe('the dialect', () => {
  it('finds apostrophes as quotes and decimal commas', async () => {
    const text = "id;date;amount\n'a;1';2025-03-01;1.234,50\n'b''s';2025-03-02;7,25\n";
    const { preview, dataset } = await importGuessed(folder.file('german.csv', text));
    expect(preview.dialect).toMatchObject({ delimiter: ';', quote: "'", decimal: ',' });
    expect([0, 1].map((row) => textAt(dataset.ids, row))).toEqual(['a;1', "b's"]);
    expect([...dataset.events.values]).toEqual([1234.5, 7.25]);
  });

  it('is corrected by hand: without quotes, with another order of dates', async () => {
    const source = folder.file('hand.csv', 'id,date,note\na,25/03/01,"x\nb,25/03/02,y"\n');
    const found = await previewFile(source, null, null, 'Asia/Seoul');
    const chosen = { ...found.dialect, quote: '' as const, dateOrder: 'dmy' as const };
    const { rows, dialect } = await previewFile(source, chosen, null, 'Asia/Seoul');
    expect(dialect).toMatchObject(chosen);
    expect(rows).toEqual([
      ['a', '25/03/01', '"x'],
      ['b', '25/03/02', 'y"'],
    ]);
  });

  it.each([
    ['2025년 3월 1일 오후 3:04', '2025-03-01T15:04:00'],
    ['2025.03.01', '2025-03-01T00:00:00'],
    ['25/03/01', '2025-03-01T00:00:00'],
    ['25.3.1 오전 12:05', '2025-03-01T00:05:00'],
    ['45717.627777777776', '2025-03-01T15:04:00'],
    ['45717', '2025-03-01T00:00:00'],
    ['2025-03-01T15:04:00+09:00', '2025-03-01T15:04:00'],
  ])('reads %s', async (written, expected) => {
    const { dataset, check } = await importGuessed(folder.file('one.tsv', `id\tdate\na\t${written}\n`), {
      kind: 'orders',
      customer: 'id',
      time: 'date',
      timeFormat: 'auto',
      columns: [],
    });
    expect(check.rejected).toEqual([]);
    expect(dataset.span!.firstTime).toBe(seoul(expected));
  });

  it.each(['1,234원', '₩1,234', '￦ 1,234', '1234', '+1,234 원'])(
    'reads %s as an amount, and in brackets as less than nothing',
    async (written) => {
      const text = `id\tdate\tamount\na\t2025-03-01\t${written}\na\t2025-03-02\t(${written})\n`;
      const { dataset } = await importGuessed(folder.file('won.tsv', text), { value: 'amount' });
      expect([...dataset.events.values]).toEqual([1234, -1234]);
    },
  );

  it('reports two ways to write dates in one column, and dates that can be read two ways', async () => {
    const mixed = 'id,date\na,2025-03-01\nb,13/03/2025\nc,2025-03-02\n';
    const { check } = await importGuessed(folder.file('mixed.csv', mixed), {
      kind: 'orders',
      time: 'date',
      timeFormat: 'auto',
    });
    expect(check.problems).toContainEqual(
      expect.objectContaining({
        code: 'import.mixedDates',
        params: { column: 'date', first: 'YYYY-MM-DD', firstCount: 2, second: 'DD/MM/YYYY', secondCount: 1 },
      }),
    );
    const unsure = 'id,date\na,03/04/2025\nb,05/06/2025\n';
    const read = await importGuessed(folder.file('unsure.csv', unsure), { kind: 'orders', time: 'date' });
    expect(read.check.problems.map(({ code }) => code)).toContain('import.ambiguousDates');
  });
});

describe('a packed file that is no honest table', () => {
  const zeros = Buffer.alloc(80 * 2 ** 20, 'a,b\n');
  it.each([
    ['a zip of zeros', 'bomb.zip', zipOf([{ name: 'a.csv', content: zeros }]), 'import.zipBomb'],
    ['a gzip of zeros', 'bomb.csv.gz', gzipSync(zeros), 'import.zipBomb'],
    [
      'a zip that lies about its size',
      'liar.zip',
      zipOf([{ name: 'a.csv', content: zeros, declaredSize: 100 }]),
      'import.zipBomb',
    ],
    ['a cut zip', 'cut.zip', zipOf([{ name: 'a.csv', content: csv }]).subarray(0, 60), 'import.damagedZip'],
    ['an empty zip', 'none.zip', zipOf([{ name: 'folder/', content: '' }]), 'import.empty'],
    ['broken Parquet', 'cut.parquet', Buffer.concat([parquet.subarray(0, 50)]), 'import.damagedParquet'],
    [
      'a workbook without sheets',
      'odd.xlsx',
      zipOf([{ name: 'xl/workbook.xml', content: '<x/>' }]),
      'import.damagedExcel',
    ],
  ])('%s is refused', async (_, name, content, code) => {
    expect(await refusalOf(importGuessed(folder.file(name, content)))).toMatchObject({ kind: 'input', code });
  });
});
