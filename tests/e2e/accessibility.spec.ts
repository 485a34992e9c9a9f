import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { ServedApp } from './app.ts';
import { startWithSampleShop } from './mainJob.ts';

const app = new ServedApp();
const customersApp = new ServedApp();
test.afterAll(() => Promise.all([app.remove(), customersApp.remove()]));

test('the main screens have no serious accessibility fault, in light and in dark', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(await app.start('--port', '0'));
  await expect(page.getByRole('button', { name: /샘플 상점으로 시작/ })).toBeVisible();
  await expectAccessible(page, 'start');

  await startWithSampleShop(page);
  await expectAccessible(page, 'empty editor');
  await goTo(page, '#/journeys');
  await page.getByRole('button', { name: '템플릿으로 시작' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /장바구니 이탈/ })
    .click();
  await expect(page.locator('.card[data-family="trigger"]')).toContainText(/[\d,]{3,}\s*명/, { timeout: 60_000 });
  await expectAccessible(page, 'editor');
  await page.locator('.react-flow__node').filter({ hasText: '알림톡' }).locator('.cardTitle').first().click();
  await expectAccessible(page, 'message in the inspector');

  await page.getByRole('button', { name: '실행', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '실행', exact: true }).click();
  await expect(dialog).toBeHidden({ timeout: 120_000 });

  await goTo(page, '#/segments');
  await page.getByRole('button', { name: '새 세그먼트' }).first().click();
  await page.getByRole('menuitem', { name: '한 번만 산 고객' }).click();

  for (const [hash, sign] of [
    ['#/journeys', '.journeyCard'],
    ['#/runs/1', '.plainTable'],
    ['#/customers/C0000002', '.timeline'],
    ['#/segments', '.persona'],
    ['#/settings', '.plainTable, main input'],
  ] as const) {
    await goTo(page, hash);
    await expect(page.locator(sign).first()).toBeVisible();
    await expectAccessible(page, hash);
  }

  await goTo(page, '#/customers');
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({
      name: 'orders.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('회원번호,주문일시,결제금액\nA1,2026-03-01 10:00,12000\nA2,2026-03-02 11:00,8000\n'),
    });
  await expect(page.getByRole('cell', { name: '12000' })).toBeVisible();
  await expectAccessible(page, 'import preview');
});

test("the customers' screens have no serious accessibility fault, in light and in dark", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(await customersApp.start('--port', '0'));
  await startWithSampleShop(page);
  await goTo(page, '#/customers');
  for (const [tab, sign] of [
    ['개요', '.insightTiles'],
    ['RFM', '.rfmTable'],
    ['코호트', '.heatTable'],
    ['단계', '.barList'],
    ['추이', '.sheetTable'],
    ['고객 목록', '.customerGrid .tallRows .tableRow'],
    ['같은 고객', '.identityFields'],
  ] as const) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    await expect(page.locator(sign).first()).toBeVisible({ timeout: 60_000 });
    await expectAccessible(page, `customers, ${tab}`);
  }
});

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((next) => {
    window.location.hash = next;
  }, hash);
}
