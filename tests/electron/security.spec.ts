import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { launchApp } from './launch.ts';

let app: ElectronApplication;
let page: Page;
const userData = mkdtempSync(join(tmpdir(), 'yeojeong-security-'));

test.beforeAll(async () => {
  app = await launchApp(userData);
  page = await app.firstWindow();
  await page.waitForLoadState('domcontentloaded');
});

test.afterAll(async () => {
  await app.close();
  rmSync(userData, { recursive: true, force: true });
});

test('the page runs sandboxed and isolated, with nothing of Node in reach', async () => {
  expect(page.url()).toBe('app://yeojeong/');
  const reach = await page.evaluate(() => ({
    require: typeof Reflect.get(window, 'require'),
    process: typeof Reflect.get(window, 'process'),
    electron: typeof Reflect.get(window, 'electron'),
    bridge: Object.keys(window.yeojeong ?? {}).sort(),
  }));
  expect(reach).toEqual({
    require: 'undefined',
    process: 'undefined',
    electron: 'undefined',
    bridge: ['chooseWorkspace', 'info', 'listen', 'pathOf', 'request', 'saveFiles', 'savePdf', 'saveText'],
  });
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]!.webContents;
    const { sandbox, contextIsolation, nodeIntegration, webSecurity } = Reflect.get(
      contents,
      'getLastWebPreferences',
    ).call(contents);
    return { sandbox, contextIsolation, nodeIntegration, webSecurity };
  });
  expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true });
});

test('the policy stops inline code, evaluated code and every remote request', async () => {
  const outcome = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.hacked = true';
    document.head.append(script);
    // In a task of its own: code run by the debugger itself is exempt from the policy.
    const evaluated = await new Promise<boolean>((resolve) => {
      setTimeout(() => {
        try {
          // oxlint-disable-next-line no-new-func, typescript/no-implied-eval -- the test is that it cannot run
          resolve(new Function('return true')());
        } catch {
          resolve(false);
        }
      }, 0);
    });
    const remote = await fetch('https://example.com/').then(
      () => true,
      () => false,
    );
    const file = await fetch('file:///etc/hostname').then(
      () => true,
      () => false,
    );
    return { inline: 'hacked' in window, evaluated, remote, file };
  });
  expect(outcome).toEqual({ inline: false, evaluated: false, remote: false, file: false });
});

test('the window cannot be led elsewhere, opened again, or given permissions', async () => {
  await page.evaluate(() => {
    window.location.href = 'https://example.com/';
  });
  await page.evaluate(() => window.open('https://example.com/'));
  const permission = await page.evaluate(() => Notification.requestPermission());
  expect(permission).toBe('denied');
  expect(page.url()).toBe('app://yeojeong/');
  expect(app.windows()).toHaveLength(1);
});

test('the scheme serves the built page only', async () => {
  const statuses = await page.evaluate(async () => {
    const paths = ['/', '/nothing.js', '/..%2f..%2fpackage.json', '/%2e%2e/shell/main.js'];
    return Promise.all(paths.map(async (path) => (await fetch(path)).status));
  });
  expect(statuses).toEqual([200, 404, 404, 404]);
});

test('a call that the contract does not know is answered with an error', async () => {
  const answer = await page.evaluate(() => window.yeojeong!.request('no.such', {}));
  expect(answer).toMatchObject({ ok: false });
});
