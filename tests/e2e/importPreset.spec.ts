import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import iconv from 'iconv-lite';
import { ServedApp } from './app.ts';

const app = new ServedApp();
test.afterEach(() => app.kill());
test.afterAll(() => app.remove());

const header =
  '주문번호,품목별 주문번호,주문자ID,주문일시,결제일시(입금확인일),주문상품명,수량,판매가,상품구매금액(KRW),주문 상태';
const rows = Array.from({ length: 240 }, (_, index) => {
  const order = `20260301-${String(index).padStart(7, '0')}`;
  const customer = index % 3 === 0 ? 'till' : `m${String(index % 40).padStart(2, '0')}`;
  const time = `2026-0${1 + (index % 6)}-1${index % 10} 09:30:00`;
  return `${order},${order}-01,${customer},${time},${time},린넨 셔츠,1,30000,30000,${index % 40 === 1 ? '취소완료' : '배송완료'}`;
});
// places in the file, counted from 1 with the header: 6 and 10
rows[4] = '20260301-x,20260301-x-01,m04,어제,어제,린넨 셔츠,1,30000,30000,배송완료';
rows[8] = '20260301-y,20260301-y-01,,2026-03-01 09:30:00,2026-03-01 09:30:00,울 니트,1,50000,50000,배송완료';
const file = {
  name: '주문내역.csv',
  mimeType: 'text/csv',
  buffer: iconv.encode(`${header}\r\n${rows.join('\r\n')}\r\n`, 'cp949'),
};

test('order lines of a known shop in CP949 are recognised, judged, imported, undone, and read the same way next time', async ({
  page,
}) => {
  await page.goto(await app.start('--port', '0'));
  await page.locator('input[type="file"]').setInputFiles(file);
  const dialog = page.getByRole('dialog', { name: '가져오기 · 주문내역.csv' });
  await expect(dialog.getByLabel('인코딩')).toContainText('CP949');
  await dialog.getByRole('button', { name: '다음: 열 연결' }).click();

  // the header says whose export it is
  await expect(dialog.getByLabel('읽는 방식')).toContainText('카페24 주문');
  await expect(dialog.getByLabel('파일 종류')).toContainText('주문 상품');
  await expect(dialog.getByLabel('고객 번호')).toContainText('주문자ID');
  await dialog.getByRole('button', { name: '다음: 확인' }).click();

  // what is odd about the rows that are taken, and the rows that are not
  const quality = dialog.getByRole('region', { name: '살펴볼 점 1가지' });
  await expect(quality).toContainText('고객 "till" 한 명이 모든 이벤트의');
  await expect(dialog.getByRole('table', { name: '제외한 행 2개' }).getByRole('row', { name: /^6 / })).toContainText(
    '어제',
  );
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '제외한 행 저장' }).click();
  const saved = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split(/\r?\n/);
  expect(saved.slice(1).map((line) => line.split(',').slice(0, 2))).toEqual([
    ['6', 'badTime'],
    ['10', 'missingCustomer'],
  ]);
  await dialog.getByRole('button', { name: '다음: 저장' }).click();
  await dialog.getByRole('button', { name: '저장', exact: true }).click();
  await expect(dialog.getByText('"주문내역"을 가져왔습니다')).toBeVisible();

  // undone at once: the data are as before, and it can be done again
  await dialog.getByRole('button', { name: '가져오기 되돌리기' }).click();
  await page.getByRole('link', { name: '고객' }).click();
  await expect(page.getByText('아직 고객 데이터가 없습니다')).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: '가져오기 다시 하기' }).click();
  await page.getByRole('tab', { name: '버전' }).click();
  const history = page.getByRole('region', { name: '가져오기 기록' });
  await expect(history.getByRole('listitem').filter({ hasText: '주문내역.csv' })).toContainText('사용 중');
  await history.getByRole('button', { name: '가져오기 되돌리기' }).click();
  await expect(page.getByText('아직 고객 데이터가 없습니다')).toBeVisible();

  // the same header again is read as it was, says so, and can be forgotten
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ ...file, name: '다음 주.csv' });
  const next = page.getByRole('dialog', { name: '가져오기 · 다음 주.csv' });
  await next.getByRole('button', { name: '다음: 열 연결' }).click();
  await expect(next.getByLabel('읽는 방식')).toContainText('지난번처럼');
  await expect(next.getByText(/"주문내역.csv"를 .*에 가져올 때처럼 읽었습니다/)).toBeVisible();
  await next.getByRole('button', { name: '지난번 설정 잊기' }).click();
  await expect(next.getByLabel('읽는 방식')).toContainText('카페24 주문');
});
