import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Download, expect, type Page, test } from '@playwright/test';
import { journeyToText } from '../../core/journey/index.ts';
import type { JourneyNode } from '../../core/journey/nodes.ts';
import { journeyOf, message, trigger, wait } from '../core/exporters/builders.ts';
import { ServedApp } from './app.ts';
import { choose, startWithSampleShop } from './mainJob.ts';

const app = new ServedApp();
test.afterAll(() => app.remove());

const name = '장바구니 넘기기';

/** Cart → list for ads → Alimtalk with a fallback → a day → text message, as a file of ours. */
function journeyFile() {
  const place = (column: number) => ({ position: { x: column * 228, y: 0 } });
  const ads = {
    id: 'ads',
    title: '광고 명단',
    type: 'audience',
    platform: 'kakao',
    audience: '장바구니',
    action: 'add',
  } as const;
  const talk = message('talk', {
    title: '안내 알림톡',
    channel: 'alimtalk',
    purpose: 'information',
    content: { subject: '', preheader: '', body: '#{name}님, 담은 상품이 있습니다.', buttons: [] },
    kakao: { templateCode: 'CART01', templateStatus: 'approved', messageType: 'BA', targeting: 'I' },
    fallback: { channel: 'lms', body: '#{name}님, 담은 상품이 있습니다.' },
  });
  const text = message('text', {
    title: '쿠폰 문자',
    channel: 'sms',
    content: { subject: '', preheader: '', body: '(광고)쿠폰 무료거부 080-123-4567', buttons: [] },
  });
  const nodes: JourneyNode[] = [
    { ...trigger('cart'), ...place(0) },
    { ...ads, ...place(1) },
    { ...talk, ...place(2) },
    { ...wait('day', 86_400), ...place(3) },
    { ...text, ...place(4) },
  ];
  const journey = { ...journeyOf(nodes, ['cart', 'ads', 'talk', 'day', 'text']), name };
  return { name: 'cart.journey.json', mimeType: 'application/json', buffer: Buffer.from(journeyToText(journey)) };
}

/** Presses the button and reads the files that are saved. */
async function saved(page: Page, button: string, count: number): Promise<Map<string, Buffer>> {
  const downloads: Download[] = [];
  const take = (download: Download) => downloads.push(download);
  page.on('download', take);
  await page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click();
  await expect.poll(() => downloads.length).toBe(count);
  page.off('download', take);
  const files = new Map<string, Buffer>();
  for (const download of downloads) files.set(download.suggestedFilename(), readFileSync(await download.path()));
  return files;
}

async function openDialog(page: Page): Promise<void> {
  await page.getByRole('button', { name: '내보내기', exact: true }).click();
  await page.getByRole('menuitem', { name: '다른 시스템으로 내보내기…' }).click();
  await expect(page.getByRole('dialog').locator('.exportMapping')).toBeVisible();
}

async function chooseTarget(page: Page, target: string): Promise<void> {
  await page.getByRole('dialog').getByLabel('대상', { exact: true }).click();
  await page.getByRole('option', { name: target, exact: true }).click();
  await expect(page.getByRole('dialog').getByLabel('대상', { exact: true })).toHaveText(target);
}

/** Fills every empty value with one of its own. */
async function fillValues(page: Page, start: string): Promise<void> {
  const fields = page.locator('.exportValues input');
  for (let index = 0; index < (await fields.count()); index++) {
    await fields.nth(index).fill(`${start}${index + 1}`);
    await fields.nth(index).blur();
  }
}

test('a journey is handed to other systems: values, losses, a reason, files, lists, brief and picture', async ({
  page,
}) => {
  await page.goto(await app.start('--port', '0'));
  await startWithSampleShop(page);
  await page.getByRole('navigation').getByRole('link', { name: '여정', exact: true }).click();
  await page.locator('input[type="file"]').setInputFiles(journeyFile());
  await expect(page.locator('.react-flow__node')).toHaveCount(5);

  await test.step('a problem is mended in the inspector of its node by one click, which one undo takes back', async () => {
    await page.locator('.react-flow__node[data-id="text"]').click();
    const problems = page.locator('.inspector .nodeProblems');
    await expect(problems).toContainText('전송자 이름');
    await problems.getByRole('button', { name: '전송자 이름 적기' }).click();
    await expect(problems.getByText(/바로 뒤에 전송자 이름/)).toHaveCount(0);
    await expect(page.locator('.inspector').getByLabel('본문')).toHaveValue(/^\(광고\).*샘플 상점/);
    await page.getByRole('button', { name: /^실행 취소/ }).click();
    await expect(problems).toContainText('전송자 이름');
    await page.getByRole('button', { name: /^다시 실행/ }).click();
    await expect(problems.getByText(/바로 뒤에 전송자 이름/)).toHaveCount(0);
    await expect(page.getByText('저장됨', { exact: true })).toBeVisible();
  });

  await test.step('Klaviyo: stopped until its ids are there, each node with what becomes of it', async () => {
    await openDialog(page);
    const dialog = page.getByRole('dialog');
    await expect(dialog.locator('.exportBlockers')).toContainText('내보내기를 막는 오류');
    await expect(dialog.getByRole('button', { name: '파일 저장' })).toBeDisabled();
    const row = dialog.locator('.exportMapping tr').filter({ hasText: '안내 알림톡' });
    await expect(row).toContainText('send-webhook');
    await expect(row).toContainText('비슷하게');
    await expect(dialog.locator('.exportMapping tr').filter({ hasText: '기다' })).toContainText('time-delay');
    await fillValues(page, 'KL');
    await expect(dialog.locator('.exportBlockers')).toHaveCount(0);
    await accessible(page);
    const files = await saved(page, '파일 저장', 2);
    const flow = JSON.parse(String(files.get('장바구니-넘기기.klaviyo.json'))) as { data: { type: string } };
    expect(flow.data.type).toBe('flow');
    expect(JSON.stringify(flow)).toContain('KL1');
    const report = String(files.get('장바구니-넘기기.klaviyo.report.md'));
    expect(report).toContain('### 안내 알림톡');
    expect(report).toContain('**비슷하게**');
  });

  await test.step('Solapi: what it does not hold is a loss, and a reason saves in spite of an error', async () => {
    const dialog = page.getByRole('dialog');
    await chooseTarget(page, '솔라피');
    await expect(dialog.locator('.exportMapping tr').filter({ hasText: '광고 명단' })).toContainText('빠짐');
    await dialog.getByLabel('그래도 내보내는 까닭').fill('발신번호는 나중에');
    await dialog.getByLabel('그래도 내보내는 까닭').blur();
    const files = await saved(page, '파일 저장', 4);
    expect(String(files.get('장바구니-넘기기.solapi.report.md'))).toContain('발신번호는 나중에');
    await fillValues(page, 'S');
    await expect(dialog.locator('.exportBlockers')).toHaveCount(0);
    const again = await saved(page, '파일 저장', 4);
    const [message] = [...again].filter(([file]) => file.startsWith('01-'));
    const request = JSON.parse(String(message![1])) as { messages: Record<string, unknown>[] };
    expect(request.messages[0]).toMatchObject({ type: 'ATA', to: '{{phone}}', kakaoOptions: { templateId: 'CART01' } });
  });

  await test.step('values are remembered when the dialog opens again', async () => {
    await page.getByRole('dialog').getByRole('button', { name: '닫기', exact: true }).last().click();
    await openDialog(page);
    await expect(page.locator('.exportValues input').first()).toHaveValue('KL1');
    await expect(page.getByRole('dialog').locator('.exportBlockers')).toHaveCount(0);
  });

  await test.step('lists for ad platforms need a run, and say what nobody has verified', async () => {
    const dialog = page.getByRole('dialog');
    await expect(dialog.locator('.exportUnverified')).toContainText('공개하지 않습니다');
    await expect(dialog.getByRole('button', { name: '명단 저장 : 광고 명단' })).toBeDisabled();
    await dialog.getByRole('button', { name: '닫기', exact: true }).last().click();
    await page.getByRole('button', { name: '실행', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '실행', exact: true }).click();
    await expect(page.locator('.headline')).toContainText('30일 동안', { timeout: 120_000 });
    await openDialog(page);
    const [list] = [...(await saved(page, '명단 저장 : 광고 명단', 1))];
    expect(list![0]).toMatch(/^장바구니-kakao-add-\d{4}-\d\d-\d\d\.csv$/);
    const [header, ...rows] = String(list![1]).trimEnd().split('\r\n');
    expect(header).toBe('email,phone');
    expect(rows.length).toBeGreaterThan(1000);
    for (const row of rows) expect(row).toMatch(/^(?:[0-9a-f]{64})?,(?:[0-9a-f]{64})?$/);
    await expect(dialog.getByText(`${rows.length.toLocaleString('ko-KR')}명을 담았습니다`)).toBeVisible();
  });

  await test.step('the brief carries the figures of the run and the losses of the export it goes with', async () => {
    await chooseTarget(page, '한 장 요약 (HTML · PDF)');
    await page.getByRole('dialog').getByLabel('함께 보낼 내보내기', { exact: true }).click();
    await page.getByRole('option', { name: 'Klaviyo', exact: true }).click();
    await expect(page.getByRole('dialog').getByRole('button', { name: 'PDF로 저장' })).toHaveCount(0);
    const files = await saved(page, '파일 저장', 2);
    const html = String(files.get('장바구니-넘기기.html'));
    expect(html).toContain('내보낼 때 달라지는 것: Klaviyo');
    expect(html).toContain('30일 동안');
    const other = await page.context().newPage();
    await other.setContent(html);
    await expect(other.getByRole('heading', { name })).toBeVisible();
    await expect(other.locator('figure svg')).toBeVisible();
    await other.close();
  });

  await test.step('the picture is saved as SVG and as PNG', async () => {
    await chooseTarget(page, '그림 (SVG)');
    const shown = page.getByRole('dialog').getByRole('img', { name: '여정 그림' });
    await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(500);
    const files = await saved(page, '파일 저장', 2);
    const svg = String(files.get('장바구니-넘기기.svg'));
    expect(svg).toMatch(/^<\?xml|^<svg/);
    const [png] = [...(await saved(page, 'PNG로 저장', 1)).values()];
    expect(png!.subarray(1, 4).toString()).toBe('PNG');
    const [width, height] = [png!.readUInt32BE(16), png!.readUInt32BE(20)];
    const [, drawnWidth, drawnHeight] = /width="(\d+)" height="(\d+)"/.exec(svg)!.map(Number);
    expect([width, height]).toEqual([drawnWidth! * 2, drawnHeight! * 2]);
  });

  await test.step('a journey that has changed since its run says so', async () => {
    await page.getByRole('dialog').getByRole('button', { name: '닫기', exact: true }).last().click();
    await page.locator('.react-flow__node[data-id="day"] .cardTitle').click();
    await choose(page, '단위', '시간');
    await expect(page.getByText('저장됨', { exact: true })).toBeVisible();
    await openDialog(page);
    await expect(page.getByRole('dialog').locator('.exportWarnings')).toContainText('실행');
  });

  await test.step('BPMN goes out and comes in again as a journey; what is no journey is refused with a sentence', async () => {
    await chooseTarget(page, 'BPMN 2.0');
    const files = await saved(page, '파일 저장', 2);
    const buffer = files.get('장바구니-넘기기.bpmn')!;
    await page.getByRole('dialog').getByRole('button', { name: '닫기', exact: true }).last().click();
    await page.getByRole('navigation').getByRole('link', { name: '여정', exact: true }).click();
    const input = page.locator('input[type="file"]');
    await input.setInputFiles({ name: 'no.json', mimeType: 'application/json', buffer: Buffer.from('{"rows": []}') });
    await expect(page.getByText(/여정 파일로 읽을 수 없습니다/)).toBeVisible();
    await input.setInputFiles({ name: 'again.bpmn', mimeType: 'application/xml', buffer });
    await expect(page.locator('.react-flow__node').filter({ hasText: '알림톡' })).toBeVisible();
    await expect(page.getByRole('textbox', { name: '여정 이름' }).first()).toHaveValue(name);
  });
});

async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('.exportDialog').analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${node.target.join(' ')}`))).toEqual([]);
}
