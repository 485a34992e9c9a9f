import { expect, type Page, test } from '@playwright/test';
import iconv from 'iconv-lite';
import { expectAccessible } from './accessible.ts';
import { ServedApp } from './app.ts';

const app = new ServedApp();
test.afterEach(() => app.kill());
test.afterAll(() => app.remove());

const members = [
  '회원번호,이름,이메일,휴대폰,등급',
  '007,김민수,Kim@Shop.kr,010-1234-5678,gold',
  '7,이서연,lee@shop.kr,010-2222-3333,silver',
  '0100,김민수,kim@shop.kr,,bronze',
  '9,박지훈,,010-2222-3333,',
].join('\n');
const log = ['email,event,event_time', 'lee@shop.kr ,message_opened,2026-03-01 10:00:00'].join('\n');
const lines = [
  '연락처,주문번호,주문일시,수량,단가',
  '1012345678,A1,2026-03-02 09:00:00,2,1000',
  '1012345678,A1,2026-03-02 09:00:00,1,500',
].join('\r\n');

async function open(page: Page, name: string, content: Buffer): Promise<void> {
  await page.locator('input[type="file"]').first().setInputFiles({ name, mimeType: 'text/csv', buffer: content });
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '다음: 열 연결' }).click();
  await dialog.getByRole('button', { name: '다음: 확인' }).click();
}

async function save(page: Page, addTo: boolean): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '다음: 저장' }).click();
  if (addTo) await dialog.getByRole('switch').click();
  await dialog.getByRole('button', { name: '저장', exact: true }).click();
  await dialog.getByRole('button', { name: '여정으로 가기' }).click();
  await page.getByRole('link', { name: '고객' }).click();
}

test('customers of three files are joined before the eyes of the user, unmerged and joined again', async ({ page }) => {
  await page.goto(await app.start('--port', '0'));
  await open(page, 'members.csv', Buffer.from(members));
  const summary = page.getByRole('region', { name: '같은 고객', exact: true });
  await expect(summary).toContainText('파일에 나온 고객 4명을 실제 고객 3명으로 봅니다. 이메일로 1건을 이었습니다.');
  await expect(summary.getByRole('table', { name: '합친 고객 1명' })).toContainText('007, 0100');
  await expect(summary.getByRole('table', { name: '합치지 않은 연락처 1개' })).toContainText(
    '고객 번호가 서로 다릅니다',
  );
  await save(page, false);

  await open(page, 'log.csv', Buffer.from(log));
  await expect(page.getByRole('region', { name: '같은 고객 (members에 더할 때)' })).toContainText('실제 고객 3명');
  await save(page, true);
  await open(page, 'lines.csv', iconv.encode(lines, 'cp949'));
  await expect(page.getByRole('region', { name: '같은 고객 (log에 더할 때)' })).toContainText('휴대폰으로 1건');
  await save(page, true);

  await page.getByRole('tab', { name: '같은 고객' }).click();
  const merges = page.getByRole('table', { name: '합친 고객 2명' });
  await expect(merges.getByRole('row')).toHaveCount(3);
  await page.getByPlaceholder('고객 번호, 이메일, 휴대폰으로 찾기').fill('lee');
  await expect(merges.getByRole('row')).toHaveCount(2);
  await page.getByPlaceholder('고객 번호, 이메일, 휴대폰으로 찾기').fill('');
  await merges.getByRole('row', { name: /^007 / }).click();

  const from = page.getByRole('region', { name: '합친 고객', exact: true });
  await expect(from).toContainText('+821012345678');
  await expect(from).toContainText('이메일 kim@shop.kr');
  await expect(page.getByText('활동 기록 1건')).toBeVisible();
  await expectAccessible(page, 'joined customers');
  await page.emulateMedia({ colorScheme: 'light' });
  await from.getByRole('button', { name: '0100 따로 두기' }).click();
  await expect(page.getByText('0100을 따로 두었습니다.')).toBeVisible();
  const decisions = page.getByRole('region', { name: '정한 것' });
  await expect(decisions).toContainText('0100을 +821012345678, 007과 따로 두기');
  await expect(page.getByRole('table', { name: '합친 고객 2명' })).toContainText('+821012345678, 007');
  await decisions.getByRole('button', { name: /^되돌리기/ }).click();
  await expect(decisions).toHaveCount(0);
  await expect(from).toContainText('0100');

  // the rule can be changed too, and says what became of it
  await page.getByLabel('고객 번호가 다를 때').click();
  await page.getByRole('option', { name: '이메일이나 휴대폰이 같으면 합치기' }).click();
  await page.getByRole('button', { name: '규칙 적용' }).click();
  await expect(page.getByText('규칙을 적용했습니다. 고객 2명입니다.')).toBeVisible();
});
