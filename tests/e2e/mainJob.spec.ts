import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { parseJourney } from '../../core/journey/index.ts';
import { ServedApp } from './app.ts';
import { drawAbandonedCart, journeyName, runForecast, startWithSampleShop } from './mainJob.ts';

const app = new ServedApp();
test.afterAll(() => app.remove());

test('from the first start to the exported file: sample shop, a journey drawn by mouse, a run, undo, a killed process', async ({
  page,
}) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));

  await page.goto(await app.start('--port', '0'));
  await startWithSampleShop(page);
  const editor = await drawAbandonedCart(page);
  await expect(editor.nodes()).toHaveCount(6);
  await expect(editor.edges()).toHaveCount(5);
  // the live estimate reaches every card: the sample shop has carts every day
  await expect(page.locator('.card[data-family="trigger"]')).toContainText(/[\d,]{4,}\s*명/);

  const sentence = await runForecast(page);
  const [, customers, messages] = /30일 동안 ([\d,]+)명에게 ([\d,]+)건/.exec(sentence) ?? [];
  expect(number(customers)).toBeGreaterThan(1000);
  expect(number(messages)).toBeGreaterThanOrEqual(number(customers));
  expect(sentence).toContain('가정한 효과');
  for (const gain of ['순증 구매', '순증 매출', '순증 이익']) {
    await expect(page.locator('.kpi').filter({ hasText: gain })).toContainText('90%');
  }

  // the same run by group: the groups are all its customers, and its messages add up over them
  await page.getByLabel('나눌 기준').click();
  await page.getByRole('option', { name: '단계', exact: true }).click();
  const groups = page.locator('.groupFigures');
  await expect(groups.locator('tfoot')).toContainText('전체', { timeout: 60_000 });
  const inGroups = (await groups.locator('tbody tr td:nth-child(2)').allInnerTexts()).map(number);
  expect(inGroups.length).toBeGreaterThan(2);
  expect(inGroups.reduce((sum, group) => sum + group, 0)).toBe(20_000);
  await expect(groups.locator('tfoot td').nth(0)).toHaveText('20,000');
  await expect(groups.locator('tfoot td').nth(3)).toHaveText(messages!);
  await expect(groups.locator('tbody tr').first()).toContainText('90%');

  await editor.nodes().filter({ hasText: 'SMS' }).locator('.cardTitle').click();
  await page.keyboard.press('Delete');
  await expect(editor.nodes()).toHaveCount(5);
  await page.keyboard.press('Control+z');
  await expect(editor.nodes()).toHaveCount(6);
  await expect(editor.edges()).toHaveCount(5);
  await expect(page.getByText('저장됨', { exact: true })).toBeVisible();

  expect(complaints).toEqual([]);
  await app.kill();
  await page.goto('about:blank');
  // the page rightly complained that its engine was gone
  complaints.length = 0;
  await page.goto(await app.start('--port', '0'));
  await page.getByText(journeyName).first().click();
  await expect(editor.nodes()).toHaveCount(6);
  await expect(editor.edges()).toHaveCount(5);
  // undo survived the end of the process: one more step back takes the journey’s name away
  const name = page.getByRole('textbox', { name: '여정 이름' }).first();
  await expect(name).toHaveValue(journeyName);
  await page.getByRole('button', { name: /^실행 취소/ }).click();
  await expect(name).toHaveValue('새 여정');
  await page.getByRole('button', { name: /^다시 실행/ }).click();
  await expect(name).toHaveValue(journeyName);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '내보내기', exact: true }).click();
  await page.getByRole('menuitem', { name: /여정 명세/ }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  const parsed = parseJourney(JSON.parse(text));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  expect(parsed.value.name).toBe(journeyName);
  expect(parsed.value.nodes.map((node) => node.type).sort()).toEqual(
    ['branch', 'goal', 'message', 'message', 'trigger', 'wait'].sort(),
  );
  expect(complaints).toEqual([]);
});

function number(text: string | undefined): number {
  return Number((text ?? '').replaceAll(',', ''));
}
