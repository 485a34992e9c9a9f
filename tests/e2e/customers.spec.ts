import { expect, test } from '@playwright/test';
import { ServedApp } from './app.ts';
import { startWithSampleShop } from './mainJob.ts';

const app = new ServedApp();
test.afterAll(() => app.remove());

test('a figure opens the customers behind it, who can be sorted, understood, read by keyboard and saved', async ({
  page,
}) => {
  await page.goto(await app.start('--port', '0'));
  await startWithSampleShop(page);
  await page.getByRole('link', { name: '고객' }).click();
  await page.getByRole('tab', { name: '개요', exact: true }).click();
  await expect(page.locator('.headline')).toContainText(/\d+(\.\d+)?%가 다시 샀습니다/, { timeout: 60_000 });

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^CSV/ }).click();
  expect((await download).suggestedFilename()).toBe('유입 경로별 핵심 지표.csv');

  // a long tab scrolls in its place, and never takes rail and tabs along
  const whole = page.viewportSize()!;
  await page.setViewportSize({ width: 1024, height: 600 });
  const hidden = (selector: string) =>
    page.locator(selector).evaluate((box) => Math.max(0, box.scrollHeight - box.clientHeight));
  expect(await hidden('.insight')).toBeGreaterThan(0);
  expect(await hidden('.pageBody')).toBe(0);
  expect(await hidden('html')).toBe(0);
  await page.setViewportSize(whole);

  await page.getByRole('tab', { name: '단계', exact: true }).click();
  const stage = page.getByRole('button', { name: /^이탈 위험 고객 보기: ?[\d,]+$/ });
  const count = /[\d,]+/.exec(await stage.innerText())?.[0];
  await stage.click();
  await expect(page.getByRole('status').filter({ hasText: `${count}명` })).toBeVisible();
  await expect(page.getByText('단계 = 이탈 위험')).toBeVisible();

  const grid = page.getByRole('grid');
  await page.getByRole('columnheader', { name: '누적 구매액' }).getByRole('button').click();
  await expect(page.getByRole('columnheader', { name: '누적 구매액' })).toHaveAttribute('aria-sort', 'descending');
  // who sorts by keyboard goes on from the title, whatever the list now holds
  await expect(page.getByRole('columnheader', { name: '누적 구매액' }).getByRole('button')).toBeFocused();
  const amounts = grid.getByRole('gridcell').filter({ hasText: /^[\d,]+원$/ });
  await expect(amounts.first()).toBeVisible();
  const won = (await amounts.allTextContents()).map((amount) => Number(amount.replaceAll(/[^\d]/g, '')));
  expect(won.length).toBeGreaterThan(5);
  expect(won).toEqual(won.toSorted((a, b) => b - a));

  // the column moves, keeps the focus, and is still there after another look
  const titles = () => page.getByRole('columnheader').allInnerTexts();
  const before = await titles();
  const place = before.indexOf('누적 구매액');
  await page.getByRole('columnheader', { name: '누적 구매액' }).getByRole('button').focus();
  await page.keyboard.press('Shift+ArrowLeft');
  const swapped = before.with(place, before[place - 1]!).with(place - 1, before[place]!);
  await expect.poll(titles).toEqual(swapped);
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(titles).toEqual(before);
  await page
    .getByRole('columnheader', { name: before[1]! })
    .dragTo(page.getByRole('columnheader', { name: before[2]! }));
  await expect.poll(titles).toEqual(before.with(1, before[2]!).with(2, before[1]!));

  await page.getByRole('button', { name: '이 고객들의 특징' }).click();
  await expect(page.locator('.personaTraits')).toContainText('이탈 위험', { timeout: 60_000 });
  await page.getByRole('button', { name: '특징 접기' }).click();

  await grid.focus();
  await page.keyboard.press('End');
  const last = grid.getByRole('row', { name: /원/ }).last();
  await expect(last).toHaveAttribute('aria-rowindex', String(Number(count?.replaceAll(',', '')) + 1));
  await page.keyboard.press('Enter');
  const detail = page.getByRole('complementary', { name: /^고객 C\d+/ });
  await expect(detail).toContainText('재구매 주기');
  await expect(detail).toContainText('이 데이터로 실행한 여정이 아직 없습니다.');

  await page.getByRole('button', { name: '조건 빼기: 단계 = 이탈 위험' }).click();
  await expect(page.getByRole('status').filter({ hasText: '20,000명' })).toBeVisible();
});
