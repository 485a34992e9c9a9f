import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../electron/cli/cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'yeojeong-cli-customers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const workspace = join(folder, 'shop.yeojeong');

async function yeojeong(...argv: string[]): Promise<{ code: number; out: string; error: string }> {
  let out = '';
  let error = '';
  const streams = { out: (text: string) => (out += text), error: (text: string) => (error += text) };
  const code = await runCli(argv, { LANG: 'C' }, streams);
  return { code, out, error };
}

async function merged(): Promise<string[]> {
  const { out } = await yeojeong('customers', 'merges', workspace, '--json');
  return JSON.parse(out).rows.map(({ sourceIds }: { sourceIds: string[] }) => sourceIds.join(' '));
}

beforeAll(async () => {
  const members = [
    '회원번호,이메일,휴대폰,등급',
    '007,Kim@Shop.kr,010-1234-5678,gold',
    '7,lee@shop.kr,010-2222-3333,silver',
    '0100,kim@shop.kr,,bronze',
    '9,,010-2222-3333,',
  ];
  writeFileSync(join(folder, 'members.csv'), members.join('\n'));
  writeFileSync(join(folder, 'log.csv'), 'email,event,event_time\nlee@shop.kr,message_opened,2024-03-01 10:00:00\n');
});

describe('the command line', () => {
  it('says at an import who was joined, by what, and what was not', async () => {
    const files = [join(folder, 'members.csv'), join(folder, 'log.csv')];
    const { code, out } = await yeojeong('import', workspace, ...files);
    expect(code).toBe(0);
    expect(out).toContain('5 customers named in files, seen as 3 customers. Joined by e-mail: 2.');
    expect(out).toContain('007 = 007, 0100 (e-mail kim@shop.kr)');
    expect(out).toContain('phone +821022223333: 7, 9 · Their customer ids differ');
    expect(out).toContain('등급 of 007: gold (otherwise bronze)');
  });

  it('unmerges a source, says how to undo it, and undoes it', async () => {
    expect(await merged()).toEqual(['007 0100', '7 lee@shop.kr']);
    const { out } = await yeojeong('customers', 'unmerge', workspace, '0100');
    expect(out).toContain('Keep 0100 apart from 007 (to undo: yeojeong customers undo WORKSPACE 1)');
    expect(await merged()).toEqual(['7 lee@shop.kr']);
    expect((await yeojeong('customers', 'report', workspace)).out).toContain('1. Keep 0100 apart from 007');
    expect((await yeojeong('customers', 'undo', workspace)).out).toContain('Undone: Keep 0100 apart from 007');
    expect(await merged()).toEqual(['007 0100', '7 lee@shop.kr']);
  });

  it('changes the rule, and stops using a number', async () => {
    await yeojeong('customers', 'rule', workspace, 'emailOrPhone');
    expect(await merged()).toEqual(['007 0100', '7 9 lee@shop.kr']);
    const { out } = await yeojeong('customers', 'ignore', workspace, '010 2222 3333');
    expect(out).toContain('Do not use the phone +821022223333');
    expect(await merged()).toEqual(['007 0100', '7 lee@shop.kr']);
  });

  it('reports plainly where nobody was joined, of which an import says nothing', async () => {
    const orders = join(folder, 'orders.csv');
    writeFileSync(orders, 'customer,date,amount\na,2024-03-01,10\nb,2024-03-02,20\n');
    const plain = join(folder, 'plain.yeojeong');
    expect((await yeojeong('import', plain, orders)).out).not.toContain('named in files');
    const { code, out } = await yeojeong('customers', 'report', plain);
    expect([code, out]).toEqual([
      0,
      expect.stringContaining('2 customers named in files, seen as 2 customers. Nobody looks like the same person.'),
    ]);
  });

  it('refuses what it cannot do and says why, in both languages', async () => {
    const unknown = await yeojeong('customers', 'unmerge', workspace, '9', '--lang', 'ko');
    expect([unknown.code, unknown.error.trim()]).toEqual([
      1,
      '"9"는 다른 원본과 합쳐져 있지 않습니다. customers merges로 확인하세요.',
    ]);
    expect((await yeojeong('customers', 'ignore', workspace, 'nobody')).error).toContain('neither an e-mail address');
    expect((await yeojeong('customers', 'rule', workspace, 'always')).code).toBe(2);
    expect((await yeojeong('customers', 'rule', workspace, 'email', '--region', 'Korea')).code).toBe(2);
    expect((await yeojeong('customers', 'split', workspace)).code).toBe(2);
  });
});
