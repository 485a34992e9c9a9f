import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyJourney } from '../../core/journey/spec.ts';
import { runCli } from '../../electron/cli/cli.ts';
import { cartEdges, cartNodes } from '../fixtures/cartJourney.ts';

const main = fileURLToPath(new URL('../../electron/cli/main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'yeojeong-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Answer {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs the real program in its own process, in English unless the environment says otherwise. */
function yeojeong(argv: readonly string[], environment: Record<string, string> = {}): Promise<Answer> {
  const env = {
    ...process.env,
    LC_ALL: '',
    LC_MESSAGES: '',
    LANG: 'C',
    YEOJEONG_HOME: join(folder, 'home'),
    ...environment,
  };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [main, ...argv], { env, cwd: folder }, (_, out, error) =>
      resolve({ code: child.exitCode ?? -1, out, error }),
    );
  });
}

/** The same program inside this process, for what it answers without a workspace. */
async function answerOf(argv: readonly string[], environment: Record<string, string> = {}): Promise<Answer> {
  let out = '';
  let error = '';
  const streams = { out: (text: string) => (out += text), error: (text: string) => (error += text) };
  const code = await runCli(argv, { LANG: 'C', ...environment }, streams);
  return { code, out, error };
}

const inFolder = (name: string) => join(folder, name);
const workspace = inFolder('shop.yeojeong');
const cart = { ...emptyJourney('cart-journey', '장바구니 알림'), nodes: cartNodes, edges: cartEdges };
const names = 'open serve sample import customers describe journey segment lint models run trace export'.split(' ');

/** Visits, carts and purchases of 40 customers over March 2025, as a Korean Excel would save them. */
function eventFile(): Buffer {
  const lines = ['회원번호,이벤트,이벤트일시,결제금액'];
  for (let customer = 0; customer < 40; customer++) {
    for (let day = 1 + (customer % 3); day <= 28; day += 3) {
      const date = `2025-03-${String(day).padStart(2, '0')}`;
      lines.push(`M${customer},장바구니,${date} 10:${String(customer).padStart(2, '0')}:00,`);
      if ((customer + day) % 4 === 0) lines.push(`M${customer},구매,${date} 10:50:00,"${1 + customer},000원"`);
    }
  }
  return iconv.encode(`${lines.join('\r\n')}\r\n`, 'cp949');
}

beforeAll(async () => {
  writeFileSync(inFolder('events.csv'), eventFile());
  writeFileSync(
    inFolder('members.csv'),
    `회원번호,이메일,마케팅수신동의,성별\n${Array.from({ length: 40 }, (_, index) => `M${index},m${index}@shop.kr,Y,${index % 2 ? 'F' : 'M'}`).join('\n')}\n`,
  );
  writeFileSync(inFolder('cart.journey.json'), JSON.stringify(cart));
  const imported = await yeojeong(['import', workspace, 'events.csv', 'members.csv']);
  if (imported.code !== 0) throw new Error(imported.error);
});

describe('help', () => {
  it('of the program names every command and the exit codes', async () => {
    const { code, out, error } = await yeojeong(['--help']);
    expect([code, error]).toEqual([0, '']);
    for (const name of names) expect(out).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(out).toContain('Exit codes');
  });

  it.each(names)('of %s is complete in both languages', async (name) => {
    const english = await answerOf([name, '--help']);
    const korean = await answerOf([name, '--help', '--lang', 'ko']);
    for (const { code, out, error } of [english, korean]) {
      expect([code, error]).toEqual([0, '']);
      expect(out).toContain(`yeojeong ${name}`);
      expect(out).not.toMatch(/[⟦⟧]/);
      for (const option of ['--json', '--lang', '--help']) expect(out).toContain(option);
    }
    expect(korean.out).toMatch(/[가-힣]/);
    expect(english.out).not.toMatch(/[가-힣]/);
  });

  it('is in the language of the environment', async () => {
    expect((await answerOf(['--help'], { LANG: 'ko_KR.UTF-8' })).out).toContain('사용법');
    expect((await answerOf(['--help'], { LANG: 'ko_KR.UTF-8', LC_ALL: 'en_US.UTF-8' })).out).toContain('Usage');
  });
});

describe('a wrong command line ends with 2 and one sentence', () => {
  it.each([
    ['no command', []],
    ['an unknown command', ['frobnicate']],
    ['an unknown option', ['describe', workspace, '--colour']],
    ['a missing argument', ['describe']],
    ['an argument too many', ['describe', workspace, 'more']],
    ['a missing option', ['run', workspace, '--mode', 'replay']],
    [
      'a number out of range',
      ['run', workspace, '--journey', 'x', '--mode', 'replay', '--start', '2025-03-01', '--days', '0'],
    ],
    [
      'a date that is none',
      ['run', workspace, '--journey', 'x', '--mode', 'replay', '--start', '2025-02-30', '--days', '1'],
    ],
    ['an unknown choice', ['export', workspace, '--journey', 'x', '--to', 'fax', '--out', '.']],
    ['an unknown language', ['describe', workspace, '--lang', 'fr']],
    ['two options that exclude each other', ['import', workspace, 'events.csv', '--add', '--replace']],
  ])('%s', async (_, argv) => {
    const { code, error } = await answerOf(argv);
    expect(code).toBe(2);
    expect(error + (argv.length === 0 ? 'Usage' : '')).not.toMatch(/[⟦⟧]|at .*\.ts/);
  });
});

describe('bad input ends with 1, with one JSON document where that was asked for', () => {
  it.each([
    ['no such workspace', ['describe', 'none.yeojeong'], 'cli.noWorkspace'],
    ['no such journey', ['journey', 'get', workspace, 'nothing'], 'cli.noJourney'],
    ['no such file', ['import', workspace, 'none.csv'], 'import.fileMissing'],
    ['a file imported before', ['import', workspace, 'events.csv'], 'cli.importedBefore'],
    ['a sample on an existing file', ['sample', workspace], 'cli.workspaceExists'],
  ])('%s', async (_, argv, expected) => {
    const { code, out, error } = await yeojeong([...argv, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ error: { kind: 'input', code: expected } });
    expect(error).not.toMatch(/[⟦⟧]/);
    expect(error.trim().split('\n')).toHaveLength(1);
  });

  it('an import that fails leaves no new workspace behind', async () => {
    writeFileSync(inFolder('empty.csv'), '');
    const { code } = await yeojeong(['import', 'fresh.yeojeong', 'empty.csv']);
    expect(code).toBe(1);
    expect(existsSync(inFolder('fresh.yeojeong'))).toBe(false);
  });

  it('a journey file with problems is listed', async () => {
    writeFileSync(inFolder('bad.journey.json'), JSON.stringify({ ...cart, version: 99 }));
    for (const argv of [
      ['lint', 'bad.journey.json'],
      ['journey', 'put', workspace, 'bad.journey.json'],
    ]) {
      const { code, out } = await yeojeong([...argv, '--json']);
      expect(code).toBe(1);
      expect(JSON.stringify(JSON.parse(out))).toContain('spec.newerVersion');
    }
  });
});

describe('a workspace', () => {
  it('holds the imported events and customers', async () => {
    const { code, out } = await yeojeong(['describe', workspace, '--json']);
    expect(code).toBe(0);
    const { datasets, currentId } = JSON.parse(out);
    const current = datasets.find(({ id }: { id: number }) => id === currentId);
    expect(current).toMatchObject({ customerCount: 40, zone: 'Asia/Seoul' });
    expect(current.eventTypes.map(({ name }: { name: string }) => name).toSorted()).toEqual(['cart', 'purchase']);
    expect(current.attributes.map(({ role }: { role: string }) => role)).toEqual(['email', 'adConsent', 'gender']);
  });

  it('tells what its customers are measured by, as lines and as one document', async () => {
    const asked = ['describe', workspace, '--kpis', '--by', 'gender', '--rfm', '--cohorts'];
    const { kpis, rfm, cohorts } = JSON.parse((await yeojeong([...asked, '--json'])).out);
    expect(kpis.overall.customers).toBe(40);
    expect(kpis.groups.length).toBeGreaterThan(1);
    expect(rfm.buyers).toBe(kpis.overall.buyers);
    const first = (sum: number, cohort: { customers: number[] }) => sum + cohort.customers[0]!;
    expect(cohorts.cohorts.reduce(first, 0)).toBe(kpis.overall.buyers);
    for (const language of ['ko', 'en']) {
      const { code, out } = await yeojeong([...asked, '--lang', language]);
      expect(code).toBe(0);
      expect(out).not.toContain('⟦');
      expect(out).toContain(language === 'ko' ? '재구매율' : 'Repurchase');
    }
    expect((await yeojeong([...asked, '--at', '2026-02-31'])).code).toBe(2);
  });

  it('takes, lists, gives back and exports a journey', async () => {
    expect((await yeojeong(['journey', 'put', workspace, 'cart.journey.json'])).code).toBe(0);
    const listed = JSON.parse((await yeojeong(['journey', 'list', workspace, '--json'])).out);
    expect(listed.journeys).toMatchObject([{ id: 'cart-journey', name: '장바구니 알림' }]);
    const given = await yeojeong(['journey', 'get', workspace, '장바구니 알림']);
    expect(JSON.parse(given.out)).toEqual(cart);
    const exported = await yeojeong([
      'export',
      workspace,
      '--journey',
      'cart-journey',
      '--to',
      'native',
      '--out',
      'out',
      '--json',
    ]);
    expect(exported.code).toBe(0);
    const [file] = readdirSync(inFolder('out'));
    expect(JSON.parse(readFileSync(join(folder, 'out', file!), 'utf8'))).toEqual(cart);
  });

  it('exports to another system with a report, given what only that system knows', async () => {
    writeFileSync(
      inFolder('fields.json'),
      JSON.stringify({ 'metricId:cart': 'CART01', webhookUrl: 'https://send.example/k' }),
    );
    const argv = ['export', workspace, '--journey', 'cart-journey', '--to', 'klaviyo', '--out', 'klaviyo', '--json'];
    const refused = await yeojeong([...argv, '--fields', 'fields.json']);
    expect(refused.code).toBe(1);
    expect(existsSync(inFolder('klaviyo'))).toBe(false);

    const made = await yeojeong([...argv, '--override', 'metric ids follow tomorrow']);
    expect(made.code).toBe(0);
    const names = readdirSync(inFolder('klaviyo')).map((name) => name.normalize('NFC'));
    expect(names.toSorted()).toEqual(['장바구니-알림.klaviyo.json', '장바구니-알림.klaviyo.report.md']);
    const flow = JSON.parse(readFileSync(join(folder, 'klaviyo', '장바구니-알림.klaviyo.json'), 'utf8'));
    // the value of the refused export is remembered
    expect(flow.data.attributes.definition.triggers).toMatchObject([{ id: 'CART01' }]);
    const report = readFileSync(join(folder, 'klaviyo', '장바구니-알림.klaviyo.report.md'), 'utf8');
    expect(report).toContain('metric ids follow tomorrow');
    expect(report).not.toMatch(/[⟦⟧]/);
  });

  it('takes a flow of another system, and says what has become a note', async () => {
    const flow = JSON.parse(readFileSync(join(folder, 'klaviyo', '장바구니-알림.klaviyo.json'), 'utf8'));
    flow.data.attributes.definition.actions.push({ temporary_id: 'odd', type: 'code', links: { next: null } });
    writeFileSync(inFolder('flow.json'), JSON.stringify(flow));
    const put = await yeojeong(['journey', 'put', workspace, 'flow.json', '--json']);
    expect(put.code).toBe(0);
    expect(JSON.parse(put.out)).toMatchObject({ name: '장바구니 알림', format: 'klaviyo' });
    expect(put.error).toContain('An unknown step (code) is kept as a note');
  });

  const run = ['--mode', 'replay', '--start', '2025-03-01', '--days', '31', '--responses', 'on', '--replications', '8'];

  it('runs a journey file to the same bytes on one thread and on two, and does not keep it', async () => {
    const spec = { ...cart, id: 'visitor', name: 'visitor' };
    writeFileSync(inFolder('visitor.journey.json'), JSON.stringify(spec));
    const argv = ['run', workspace, '--journey', 'visitor.journey.json', ...run, '--json'];
    const one = await yeojeong([...argv, '--workers', '1']);
    const two = await yeojeong([...argv, '--workers', '2']);
    expect([one.code, two.code]).toEqual([0, 0]);
    expect(JSON.parse(one.out).journey.entries.mean).toBeGreaterThan(0);
    expect(two.out).toBe(one.out);
    const listed = JSON.parse((await yeojeong(['journey', 'list', workspace, '--json'])).out);
    expect(listed.journeys.map(({ id }: { id: string }) => id)).not.toContain('visitor');
  });

  it('says a run and a trace in sentences of both languages', async () => {
    for (const lang of ['ko', 'en']) {
      const shown = await yeojeong(['run', workspace, '--journey', 'cart.journey.json', ...run, '--lang', lang]);
      expect(shown.code).toBe(0);
      expect(shown.out).not.toMatch(/[⟦⟧]/);
      const argv = [
        'trace',
        workspace,
        '--journey',
        'cart.journey.json',
        ...run.slice(0, -2),
        '--customer',
        'M1',
        '--lang',
        lang,
      ];
      const traced = await yeojeong(argv);
      expect(traced.code).toBe(0);
      expect(traced.out).not.toMatch(/[⟦⟧]/);
      expect(traced.out.trim().split('\n').length).toBeGreaterThan(1);
    }
  });

  it('made as a sample is the same for the same seed', async () => {
    const hashes = [];
    for (const name of ['a', 'b']) {
      const argv = ['sample', `${name}.yeojeong`, '--customers', '200', '--days', '90', '--seed', '7', '--json'];
      const { code, out } = await yeojeong(argv);
      expect(code).toBe(0);
      hashes.push(JSON.parse(out).dataset.hash);
    }
    expect(hashes[1]).toBe(hashes[0]);
  });
});
