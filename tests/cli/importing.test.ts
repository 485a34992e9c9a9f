import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../../electron/cli/cli.ts';
import { workbookOf, zipOf } from '../files/zipFile.ts';

const folder = mkdtempSync(join(tmpdir(), 'yeojeong-cli-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(at(name), content);
  return at(name);
};

async function cli(...argv: string[]) {
  let out = '';
  let error = '';
  const code = await runCli(argv, { LANG: 'C' }, { out: (text) => (out += text), error: (text) => (error += text) });
  return { code, out, error };
}

interface Document {
  dataset: { customerCount: number; eventCount: number; sources: unknown[] } | null;
  files: {
    mapping: { kind: string; customer: string };
    origin: { kind: string; preset?: string };
    dialect: Record<string, unknown>;
    check: { rowsRead: number; rowsAccepted: number; quality: { code: string }[] };
  }[];
}

async function json(...argv: string[]): Promise<Document> {
  const { code, out, error } = await cli(...argv, '--json');
  if (code !== 0) throw new Error(error);
  return JSON.parse(out) as Document;
}

const orders = 'user_id,date,amount\na,2025-01-01,1\nb,2025-01-02,x\n';

describe('yeojeong import', () => {
  it('--check says what would happen and writes nothing, not even a workspace; --rejected keeps what was refused', async () => {
    const source = file('orders.csv', orders);
    const { code, out } = await cli(
      'import',
      at('none.yeojeong'),
      source,
      '--check',
      '--rejected',
      at('refused.csv'),
      '--lang',
      'ko',
    );
    expect(code).toBe(0);
    expect(out).toContain('행 2개 중 1개를 받고 1개를 뺐습니다.');
    expect(out).toContain('아무것도 쓰지 않았습니다');
    expect(existsSync(at('none.yeojeong'))).toBe(false);
    expect(readFileSync(at('refused.csv'), 'utf8')).toContain('3,badValue');
    // a check of a file that gives nothing is an input problem
    expect(
      (
        await cli(
          'import',
          at('none.yeojeong'),
          file('bad.csv', 'user_id,date,amount\n,2025-01-01,1\n'),
          '--check',
          '--shape',
          'orders',
        )
      ).code,
    ).toBe(1);
    expect(existsSync(at('none.yeojeong'))).toBe(false);
  });

  it('--undo and --redo go back and forth between versions, and say so where there is nothing left', async () => {
    const path = at('undo.yeojeong');
    await json('import', path, file('first.csv', orders));
    await json('import', path, file('second.csv', orders.replaceAll('a,', 'c,')));
    expect((await json('import', path, '--undo')).dataset?.customerCount).toBe(1);
    expect((await json('import', path, '--redo')).dataset?.customerCount).toBe(2);
    expect((await json('import', path, '--undo')).dataset?.customerCount).toBe(1);
    expect((await json('import', path, '--undo')).dataset).toBeNull();
    const again = await cli('import', path, '--undo');
    expect([again.code, again.error.trim()]).toEqual([1, 'There is no import to undo.']);
    expect((await cli('import', path, first(), '--undo')).code).toBe(2);

    const history = await cli('import', path, '--history', '--lang', 'en');
    expect(history.out).toMatch(/undone/);
    expect(history.out).toContain('There is no import to undo.');
    expect((await json('import', path, '--restore', '1')).dataset?.customerCount).toBe(1);
    expect((await cli('import', path, '--history', '--lang', 'en')).out).toMatch(/in use/);
    const unknown = await cli('import', path, '--restore', '9');
    expect([unknown.code, unknown.error]).toEqual([1, expect.stringContaining('There is no import with the number 9')]);
  });
  const first = () => at('first.csv');

  it('--encoding and --delimiter read a file otherwise than it is taken for', async () => {
    const source = file('semi.txt', iconv.encode('회원번호;주문일시;결제금액\n가;2025-01-01;1\n', 'cp949'));
    const done = await json(
      'import',
      at('x.yeojeong'),
      source,
      '--check',
      '--encoding',
      'cp949',
      '--delimiter',
      'semicolon',
    );
    expect(done.files[0]).toMatchObject({
      dialect: { encoding: 'cp949', delimiter: ';' },
      mapping: { customer: '회원번호' },
    });
    const wrong = await cli('import', at('x.yeojeong'), source, '--delimiter', 'dot');
    expect([wrong.code, wrong.error]).toEqual([2, expect.stringContaining('--delimiter')]);
  });

  it('--sheet, --entry and --list choose the table inside a file', async () => {
    const book = workbookOf({
      big: [
        ['user_id', 'date'],
        ['a', '2025-01-01'],
        ['b', '2025-01-02'],
        ['c', '2025-01-03'],
      ],
      small: [
        ['user_id', 'date'],
        ['z', '2025-02-01'],
      ],
    });
    const sheet = await json('import', at('x.yeojeong'), file('book.xlsx', book), '--check', '--sheet', 'small');
    expect(sheet.files[0]!.check.rowsRead).toBe(1);
    const zip = zipOf([
      { name: 'long.csv', content: `${orders}${orders}` },
      { name: 'short.tsv', content: 'user_id\tdate\nq\t2025-01-01\n' },
    ]);
    const entry = await json('import', at('x.yeojeong'), file('two.zip', zip), '--check', '--entry', 'short.tsv');
    expect(entry.files[0]).toMatchObject({ dialect: { entry: 'short.tsv', delimiter: '\t' }, check: { rowsRead: 1 } });
    const records = JSON.stringify({ user_id: 'a', date: '2025-01-01', items: [{ sku: 1 }, { sku: 2 }, { sku: 3 }] });
    const list = await json(
      'import',
      at('x.yeojeong'),
      file('list.jsonl', `${records}\n`),
      '--check',
      '--list',
      'items',
      '--shape',
      'orders',
    );
    expect(list.files[0]!.check.rowsRead).toBe(3);
    const whole = await json(
      'import',
      at('x.yeojeong'),
      file('list.jsonl', `${records}\n`),
      '--check',
      '--list',
      '',
      '--shape',
      'orders',
    );
    expect(whole.files[0]!.check.rowsRead).toBe(1);
    expect((await cli('import', at('x.yeojeong'), at('book.xlsx'), '--check', '--sheet', 'none')).error).toContain(
      'none',
    );
  });

  it('--preset reads as a known export or not, --shape says what the rows are, and --lookup joins a table by the key it says', async () => {
    const events = file('ga.csv', 'event_timestamp,event_name,user_pseudo_id,sku\n1740787800000000,view_item,u1,p1\n');
    const known = await json('import', at('x.yeojeong'), events, '--check');
    expect(known.files[0]!.origin).toEqual({ kind: 'preset', preset: 'ga4Csv' });
    expect((await json('import', at('x.yeojeong'), events, '--check', '--preset', 'none')).files[0]!.origin.kind).toBe(
      'guess',
    );
    expect((await cli('import', at('x.yeojeong'), events, '--check', '--preset', 'cafe24Orders')).error).toContain(
      'cafe24Orders',
    );
    const customers = await json('import', at('x.yeojeong'), events, '--check', '--shape', 'customers');
    expect(customers.files[0]!.mapping.kind).toBe('customers');
    const products = file('products.csv', 'code,category\np1,bread\n');
    const joined = await json('import', at('joined.yeojeong'), events, '--lookup', `${products}:sku=code`);
    expect(joined.dataset!.eventCount).toBe(1);
    const described = await cli('describe', at('joined.yeojeong'), '--json');
    expect(described.out).toContain('category');
    const coded = file('codes.csv', 'p1|bread|x\np2|milk|y\n');
    const corrected = await json(
      'import',
      at('corrected.yeojeong'),
      events,
      '--lookup',
      `${coded}:sku=column1`,
      '--lookup-dialect',
      'codes.csv:delimiter=pipe,header=no',
      '--lookup-columns',
      'codes.csv:column3',
    );
    expect(corrected.dataset!.eventCount).toBe(1);
    const kept = (await cli('describe', at('corrected.yeojeong'), '--json')).out;
    expect([kept.includes('column3'), kept.includes('column2')]).toEqual([true, false]);
    const missing = await cli('import', at('x.yeojeong'), events, '--check', '--lookup', `${products}:nothing=code`);
    expect([missing.code, missing.error]).toEqual([1, expect.stringContaining('nothing')]);
  });

  it.each([
    ['--undo beside a file', ['--undo']],
    ['--shape beside its earlier name', ['--shape', 'orders', '--as', 'orders']],
    ['a shape that is none', ['--shape', 'orderz']],
    ['columns of a table that is not joined', [at('orders.csv'), '--lookup-columns', 'none.csv:a']],
    [
      'a way to read that is none',
      [at('orders.csv'), '--lookup', 'a.csv:b', '--lookup-dialect', 'a.csv:delimiter=dot'],
    ],
    ['--rejected for several files', [at('orders.csv'), '--rejected', at('r.csv')]],
  ])('refuses %s as wrong usage', async (_, options) => {
    const { code, error } = await cli('import', at('x.yeojeong'), at('orders.csv'), ...options);
    expect(code).toBe(2);
    expect(error).not.toMatch(/[⟦⟧]/);
  });
});
