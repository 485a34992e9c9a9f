import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { startWithSampleShop } from '../e2e/mainJob.ts';
import { launchApp } from './launch.ts';

const userData = mkdtempSync(join(tmpdir(), 'yeojeong-handing-'));
let app: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  app = await launchApp(userData);
  page = await app.firstWindow();
  await startWithSampleShop(page);
  await page.getByRole('navigation').getByRole('link', { name: '여정', exact: true }).click();
  await page.getByRole('button', { name: '템플릿으로 시작' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /장바구니 이탈/ })
    .click();
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
});

test.afterAll(async () => {
  await app.close();
  rmSync(userData, { recursive: true, force: true });
});

async function exportTo(target: string): Promise<void> {
  await page.getByRole('button', { name: '내보내기', exact: true }).click();
  await page.getByRole('menuitem', { name: '다른 시스템으로 내보내기…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('대상', { exact: true }).click();
  await page.getByRole('option', { name: target, exact: true }).click();
  await expect(dialog.getByLabel('대상', { exact: true })).toHaveText(target);
  await expect(dialog.getByRole('button', { name: '닫기', exact: true }).last()).toBeVisible();
  await expect(dialog.locator('.exportSummary')).toBeVisible();
  const reason = dialog.getByLabel('그래도 내보내는 까닭');
  if (await reason.isVisible()) await reason.fill('시험');
}

async function close(): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: '닫기', exact: true }).last().click();
}

test('the brief is printed as PDF: A4 across, with text in it, by a window that is gone afterwards', async () => {
  const target = join(userData, 'brief.pdf');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, target);
  await exportTo('한 장 요약 (HTML · PDF)');
  await page.getByRole('dialog').getByRole('button', { name: 'PDF로 저장' }).click();
  await expect.poll(() => readdirSync(userData), { timeout: 30_000 }).toContain('brief.pdf');
  const pdf = readFileSync(target).toString('latin1');
  expect(pdf).toMatch(/^%PDF-1\./);
  const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  expect(boxes.length).toBeGreaterThan(0);
  for (const [, width, height] of boxes) {
    expect(Math.abs(Number(width) - 842)).toBeLessThan(2);
    expect(Math.abs(Number(height) - 595)).toBeLessThan(2);
  }
  // letters, and not a picture of them
  expect(pdf).toContain('/ToUnicode');
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  if (process.env.KEEP_PDF) writeFileSync(process.env.KEEP_PDF, readFileSync(target));
  await close();
});

test('several files go into one folder that is asked for once, and none is replaced unasked', async () => {
  const folder = mkdtempSync(join(userData, 'out-'));
  await app.evaluate(({ dialog }, chosen) => {
    const asked = { folders: 0, replacing: [] as string[] };
    Reflect.set(globalThis, 'asked', asked);
    dialog.showOpenDialog = async () => {
      asked.folders += 1;
      return { canceled: false, filePaths: [chosen] };
    };
    // the first time the user thinks better of it
    dialog.showMessageBox = (async (_window: unknown, options: { detail?: string }) => {
      asked.replacing.push(options.detail ?? '');
      return { response: asked.replacing.length === 1 ? 1 : 0, checkboxChecked: false };
    }) as unknown as typeof dialog.showMessageBox;
  }, folder);
  const asked = () => app.evaluate(() => Reflect.get(globalThis, 'asked') as { folders: number; replacing: string[] });
  await exportTo('솔라피');
  const save = page.getByRole('dialog').getByRole('button', { name: '파일 저장' });
  await save.click();
  await expect.poll(() => readdirSync(folder).length).toBeGreaterThan(2);
  const names = readdirSync(folder);
  expect(names.some((name) => name.endsWith('.report.md'))).toBe(true);
  expect(await asked()).toEqual({ folders: 1, replacing: [] });

  const report = join(folder, names.find((name) => name.endsWith('.report.md'))!);
  writeFileSync(report, 'mine');
  await save.click();
  await expect.poll(async () => (await asked()).replacing.length).toBe(1);
  expect((await asked()).replacing[0]!.split('\n').sort()).toEqual([...names].sort());
  expect(readFileSync(report, 'utf8')).toBe('mine');
  await save.click();
  await expect.poll(() => readFileSync(report, 'utf8')).not.toBe('mine');
  await close();
});

test('a file cannot be written outside of the folder that was chosen', async () => {
  const words = { title: '', replace: '', replaceButton: '', cancelButton: '' };
  for (const name of ['../out.txt', '..', 'a/b.txt', 'a\\b.txt', '']) {
    const refused = await page.evaluate(
      ([fileName, said]) =>
        window.yeojeong!.saveFiles([{ name: fileName, text: 'x' }], said).then(
          () => false,
          () => true,
        ),
      [name, words] as const,
    );
    expect([name, refused]).toEqual([name, true]);
  }
});

test('the picture is saved as PNG through the window', async () => {
  const target = join(userData, 'picture.png');
  await app.evaluate(({ session }, filePath) => {
    session.defaultSession.on('will-download', (_event, item) => item.setSavePath(filePath));
  }, target);
  await exportTo('그림 (SVG)');
  await page.getByRole('dialog').getByRole('button', { name: 'PNG로 저장' }).click();
  await expect.poll(() => readdirSync(userData)).toContain('picture.png');
  await expect.poll(() => readFileSync(target).subarray(1, 4).toString()).toBe('PNG');
  await close();
});
