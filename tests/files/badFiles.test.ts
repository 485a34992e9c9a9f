import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { createTranslator } from '../../core/i18n/index.ts';
import { importing as english } from '../../core/i18n/en/importing.ts';
import { importing as korean } from '../../core/i18n/ko/importing.ts';
import { checkFile, importFile, previewFile, rejectedCsv, writeFileAtomic } from '../../electron/files/index.ts';
import { EngineError } from '../../electron/shared/errors.ts';
import type { ImportSource } from '../../electron/shared/importTypes.ts';
import { importGuessed, nowTime, temporaryFolder } from './fixtures.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const texts = [
  createTranslator({ language: 'ko', zone: 'Asia/Seoul' }, korean),
  createTranslator({ language: 'en', zone: 'Asia/Seoul' }, english),
];

async function refusalOf(work: Promise<unknown>): Promise<EngineError['data']> {
  const error = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof EngineError)) throw new Error(`expected a refusal, got ${String(error)}`);
  expect(error.data.kind).toBe('input');
  for (const text of texts) expect(text(`error.${error.data.code}`, error.data.params)).not.toMatch(/[⟦⟧]/);
  return error.data;
}

const preview = (source: ImportSource) => previewFile(source, null, null, 'Asia/Seoul');
const checkGuessed = async (source: ImportSource) => {
  const { dialect, mapping } = await preview(source);
  return checkFile(source, dialect, mapping, { nowTime });
};
const rows = Array.from(
  { length: 20_000 },
  (_, index) => `u${index},2025-01-0${1 + (index % 9)},${(index * 7919) % 1000}`,
);
const good = `user_id,date,amount\n${rows.join('\n')}\n`;

describe('a file that is no table is refused with its reason', () => {
  it.each([
    ['an empty file', 'import.empty', folder.file('empty.csv', '')],
    ['a file of blank lines', 'import.empty', folder.file('blank.csv', '\ufeff\r\n \n')],
    [
      'a picture',
      'import.binary',
      folder.file('picture.csv', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0])),
    ],
    [
      'bytes with zeros',
      'import.binary',
      folder.file(
        'zeros.csv',
        Uint8Array.from({ length: 999 }, (_, index) => (index * 7) % 256),
      ),
    ],
    [
      'a cut Excel workbook',
      'import.damagedZip',
      folder.file('book.xlsx', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0])),
    ],
    [
      'an old Excel workbook',
      'import.excelOld',
      folder.file('book.xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])),
    ],
    [
      'a small cut gzip',
      'import.truncatedGzip',
      folder.file('cut.csv.gz', gzipSync('user_id,date\na,2025-01-01\n').subarray(0, 20)),
    ],
    ['a missing file', 'import.fileMissing', { path: `${folder.path}/none.csv`, name: 'none.csv' }],
    ['a folder', 'import.fileUnreadable', { path: folder.path, name: 'folder' }],
  ])('%s', async (_, code, source) => {
    expect(await refusalOf(preview(source))).toMatchObject({ code });
  });

  it('a gzip that is cut far behind its head', async () => {
    const packed = gzipSync(Buffer.from(good.repeat(4)));
    const source = folder.file('long.csv.gz', packed.subarray(0, packed.length - 5000));
    expect(await refusalOf(checkGuessed(source))).toMatchObject({ code: 'import.truncatedGzip' });
  });

  it('a gzip with a damaged middle', async () => {
    const packed = gzipSync(Buffer.from(good.repeat(4)));
    packed.fill(0xff, packed.length >> 1, (packed.length >> 1) + 100);
    const source = folder.file('damaged.csv.gz', packed);
    expect(await refusalOf(checkGuessed(source))).toMatchObject({ code: 'import.damagedGzip' });
  });

  it('a file without one valid row', async () => {
    const source = folder.file('novalid.csv', 'user_id,date,amount\n,2025-01-01,1\nu,never,2\n');
    const { dialect, mapping } = await preview(source);
    const wanted = { ...mapping, kind: 'orders' as const, time: 'date', value: 'amount', columns: [] };
    const { check } = await checkFile(source, dialect, wanted, { nowTime });
    expect(check.problems).toContainEqual(expect.objectContaining({ code: 'import.noValidRow', severity: 'error' }));
    expect(await refusalOf(importFile(source, dialect, wanted, { nowTime }))).toMatchObject({
      code: 'import.noValidRow',
    });
  });

  it('a quote that swallows the rest of a long file', async () => {
    const source = folder.file('quote.csv', `${good}"open,2025-01-01,1\n${good.repeat(3)}`);
    const { dialect, mapping } = await preview(source);
    const refusal = await refusalOf(checkFile(source, dialect, mapping, { nowTime }));
    expect(refusal).toEqual({ kind: 'input', code: 'import.unclosedQuote', params: { line: 20_002 } });
  });
});

describe('a mapping that does not fit is refused', () => {
  const source = folder.file('good.csv', 'user_id,date,amount\nu,2025-01-01,1\n');
  it.each([
    ['import.unknownColumn', { customer: 'nobody' }],
    ['import.timeNotMapped', { time: null }],
    ['import.badTimeFormat', { timeFormat: 'HH:mm' }],
    ['import.badZone', { zone: 'Mars/Olympus' }],
    ['import.eventNotNamed', { event: { kind: 'constant' as const, name: ' ' } }],
  ])('%s', async (code, changes) => {
    const { dialect, mapping } = await preview(source);
    expect(await refusalOf(checkFile(source, dialect, { ...mapping, ...changes }, { nowTime }))).toMatchObject({
      code,
    });
  });
});

describe('rows', () => {
  const text = [
    'user_id,date,amount,event',
    'u1,2025-01-01,1,buy',
    ',2025-01-01,1,buy',
    'u3,,1,buy',
    'u4,2025-02-30,1,buy',
    'u5,2031-01-01,1,buy',
    'u6,2025-01-01,"12,34",buy',
    'u7,2025-01-01,1,',
    'u8,2025-01-01',
    'u9,2025-01-01,1,buy,extra',
    'u10,2025-01-01,1,buy,,',
    '"=1+1",2025-01-01,x,buy',
    'u12,2025-01-01,1,"open',
    'rest',
  ].join('\n');
  const source = folder.file('rejected.csv', text);
  const expected = [
    [3, 'missingCustomer'],
    [4, 'missingTime'],
    [5, 'badTime'],
    [6, 'futureTime'],
    [7, 'badValue'],
    [8, 'missingEvent'],
    [9, 'tooFewColumns'],
    [10, 'tooManyColumns'],
    [12, 'badValue'],
    [13, 'unclosedQuote'],
  ];

  it('are refused with their line and reason in both languages', async () => {
    const { check } = await importGuessed(source, { kind: 'events' });
    expect(check.rejected.map(({ line, code }) => [line, code])).toEqual(expected);
    expect(check).toMatchObject({ rowsRead: 12, rowsAccepted: 2, rowsRejected: 10 });
    for (const { code, params } of check.rejected) {
      for (const text of texts) expect(text(`import.${code}`, params)).not.toMatch(/[⟦⟧]/);
    }
    for (const { code, params } of check.problems) {
      for (const text of texts) expect(text(`problem.${code}`, params)).not.toMatch(/[⟦⟧]/);
    }
  });

  it('that were refused are written as a table without formulas', async () => {
    const { dialect, mapping } = await preview(source);
    const csv = await rejectedCsv(source, dialect, mapping, { nowTime });
    const lines = csv.trimEnd().split('\r\n');
    expect(lines[0]).toBe('line,code,사유,reason,text');
    expect(lines.slice(1, 10).map((line) => line.split(',').slice(0, 2))).toEqual(
      expected.slice(0, 9).map(([line, code]) => [String(line), code]),
    );
    expect(csv).toContain(`"'=1+1,2025-01-01,x,buy"`);
  });
});

describe('a table of an odd size', () => {
  it('of 300 columns is read whole', async () => {
    const names = Array.from({ length: 298 }, (_, index) => `p${index}`);
    const text = `user_id,date,${names.join(',')}\n${['a', 'b'].map((id) => `${id},2025-01-01,${names.map((_, at) => at).join(',')}`).join('\n')}\n`;
    const { check, dataset } = await importGuessed(folder.file('wide.csv', text), { kind: 'orders' });
    expect(check).toMatchObject({ rowsAccepted: 2, rowsRejected: 0 });
    expect(dataset.events.properties).toHaveLength(298);
  });

  it('with a cell of 5 MB refuses that row by its line and takes the others', async () => {
    const text = `user_id,date,amount,note\na,2025-01-01,1,x\nb,2025-01-02,1,"${'y'.repeat(5 << 20)}"\nc,2025-01-03,1,z\n`;
    const { check } = await importGuessed(folder.file('huge.csv', text), { kind: 'orders', time: 'date' });
    expect(check).toMatchObject({ rowsRead: 3, rowsAccepted: 2, rowsRejected: 1 });
    expect(check.rejected).toEqual([expect.objectContaining({ line: 3, code: 'rowTooLong' })]);
    for (const text of texts) expect(text('import.rowTooLong')).not.toMatch(/[⟦⟧]/);
  });

  it('of a header alone is refused', async () => {
    const source = folder.file('header.csv', 'user_id,date,amount\n');
    expect(await refusalOf(importGuessed(source, { kind: 'orders', time: 'date' }))).toMatchObject({
      code: 'import.noValidRow',
    });
  });
});

describe('the wrong encoding', () => {
  const korean = '회원번호,주문일시,결제금액\n가나다,2025-01-01,100\n라마바사,2025-01-02,200\n';

  it.each([
    ['UTF-8 for a CP949 file', iconv.encode(korean, 'cp949'), 'utf-8', 'cp949'],
    ['CP949 for a UTF-8 file', Buffer.from(korean), 'cp949', 'utf-8'],
    ['UTF-16 for an ASCII file', Buffer.from('user_id,date\na,2025-01-01\n'), 'utf-16le', 'utf-8'],
  ] as const)('%s is suspected', async (name, bytes, encoding, suggested) => {
    const source = folder.file(`${name}.csv`, bytes);
    const { problems } = await previewFile(source, { encoding, delimiter: ',', hasHeader: true }, null, 'Asia/Seoul');
    expect(problems).toEqual([expect.objectContaining({ code: 'import.encodingSuspect' })]);
    expect(problems[0]!.params).toMatchObject({ encoding, suggested });
  });

  it('that begins behind the head of the file is found in the check', async () => {
    const source = folder.file(
      'late.csv',
      Buffer.concat([Buffer.from(good), iconv.encode('가나다,2025-01-01,1\n', 'cp949')]),
    );
    const { dialect, mapping, problems } = await preview(source);
    expect(problems).toEqual([]);
    const { check } = await checkFile(source, dialect, mapping, { nowTime });
    expect(check.problems).toContainEqual(expect.objectContaining({ code: 'import.encodingSuspect' }));
    expect(check.rowsAccepted).toBe(20_001);
  });
});

describe('writing a file', () => {
  it('replaces it as a whole, and leaves the old one where writing fails', async () => {
    const { path } = folder.file('export.json', 'old');
    await writeFileAtomic(path, '새 내용');
    expect(readFileSync(path, 'utf8')).toBe('새 내용');
    const failure = await writeFileAtomic(`${folder.path}/none/export.json`, 'x').catch((error: unknown) => error);
    expect(failure).toMatchObject({ data: { kind: 'failure', code: 'file.writeFailed' } });
  });
});
