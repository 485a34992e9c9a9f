import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { gzipSync } from 'node:zlib';
import { textAt } from '../../core/dataset/index.ts';
import { importFile, previewFile } from '../../electron/files/index.ts';
import { plainClock, plainNumber } from '../../electron/files/plain/cells.ts';
import type { Dialect, Mapping } from '../../electron/shared/importTypes.ts';
import { nowTime, temporaryFolder } from './fixtures.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const names = ['customer', 'at', 'event', 'amount', 'count', 'label', 'note', 'agreed', 'day', 'seen'];

const customer = fc.constantFrom('a', 'b', 'c1', 'c10', '가', '고객 7', ' a ', 'NULL', '', 'nan', '="001"', '\u00a0b');
const time = fc.constantFrom(
  '2025-03-01',
  '2025-03-01 09:00:00',
  '2025-03-01T09:00:00',
  '2025-02-29',
  '2024-02-29 23:59:59',
  '1988-05-08 00:30:00',
  '1988-10-09 02:30:00',
  '2025-03-01 24:00:00',
  '2025-13-01',
  '2025. 3. 1. 오후 3:05:00',
  '20250301',
  '1740787200',
  '2030-01-01',
  'soon',
  '',
);
const event = fc.constantFrom('visit', 'purchase', '구매', 'nothing', '', ' visit', 'null');
const amount = fc.oneof(
  fc.constantFrom('1', '-5', '0012', '1.50', '1,234', '12.', '.5', '1e3', '(7)', '₩900', 'x', '', '-', 'N/A', '-0'),
  fc.integer({ min: -(10 ** 9), max: 10 ** 9 }).map(String),
  fc.tuple(fc.integer({ min: 0, max: 10 ** 6 }), fc.nat(10 ** 8)).map(([whole, part]) => `${whole}.${part}`),
  fc.constantFrom('999999999999999', '9999999999999999', '0.123456789012345'),
);
const label = fc.constantFrom('신발', '가방', 'UNDEFINED', '', ' 신발', 'na', '\\N', '#N/A', 'a"b', "a'b", 'x,y', '렠');
const agreed = fc.constantFrom('Y', 'n', '동의', '수신거부', 'TRUE', 'maybe', '', '-', '0');

const row = fc.tuple(customer, time, event, amount, amount, label, label, agreed, time, time);
const otherClock = fc
  .tuple(
    fc.constantFrom('2025-3-1', '2025/03/01', '2025.03.01', '2025. 3. 1.', '2024-12-31', '2018-02-17'),
    fc.constantFrom(
      '',
      ' 9:05',
      ' 09:05',
      ' 23:59:59',
      'T00:00',
      ' 오전 12:30',
      ' 오후 3:05:07',
      ' 12:00:01 PM',
      ' 0:30 am',
      ' 13:00 PM',
    ),
    fc.constantFrom('', '', '.123', 'Z', '+09:00', ' -0330', ' +0900', ' '),
  )
  .map((parts) => parts.join(''));

/** Rows whose every cell is written in its most usual form, so that whole stretches of a file are. */
const usualRow = fc.tuple(
  fc.constantFrom('a', 'b', 'c1', 'c10', '가', '고객 7', 'nancy', 'z9'),
  fc.oneof(
    otherClock,
    fc.constantFrom('2025-03-01', '2025-03-01 09:00:00', '2024-02-29T23:59:59', '1988-05-08 00:30:00'),
    fc.constantFrom('2018-11-04 00:10:00', '2025-03-01 09:05:7Z'),
  ),
  fc.constantFrom('visit', 'purchase', '구매'),
  fc.constantFrom('1', '-5', '0012', '1.50', '', 'NULL', '-0', '-0.25', '99999999.5'),
  fc.constantFrom('7', '', 'n/a', '3.25'),
  fc.constantFrom('신발', '가방', '', 'nuts', 'NaN', '모자'),
  fc.constantFrom('x', '', '긴 글', '렠'),
  fc.constantFrom('Y', 'n', '동의', '', '-', '0'),
  fc.oneof(otherClock, fc.constantFrom('2025-03-01', '', '2018-02-17 23:30:00', '1988-10-09 02:30:00')),
  fc.oneof(otherClock, fc.constantFrom('2025-03-01 10:00:00', '', '2024-10-27 02:30:00', '2024-03-31 02:30:00')),
);
const rowOfAny = fc.oneof({ weight: 9, arbitrary: usualRow }, { weight: 1, arbitrary: row });
const file = fc.record({
  rows: fc.array(rowOfAny, { minLength: 1, maxLength: 400, size: 'max' }),
  repeats: fc.array(fc.nat(399), { maxLength: 60, size: 'max' }),
  kind: fc.constantFrom('events' as const, 'orders' as const),
  hasEventColumn: fc.boolean(),
  zone: fc.constantFrom('Asia/Seoul', 'Europe/Berlin', 'America/Sao_Paulo'),
  quotesAll: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  decimal: fc.constantFrom('.' as const, ',' as const),
});

/** The same rows as a text table, read by one thread and by two, and as JSON lines, all of whose cells the database reads. */
async function threeWays(given: typeof file extends fc.Arbitrary<infer T> ? T : never) {
  const rows = [...given.rows, ...given.repeats.flatMap((at) => given.rows.slice(at, at + 1))];
  const mapping: Mapping = {
    kind: given.kind,
    customer: 'customer',
    time: 'at',
    timeFormat: 'auto',
    value: 'amount',
    event: given.hasEventColumn
      ? { kind: 'column', column: 'event', rename: { 구매: 'purchase', nothing: '' } }
      : { kind: 'constant', name: ' purchase ' },
    columns: [
      { column: 'count', name: 'count', kind: 'number', role: null },
      { column: 'label', name: 'label', kind: 'category', role: null },
      { column: 'note', name: 'note', kind: 'text', role: null },
      { column: 'agreed', name: 'agreed', kind: 'boolean', role: null },
      { column: 'day', name: 'day', kind: 'date', role: null },
      { column: 'seen', name: 'seen', kind: 'time', role: null },
    ],
    zone: given.zone,
  };
  const csv = folder.file('rows.csv', toCsvText([names, ...rows], given.quotesAll, given.lineEnd));
  const json = folder.file(
    'rows.jsonl',
    rows.map((cells) => JSON.stringify(Object.fromEntries(names.map((name, at) => [name, cells[at]])))).join('\n'),
  );
  const text: Dialect = { encoding: 'utf-8', delimiter: ',', hasHeader: true, decimal: given.decimal };
  const read = async (source: typeof csv, dialect: Dialect, firstLine: number, splitAbove?: number) => {
    const options = { nowTime, ...(splitAbove === undefined ? {} : { splitAbove }) };
    const outcome = await importFile(source, dialect, mapping, options).catch((error: unknown) => error);
    if (outcome instanceof Error) return { error: outcome.message };
    const { dataset, check } = outcome as Awaited<ReturnType<typeof importFile>>;
    const rejected = check.rejected.map(({ line, code, params }) => ({ line: line - firstLine, code, params }));
    return { dataset, check: { ...check, rejected } };
  };
  return {
    plain: await read(csv, text, 2),
    halves: await read(csv, text, 2, 0),
    whole: await read(json, { ...text, format: 'json' }, 1),
  };
}

function toCsvText(rows: readonly (readonly string[])[], quotesAll: boolean, lineEnd: string): string {
  const written = (cell: string) => (quotesAll || /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((cells) => cells.map(written).join(',')).join(lineEnd);
}

describe('rows that are read without the database', () => {
  it('become the same dataset and the same findings as when the database reads every cell', async () => {
    await fc.assert(
      fc.asyncProperty(file, async (given) => {
        const { plain, halves, whole } = await threeWays(given);
        expect(plain).toEqual(whole);
        expect(halves).toEqual(whole);
      }),
      { numRuns: 6, seed: 20_260_601, endOnFailure: true },
    );
  });
});

describe('cells that are read without the database', () => {
  it('have the number that JavaScript reads in the same digits', () => {
    const decimal = fc.tuple(fc.boolean(), fc.nat(10 ** 9), fc.nat(10 ** 6)).map(([isMinus, whole, part]) => {
      const text = `${whole}.${part}`;
      return isMinus ? `-${text}` : text;
    });
    fc.assert(
      fc.property(fc.oneof(decimal, fc.maxSafeNat().map(String)), (text) => {
        const bytes = Buffer.from(`,${text},`);
        const value = plainNumber(bytes, 1, bytes.length - 1);
        expect(value).toBe(text.replace(/\D/g, '').length <= 15 ? Number(text) : Number.NaN);
      }),
      { seed: 3, numRuns: 2000 },
    );
  });

  it('have the moment that Date reads in the same digits, on every day of a century', () => {
    const wrong: string[] = [];
    for (let day = -10_000; day < 40_000; day++) {
      const text = new Date(day * 86_400_000 + 45_296_000).toISOString().slice(0, 19);
      const bytes = Buffer.from(text);
      const isRight = plainClock(bytes, 0, 10) === day * 86_400 && plainClock(bytes, 0, 19) === day * 86_400 + 45_296;
      if (!isRight) wrong.push(text);
    }
    expect(wrong).toEqual([]);
  });
});

describe('rows that repeat in a file of several megabytes', () => {
  const count = 60_000;
  const lines = Array.from({ length: count }, (_, row) => {
    const twin = row === count - 1 ? 7 : row;
    return `고객${twin % 900},2025-03-0${1 + (twin % 9)} 10:00:00,purchase,${twin},메모 ${'길'.repeat(10)} ${twin},`;
  });
  // of the same customer, moment and amount, and yet another order
  lines[50_000] = lines[20]!.replace('메모', '메모 둘');
  const header = '고객,시각,이벤트,금액,메모,비고';
  const text = [header, ...lines].join('\r\n');

  const oddly = (rows: string) =>
    rows.replaceAll(/2025-03-05 10:00:00,purchase,4(\d{3}),/g, '2025. 3. 5. 10:00:00,purchase,4$1,');

  const withLongText = () => {
    const text = `고객1,2025-03-01 10:00:00,purchase,1,"${`${'길'.repeat(80)}\r\n`.repeat(900)}",`;
    return [header, ...lines.slice(0, count / 2), text, ...lines.slice(count / 2)].join('\r\n');
  };

  it.each<[string, Buffer, number?]>([
    ['plain', Buffer.from(text)],
    ['with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['packed', gzipSync(text)],
    ['with a row that only the database reads', Buffer.from(oddly(text))],
    ['read by two threads', Buffer.from(text), 0],
    ['read by two threads, with a row that only the database reads', Buffer.from(oddly(text)), 0],
    ['with its middle inside of quotes', Buffer.from(withLongText()), 0],
  ])('%s, are found wherever they stand', async (name, content, splitAbove = Number.MAX_SAFE_INTEGER) => {
    const source = folder.file('repeats.csv', content);
    const { dialect, mapping } = await previewFile(source, null, null, 'Asia/Seoul');
    const changes: Partial<Mapping> = {
      kind: 'orders',
      customer: '고객',
      time: '시각',
      value: '금액',
      event: { kind: 'column', column: '이벤트', rename: {} },
      columns: [],
    };
    const { dataset, check } = await importFile(source, dialect, { ...mapping, ...changes }, { nowTime, splitAbove });
    const added = name.includes('quotes') ? 1 : 0;
    expect(check).toMatchObject({
      rowsRead: count + added,
      rowsAccepted: count - 1 + added,
      rowsRejected: 0,
      duplicatesDropped: 1,
      customers: 900,
    });
    expect(dataset.events.times.length).toBe(count - 1 + added);
    expect(textAt(dataset.ids, 0)).toBe('고객0');
  });
});
