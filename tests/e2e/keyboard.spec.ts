import { expect, type Page, test } from '@playwright/test';
import { ServedApp } from './app.ts';
import { EditorDriver } from './editorDriver.ts';

const app = new ServedApp();
test.afterAll(() => app.remove());

test('a journey is begun, built, corrected and run through commands without a mouse', async ({ page }) => {
  const { keyboard } = page;
  const editor = new EditorDriver(page);
  await page.goto(await app.start('--port', '0'));
  await pressOn(page, '빈 작업공간 만들기');
  await expect(page.getByText('아직 여정이 없습니다')).toBeVisible();
  await pressOn(page, '새 여정');
  await expect(page.locator('nav.palette')).toBeVisible();

  // `/` finds a node, Enter puts it on the canvas with the focus on it
  await addByKeyboard(page, '이벤트');
  await expect(editor.nodes()).toHaveCount(1);
  await expect(editor.nodes().first()).toBeFocused();
  await addByKeyboard(page, '알림톡');
  await expect(editor.nodes()).toHaveCount(2);
  await expect(editor.edges()).toHaveCount(1);
  await expect(editor.nodes().nth(1)).toBeFocused();

  // Enter goes on to the settings of the node, Tab from field to field
  await keyboard.press('Enter');
  const title = page.locator('.inspector').getByLabel('이름', { exact: true });
  await expect(title).toBeFocused();
  await keyboard.type('주문 안내');
  const body = page.locator('.inspector').getByLabel('본문');
  await tabTo(page, () => body.evaluate((element) => element === document.activeElement));
  await keyboard.type('#{이름} 님, 주문이 접수되었습니다.');
  await keyboard.press('Tab');
  await expect(editor.nodes().nth(1)).toContainText('주문 안내');
  await expect(page.locator('.kakaoBody')).toContainText('주문이 접수되었습니다.');
  await expectVisibleFocus(page);

  // outside of a text field, Ctrl+Z takes back the last edit, then the one before it
  await focusCard(page, 1);
  await keyboard.press('Control+z');
  await expect(page.locator('.kakaoBody')).not.toContainText('주문이 접수되었습니다.');
  await keyboard.press('Control+Shift+z');
  await expect(page.locator('.kakaoBody')).toContainText('주문이 접수되었습니다.');

  // Alt and arrows walk along the connections
  await focusCard(page, 0);
  await keyboard.press('Alt+ArrowRight');
  await expect(editor.nodes().nth(1)).toBeFocused();
  await expectVisibleFocus(page);

  // the command palette opens, narrows down, runs
  await keyboard.press('Control+k');
  const search = page.getByRole('combobox', { name: '무엇을 할까요?' });
  await expect(search).toBeFocused();
  const all = await page.getByRole('option').count();
  await keyboard.type('기다림');
  await expect(page.getByRole('option').first()).toContainText('기다림');
  expect(await page.getByRole('option').count()).toBeLessThan(all);
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(editor.nodes()).toHaveCount(3);
  await expect(editor.edges()).toHaveCount(2);

  // `?` shows the keys, Escape closes what is open
  await focusCard(page, 0);
  await keyboard.press('?');
  await expect(page.getByRole('dialog', { name: '단축키' })).toContainText('Ctrl+Z');
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await keyboard.press('Control+k');
  await expect(search).toBeFocused();
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  // arrows move a node instead of scrolling, Delete removes it and closes the gap in the history
  await focusCard(page, 2);
  await keyboard.press('Delete');
  await expect(editor.nodes()).toHaveCount(2);
  await keyboard.press('Control+z');
  await expect(editor.nodes()).toHaveCount(3);
});

/** Tabs to a button by its name and presses Enter. */
async function pressOn(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name }).first();
  await expect(button).toBeVisible();
  await tabTo(page, () => button.evaluate((element) => element === document.activeElement));
  await expectVisibleFocus(page);
  await page.keyboard.press('Enter');
}

async function addByKeyboard(page: Page, name: string): Promise<void> {
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: '노드 찾기' })).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}

async function tabTo(page: Page, reached: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await reached()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab never came to the wanted element');
}

/** Moves the focus to the nth card as a screen reader would, and selects it with a key. */
async function focusCard(page: Page, index: number): Promise<void> {
  await page.locator('.react-flow__node').nth(index).focus();
  await page.keyboard.press('Space');
}

/** The focused element is told apart by an outline, a border or a ring. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const isVisible = await page.evaluate(() => {
    for (
      let element = document.activeElement;
      element !== null && element !== document.body;
      element = element.parentElement
    ) {
      const style = getComputedStyle(element);
      if ((style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none')
        return true;
    }
    return false;
  });
  expect(isVisible).toBe(true);
}
