import { expect, test } from '@playwright/test';
import { ServedApp } from './app.ts';
import { startWithSampleShop } from './mainJob.ts';

const app = new ServedApp();
test.afterAll(() => app.remove());

test('a segment is built, counted, explained, saved, and used by name in a journey', async ({ page }) => {
  await page.goto(await app.start('--port', '0'));
  await startWithSampleShop(page);

  await page.getByRole('navigation').getByRole('link', { name: '세그먼트' }).click();
  await page.getByRole('button', { name: '새 세그먼트' }).first().click();
  await page.getByRole('menuitem', { name: '빈 세그먼트' }).click();
  const count = page.locator('.segmentCount b');
  await expect(count).toHaveText('20,000명', { timeout: 30_000 });

  await page.getByLabel('이름', { exact: true }).fill('두 번 넘게 산 고객');
  await page.getByRole('button', { name: '조건 추가', exact: true }).click();
  await page.getByRole('menuitem', { name: '행동', exact: true }).click();
  await page.getByLabel('횟수').fill('2');
  await page.getByLabel('횟수').press('Enter');
  await expect(count).not.toHaveText('20,000명', { timeout: 30_000 });
  await expect(page.getByText('저장 안 됨').first()).toBeVisible();
  await page.getByRole('button', { name: '저장', exact: true }).click();
  await expect(page.locator('.segmentLink')).toContainText('버전 2');

  await page.getByRole('tab', { name: '왜 해당하나' }).click();
  await page.locator('.whyCustomers button').first().click();
  await expect(page.locator('.whySentence')).toContainText('이 세그먼트에');
  await expect(page.locator('.whyFound')).toContainText(/구매: \d+ \(≥ 2\)/);

  await page.getByRole('navigation').getByRole('link', { name: '여정', exact: true }).click();
  await page.locator('.journeyOpen').click();
  await page.locator('.paletteItem[data-kind="filter"]').dblclick();
  const inspector = page.locator('.inspector');
  await inspector.getByRole('button', { name: '조건 추가', exact: true }).click();
  await page.getByRole('menuitem', { name: '저장한 세그먼트' }).click();
  await inspector.getByLabel('세그먼트', { exact: true }).click();
  await page.getByRole('option', { name: '두 번 넘게 산 고객' }).click();
  await expect(page.locator('.react-flow__node .cardTitle')).toContainText('세그먼트 ‘두 번 넘게 산 고객’');
  await expect(page.getByText('저장됨', { exact: true })).toBeVisible();

  await page.getByRole('navigation').getByRole('link', { name: '세그먼트' }).click();
  await page.getByRole('button', { name: '세그먼트 삭제' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('.segmentUses')).toContainText('새 여정');
  await dialog.getByRole('button', { name: '취소' }).click();
});
