import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { emptyJourney } from '../../core/journey/spec.ts';
import { runCli } from '../../electron/cli/cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'yeojeong-cli-'));
const workspace = join(folder, 'shop.yeojeong');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function yeojeong(...argv: string[]): Promise<{ code: number; out: string; error: string }> {
  let out = '';
  let error = '';
  const streams = { out: (text: string) => (out += text), error: (text: string) => (error += text) };
  const code = await runCli(argv, { LANG: 'C', YEOJEONG_HOME: join(folder, 'home') }, streams);
  return { code, out, error };
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const bought = (times: number) => ({
  kind: 'event',
  event: 'purchase',
  where: [],
  count: { compare: 'atLeast', times },
  span: { kind: 'ever' },
});

describe('saved segments on the command line', () => {
  it('are put, listed, given back, counted and deleted', async () => {
    expect((await yeojeong('sample', workspace, '--customers', '200', '--days', '90', '--seed', '7')).code).toBe(0);
    const loyal = { name: '단골', description: '두 번 이상', condition: bought(2) };
    const put = await yeojeong(
      'segment',
      'put',
      workspace,
      file('segments.json', [loyal, { ...loyal, name: '첫 구매' }]),
    );
    expect([put.code, put.out.trim().split('\n').length]).toEqual([0, 2]);
    const given = await yeojeong('segment', 'get', workspace, '단골');
    expect(JSON.parse(given.out)).toEqual(loyal);

    const counted = JSON.parse((await yeojeong('segment', 'count', workspace, '단골', '--json')).out);
    expect(counted).toMatchObject({ segment: '단골', customers: 200 });
    expect(counted.count).toBeGreaterThan(0);
    // a known name becomes a new version, and holds fewer
    await yeojeong('segment', 'put', workspace, file('segment.json', { ...loyal, condition: bought(9) }));
    const fewer = JSON.parse((await yeojeong('segment', 'count', workspace, '단골', '--json')).out);
    expect(fewer.count).toBeLessThan(counted.count);
    const { segments } = JSON.parse((await yeojeong('segment', 'list', workspace, '--json')).out);
    expect(segments.map((one: { name: string; version: number }) => [one.name, one.version])).toEqual([
      ['단골', 2],
      ['첫 구매', 1],
    ]);
    for (const lang of ['ko', 'en']) {
      const shown = await yeojeong('segment', 'list', workspace, '--lang', lang);
      expect(shown.out).not.toMatch(/[⟦⟧]/);
      expect((await yeojeong('segment', 'count', workspace, '단골', '--lang', lang)).out).not.toMatch(/[⟦⟧]/);
      expect((await yeojeong('segment', '--help', '--lang', lang)).out).not.toMatch(/[⟦⟧]/);
    }
  });

  it('are not deleted while something uses them, unless forced', async () => {
    const { segments } = JSON.parse((await yeojeong('segment', 'list', workspace, '--json')).out);
    const [{ id }] = segments;
    const node = {
      id: 'f',
      title: '',
      position: { x: 0, y: 0 },
      type: 'filter',
      condition: { kind: 'segment', segmentId: id },
    };
    const journey = { ...emptyJourney('j', '단골 여정'), nodes: [node] };
    await yeojeong('journey', 'put', workspace, file('j.journey.json', journey));
    const listed = await yeojeong('journey', 'list', workspace);
    expect(listed.out).toMatch(/Live/);
    expect(listed.out).toMatch(/단골 여정.*\boff\b/);
    const refused = await yeojeong('segment', 'delete', workspace, '단골');
    expect([refused.code, refused.error]).toEqual([1, expect.stringContaining('단골 여정')]);
    expect((await yeojeong('segment', 'delete', workspace, '단골', '--force')).code).toBe(0);
    const lint = JSON.parse((await yeojeong('lint', workspace, '--json')).out);
    const codes = lint.journeys[0].problems.map((problem: { code: string }) => problem.code);
    expect(codes).toContain('condition.unknownSegment');
    expect((await yeojeong('segment', 'delete', workspace, '첫 구매')).code).toBe(0);
  });

  it('say what is wrong with a request', async () => {
    const missing = await yeojeong('segment', 'get', workspace, '없음');
    expect([missing.code, missing.error]).toEqual([1, expect.stringContaining('없음')]);
    const bad = await yeojeong('segment', 'put', workspace, file('bad.json', { name: 'x' }));
    expect([bad.code, bad.error]).toEqual([1, expect.stringContaining('bad.json')]);
    expect((await yeojeong('segment', 'count', workspace)).code).toBe(2);
    expect((await yeojeong('segment', 'steal', workspace, 'x')).code).toBe(2);
  });

  it('count by predictions', async () => {
    const condition = {
      kind: 'attribute',
      attribute: 'predicted:purchases90Days',
      test: { compare: 'atLeast', value: 0.5 },
    };
    await yeojeong('segment', 'put', workspace, file('buying.json', { name: '살 고객', description: '', condition }));
    const counted = JSON.parse((await yeojeong('segment', 'count', workspace, '살 고객', '--json')).out);
    expect(counted).toMatchObject({ segment: '살 고객', customers: 200, problems: [] });
    expect(counted.count).toBeGreaterThan(0);
    expect(counted.count).toBeLessThan(200);
  });
});
