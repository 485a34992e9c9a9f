import { expect, test } from '@playwright/test';
import { ServedApp } from './app.ts';
import { startWithSampleShop } from './mainJob.ts';

const app = new ServedApp();
test.afterAll(() => app.remove());

test('a prediction is chosen as a condition, counted, explained, used in a branch, and shown and filtered in the table', async ({
  page,
}) => {
  await page.goto(await app.start('--port', '0'));
  await startWithSampleShop(page);

  await page.getByRole('navigation').getByRole('link', { name: '세그먼트' }).click();
  await page.getByRole('button', { name: '새 세그먼트' }).first().click();
  await page.getByRole('menuitem', { name: '빈 세그먼트' }).click();
  const count = page.locator('.segmentCount b');
  await expect(count).toHaveText('20,000명', { timeout: 30_000 });
  await page.getByRole('button', { name: '조건 추가', exact: true }).click();
  await page.getByRole('menuitem', { name: '예측', exact: true }).click();
  await expect(page.locator('.conditionRow')).toContainText('이미 떠났을 확률');
  await expect(count).not.toHaveText('20,000명', { timeout: 60_000 });
  const half = await count.textContent();

  // the value is typed in percent, and a stricter one holds fewer
  await expect(page.getByLabel('값', { exact: true })).toHaveValue('50');
  await page.getByLabel('값', { exact: true }).fill('80');
  await page.getByLabel('값', { exact: true }).press('Enter');
  await expect(count).not.toHaveText(half!, { timeout: 30_000 });

  await page.getByLabel('이름', { exact: true }).fill('떠났을 고객');
  await page.getByRole('button', { name: '저장', exact: true }).click();
  await page.getByRole('tab', { name: '왜 해당하나' }).click();
  await page.locator('.whyCustomers button').first().click();
  await expect(page.locator('.whyPart').last()).toContainText('이탈 확률 80% 이상');
  await expect(page.locator('.whyFound').last()).toContainText(/^이탈 확률 = \d+(\.\d)?%$/);

  await page.getByRole('navigation').getByRole('link', { name: '여정', exact: true }).click();
  await page.locator('.journeyOpen').click();
  await page.locator('.paletteItem[data-kind="filter"]').dblclick();
  const inspector = page.locator('.inspector');
  await inspector.getByRole('button', { name: '조건 추가', exact: true }).click();
  await page.getByRole('menuitem', { name: '예측', exact: true }).click();
  await inspector.getByLabel('예측', { exact: true }).click();
  await page.getByRole('option', { name: '다음 구매 예정일까지' }).click();
  await expect(page.locator('.react-flow__node .cardTitle')).toContainText('다음 구매 예정일까지');

  // the trigger has both forms
  await page.locator('.paletteItem[data-kind="trigger.predicted"]').dblclick();
  await expect(inspector).toContainText('다음 구매 예정일');
  await inspector.getByLabel('무엇을 예측해서').click();
  await page.getByRole('option', { name: '이탈 확률' }).click();
  await expect(inspector.getByLabel('이 확률을 넘으면')).toHaveValue('50');

  await page.getByRole('navigation').getByRole('link', { name: '고객' }).click();
  await page.getByRole('tab', { name: '고객 목록', exact: true }).click();
  await page.getByRole('button', { name: '열 고르기' }).click();
  const columns = page.getByRole('dialog');
  await columns.getByLabel('이탈 확률', { exact: true }).check();
  await columns.getByRole('button', { name: '닫기' }).last().click();
  await expect(page.getByRole('columnheader', { name: '이탈 확률' })).toBeVisible();
  await page.getByRole('columnheader', { name: '이탈 확률' }).getByRole('button').first().click();
  await expect(page.locator('[role="gridcell"]').filter({ hasText: /%$/ }).first()).toBeVisible({ timeout: 30_000 });
});
