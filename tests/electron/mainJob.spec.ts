import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, expect, test } from '@playwright/test';
import { parseJourney } from '../../core/journey/index.ts';
import { EditorDriver } from '../e2e/editorDriver.ts';
import { drawAbandonedCart, journeyName, runForecast, startWithSampleShop } from '../e2e/mainJob.ts';
import { launchApp } from './launch.ts';

const userData = mkdtempSync(join(tmpdir(), 'yeojeong-desktop-'));
let app: ElectronApplication;

test.afterAll(async () => {
  await app.close();
  rmSync(userData, { recursive: true, force: true });
});

test('from the first start to the exported file in a real window, across a killed app', async () => {
  app = await launchApp(userData);
  let page = await app.firstWindow();
  await startWithSampleShop(page);
  await drawAbandonedCart(page);
  expect(await runForecast(page)).toContain('가정한 효과');
  await expect(page.getByText('저장됨', { exact: true })).toBeVisible();

  const closed = new Promise<void>((resolve) => app.once('close', () => resolve()));
  app.process().kill('SIGKILL');
  await closed;
  app = await launchApp(userData);
  page = await app.firstWindow();
  const editor = new EditorDriver(page);
  const name = page.getByRole('textbox', { name: '여정 이름' }).first();
  const card = page.getByText(journeyName).first();
  // the journey that was open comes back by itself, unless the kill came before the window had noted which one it was
  await expect(name.or(card)).toBeVisible();
  if (await card.isVisible()) await card.click();
  await expect(editor.nodes()).toHaveCount(6);
  await expect(editor.edges()).toHaveCount(5);
  await expect(name).toHaveValue(journeyName);
  await page.getByRole('button', { name: /^실행 취소/ }).click();
  await expect(name).toHaveValue('새 여정');
  await page.getByRole('button', { name: /^다시 실행/ }).click();
  await expect(name).toHaveValue(journeyName);

  const target = join(userData, 'out.journey.json');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, target);
  await page.getByRole('button', { name: '내보내기', exact: true }).click();
  await page.getByRole('menuitem', { name: /여정 명세/ }).click();
  await expect.poll(() => readdirSync(userData)).toContain('out.journey.json');
  const parsed = parseJourney(JSON.parse(readFileSync(target, 'utf8')));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  expect(parsed.value.name).toBe(journeyName);
  expect(parsed.value.nodes).toHaveLength(6);
});

test('when the engine process dies, the window gets a new one with the same workspace', async () => {
  const page = await app.firstWindow();
  // the reply without the number of the call
  const current = () =>
    page.evaluate(async () => Object.assign({}, await window.yeojeong!.request('workspace.current', {}), { id: 0 }));
  const before = await current();
  const engine = await app.evaluate(({ app: running }) =>
    running.getAppMetrics().find((metric) => metric.name === 'Yeojeong engine'),
  );
  expect(engine).toBeDefined();
  process.kill(engine!.pid, 'SIGKILL');
  await expect.poll(current, { timeout: 20_000 }).toEqual(before);
});
