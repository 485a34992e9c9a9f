import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';
import iconv from 'iconv-lite';
import { journeyToText } from '../../core/journey/index.ts';
import { emptyJourney } from '../../core/journey/spec.ts';
import { ServedApp } from './app.ts';

const app = new ServedApp();
test.afterEach(() => app.kill());
test.afterAll(() => app.remove());

const customerCount = 60;
const goods = ['린넨 셔츠', '데님 팬츠', '울 니트'];
const lines = Array.from({ length: 240 }, (_, index) => {
  const customer = `M${String(index % customerCount).padStart(3, '0')}`;
  const day = String(1 + (index % 28)).padStart(2, '0');
  const product = goods[index % goods.length] ?? '';
  return `${customer},2026-0${1 + (index % 9)}-${day} 1${index % 10}:30:00,${(10 + (index % 40)) * 1000},${product}`;
});
// places in the file, counted from 1 with the header: 5, 12 and 20
lines[3] = 'M003,어제 저녁,12000,린넨 셔츠';
lines[10] = ',2026-03-11 10:00:00,12000,데님 팬츠';
lines[18] = 'M018,2026-03-19 10:00:00,만이천원,울 니트';
const csv = iconv.encode(`회원번호,주문일시,결제금액,상품명\r\n${lines.join('\r\n')}\r\n`, 'cp949');

test('a CP949 file of orders is read, mapped, checked and saved, and nothing is written before it is confirmed', async ({
  page,
}) => {
  await page.goto(await app.start('--port', '0'));
  await page.locator('input[type="file"]').setInputFiles({ name: '주문내역.csv', mimeType: 'text/csv', buffer: csv });
  const dialog = page.getByRole('dialog', { name: '가져오기 · 주문내역.csv' });

  // the encoding is found by itself; the wrong one shows and says so, and is changed back
  await expect(dialog.getByRole('columnheader', { name: /회원번호/ })).toBeVisible();
  await expect(dialog.getByRole('cell', { name: '린넨 셔츠' }).first()).toBeVisible();
  await expect(dialog.getByLabel('인코딩')).toContainText('CP949');

  await dialog.getByRole('button', { name: '다음: 열 연결' }).click();
  await expect(dialog.getByLabel('파일 종류')).toContainText('주문');
  await expect(dialog.getByLabel('고객 번호')).toContainText('회원번호');
  await expect(dialog.getByLabel('일시', { exact: true })).toContainText('주문일시');
  await expect(dialog.getByLabel('금액')).toContainText('결제금액');

  // a mapping that lacks something says what; corrected, it goes on
  await dialog.getByLabel('고객 번호').click();
  await page.getByRole('option', { name: '없음' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('고객 번호, 이메일, 휴대폰 중 하나가 있는 열을 고르세요.');
  await expect(dialog.getByRole('button', { name: '다음: 확인' })).toBeDisabled();
  await dialog.getByLabel('고객 번호').click();
  await page.getByRole('option', { name: '회원번호' }).click();
  await dialog.getByLabel('상품명 열의 이름').fill('상품');
  await dialog.getByRole('button', { name: '다음: 확인' }).click();

  // refused rows by line number, with the reason
  const refused = dialog.getByRole('table', { name: '제외한 행 3개' });
  await expect(refused.getByRole('row', { name: /^5 / })).toContainText('"어제 저녁"을 일시로 읽을 수 없습니다.');
  await expect(refused.getByRole('row', { name: /^12 / })).toContainText('어느 고객의 행인지 알 수 없습니다.');
  await expect(refused.getByRole('row', { name: /^20 / })).toContainText('"만이천원"을 금액으로 읽을 수 없습니다.');
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '제외한 행 저장' }).click();
  const saved = readFileSync(await (await download).path(), 'utf8');
  expect(saved).toContain('어제 저녁');
  expect(saved).toContain('만이천원');
  expect(saved.trim().split(/\r?\n/)).toHaveLength(4);

  // nothing has been written up to here
  await page.keyboard.press('Escape');
  await expect(page.getByText('가져오기를 그만두었습니다. 저장된 것은 없습니다.')).toBeVisible();
  await page.getByRole('link', { name: '고객' }).click();
  await expect(page.getByText('아직 고객 데이터가 없습니다')).toBeVisible();

  // the same once more, this time to the end
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: '주문내역.csv', mimeType: 'text/csv', buffer: csv });
  await dialog.getByRole('button', { name: '다음: 열 연결' }).click();
  await dialog.getByRole('button', { name: '다음: 확인' }).click();
  await dialog.getByRole('button', { name: '다음: 저장' }).click();
  await dialog.getByRole('button', { name: '저장', exact: true }).click();
  await expect(dialog).toContainText('"주문내역"을 가져왔습니다');
  await expect(dialog).toContainText(`고객 ${customerCount}명, 이벤트 237건입니다.`);
  await dialog.getByRole('button', { name: '여정으로 가기' }).click();

  await page.getByRole('button', { name: '새 여정' }).first().click();
  await expect(page.getByRole('button', { name: /사용 중인 데이터: 주문내역 · 60명/ })).toBeVisible();

  // the same screen in English, at once
  await page.keyboard.press('Control+k');
  await page.keyboard.type('language');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /주문내역 · 60 customers/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
});

/** Drops a file on the middle of the window, as the system's file manager does. */
async function drop(page: Page, name: string, bytes: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, text]) => {
      const made = new DataTransfer();
      made.items.add(new File([Uint8Array.from(atob(text), (character) => character.charCodeAt(0))], fileName));
      return made;
    },
    [name, bytes.toString('base64')] as const,
  );
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent('.fileDrop', type, { dataTransfer: transfer });
  }
}

test('a compressed file and a journey file are taken where they are dropped, and a wrong encoding is seen and corrected', async ({
  page,
}) => {
  await page.goto(await app.start('--port', '0'));
  await expect(page.getByRole('link', { name: '고객' })).toBeVisible();
  await drop(page, '주문내역.csv.gz', gzipSync(csv));
  const dialog = page.getByRole('dialog', { name: '가져오기 · 주문내역.csv.gz' });
  await expect(dialog.getByRole('cell', { name: '린넨 셔츠' }).first()).toBeVisible();

  await dialog.getByLabel('인코딩').click();
  await page.getByRole('option', { name: 'UTF-8' }).click();
  await expect(dialog.getByRole('cell', { name: '린넨 셔츠' })).toHaveCount(0);
  await expect(dialog).toContainText('글자가 깨져 보일 수 있습니다');
  await dialog.getByLabel('인코딩').click();
  await page.getByRole('option', { name: /CP949/ }).click();
  await expect(dialog.getByRole('cell', { name: '린넨 셔츠' }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  const spec = journeyToText(emptyJourney('dropped', '놓은 여정'));
  await drop(page, '놓은 여정.journey.json', Buffer.from(spec, 'utf8'));
  await expect(page.getByText('여정 "놓은 여정"을 가져왔습니다.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: '여정 이름' }).first()).toHaveValue('놓은 여정');
});
