import { expect, type Page } from '@playwright/test';
import { EditorDriver } from './editorDriver.ts';

export const journeyName = '장바구니 되살리기';

/** From the first start to a sample shop with an empty journey on the canvas. */
export async function startWithSampleShop(page: Page): Promise<void> {
  await page.getByRole('button', { name: /샘플 상점으로 시작/ }).click();
  await page.getByRole('button', { name: '새 여정' }).first().click({ timeout: 60_000 });
  await expect(page.locator('nav.palette')).toBeVisible();
}

/** Draws cart abandoned → wait → Alimtalk → wait a day → bought? → SMS with the mouse, and fills in what each needs. */
export async function drawAbandonedCart(page: Page): Promise<EditorDriver> {
  const editor = new EditorDriver(page);
  const trigger = await editor.dragFromPalette('이탈 (A 뒤 B 없음)', 110, 220);
  const alimtalk = await editor.dragFromPalette('알림톡', 320, 220);
  const wait = await editor.dragFromPalette('기다림', 530, 220);
  const branch = await editor.dragFromPalette('갈래', 740, 220);
  const goal = await editor.dragFromPalette('목표', 900, 110);
  const sms = await editor.dragFromPalette('SMS', 900, 330);
  await editor.connect(trigger, 'next', alimtalk);
  await editor.connect(alimtalk, 'next', wait);
  await editor.connect(wait, 'next', branch);
  const [bought] = await editor.ports(branch);
  await editor.connect(branch, bought!, goal);
  await editor.connect(branch, 'else', sms);

  const inspector = page.locator('.inspector');
  await editor.select(alimtalk);
  await inspector.getByLabel('본문').fill('#{이름} 님, 장바구니에 담은 상품이 기다리고 있습니다.');
  await inspector.getByLabel('본문').blur();

  await editor.select(wait);
  await choose(page, '단위', '일');

  await editor.select(branch);
  await inspector.getByRole('button', { name: '조건 추가', exact: true }).click();
  await page.getByRole('menuitem', { name: '행동', exact: true }).click();
  await choose(page, '기간', '여정 진입 후');

  await editor.select(sms);
  await inspector.getByRole('tab', { name: '조건' }).click();
  await choose(page, '메시지 성격', '광고성');
  await inspector.getByRole('tab', { name: '내용' }).click();
  await inspector.getByLabel('본문').fill('(광고)하루상점 담은 상품 오늘까지 무료배송 무료거부 080-000-0000');
  await inspector.getByLabel('본문').blur();

  await page.getByRole('textbox', { name: '여정 이름' }).first().fill(journeyName);
  await page.getByRole('textbox', { name: '여정 이름' }).first().press('Enter');
  return editor;
}

/** Opens a select of the inspector by its label and takes an option. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.locator('.inspector').getByLabel(label, { exact: true }).first().click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Presses Run, keeps the proposed forecast, and waits for its sentence. */
export async function runForecast(page: Page): Promise<string> {
  await page.getByRole('button', { name: '실행', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '실행', exact: true }).click();
  await expect(dialog).toBeHidden({ timeout: 120_000 });
  const sentence = page.locator('.headline');
  await expect(sentence).toContainText(/30일 동안 [\d,]+명에게/, { timeout: 120_000 });
  return (await sentence.innerText()).replace(/\s+/g, ' ');
}
