import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';
import iconv from 'iconv-lite';
import { emptyJourney } from '../../core/journey/spec.ts';
import { ServedApp } from './app.ts';

type Language = 'ko' | 'en';
type Said = Readonly<Record<Language, string>>;

const orders = Array.from(
  { length: 40 },
  (_, index) => `C${index % 9},2026-03-${10 + (index % 18)} 10:00,${1000 * index + 500}`,
);
const header = '회원번호,주문일시,결제금액';
const next: Said = { ko: '다음: 열 연결', en: 'Next: columns' };
const check: Said = { ko: '다음: 확인', en: 'Next: check' };

/** Files that cannot be read at all, and what is said about each. */
const unreadable: readonly { readonly name: string; readonly content: Buffer; readonly said: Said }[] = [
  {
    name: 'empty.csv',
    content: Buffer.alloc(0),
    said: {
      ko: '"empty.csv" 파일에 내용이 없습니다. 다른 파일을 고르세요.',
      en: 'The file "empty.csv" is empty. Choose another file.',
    },
  },
  {
    name: 'photo.csv',
    content: Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256)),
    said: {
      ko: '"photo.csv"는 텍스트 표가 아닙니다. CSV 또는 TSV 파일을 고르세요.',
      en: '"photo.csv" is not a table of text. Choose a CSV or TSV file.',
    },
  },
  {
    name: 'orders.csv.gz',
    content: halved(gzipSync([header, ...orders, ...noise()].join('\n'))),
    said: {
      ko: '"orders.csv.gz" 압축 파일이 중간에 끊겨 있습니다. 파일을 다시 내려받거나 복사하세요. 아무것도 가져오지 않았습니다.',
      en: 'The compressed file "orders.csv.gz" ends too early. Download or copy it again. Nothing was imported.',
    },
  },
];

for (const language of ['ko', 'en'] as const) {
  test.describe(`in ${language}`, () => {
    const app = new ServedApp();
    test.use({ locale: language === 'ko' ? 'ko-KR' : 'en-US' });
    test.afterAll(() => app.remove());

    test('every kind of bad input is named, and what was open stays', async ({ page }) => {
      const say = (said: Said) => said[language];
      await page.goto(await app.start('--port', '0'));
      await page.getByRole('button', { name: say({ ko: '빈 작업공간 만들기', en: 'New empty workspace' }) }).click();
      await page
        .getByRole('button', { name: say({ ko: '새 여정', en: 'New journey' }) })
        .first()
        .click();
      await page.locator('nav.palette').waitFor();
      const home = page.url();
      await goTo(page, '#/customers');
      const dialog = page.getByRole('dialog');
      const primary = (said: Said) => dialog.getByRole('button', { name: say(said) });

      for (const { name, content, said } of unreadable) {
        await choose(page, name, content);
        await expect(dialog.getByRole('alert')).toContainText(say(said));
        await expect(primary(next)).toBeDisabled();
        await close(page);
      }

      // the wrong encoding, chosen by hand, is doubted
      await choose(page, 'cp949.csv', iconv.encode([header, ...orders].join('\n'), 'cp949'));
      await dialog.getByLabel(say({ ko: '인코딩', en: 'Encoding' })).click();
      await page.getByRole('option', { name: 'UTF-8' }).click();
      await expect(dialog).toContainText(
        say({
          ko: '글자가 깨져 보일 수 있습니다.',
          en: 'Some characters may be wrong',
        }),
      );
      await close(page);

      // not one row that can be read
      await choose(page, 'none.csv', [header, 'C1,모름,1000', 'C2,모름,2000', 'C3,모름,3000'].join('\n'));
      await primary(next).click();
      await mapAsOrders(page, language);
      await primary(check).click();
      await expect(dialog).toContainText(
        say({
          ko: '가져올 수 있는 행이 없습니다. 열 연결과 일시 형식을 확인하세요.',
          en: 'No row can be imported. Check the column mapping and the time format.',
        }),
      );
      await expect(primary({ ko: '다음: 저장', en: 'Next: save' })).toBeDisabled();
      await close(page);

      // customers that occur twice
      const customers = [
        '회원번호,이름,이메일',
        'C1,김하나,a@example.com',
        'C2,이두리,b@example.com',
        'C1,김하나,c@example.com',
      ];
      await choose(page, 'customers.csv', customers.join('\n'));
      await primary(next).click();
      await primary(check).click();
      await expect(dialog).toContainText(
        say({
          ko: '고객 번호가 같은 행이 있어 1개 행을 뺐습니다. 같은 번호는 파일에서 마지막에 있는 행을 씁니다.',
          en: 'Some customer numbers occur more than once: 1 row was left out. The last row of each customer is used.',
        }),
      );
      await close(page);

      // orders that have not happened yet
      await choose(page, 'future.csv', [header, ...orders, 'C1,2099-01-01 10:00,1000'].join('\n'));
      await primary(next).click();
      await primary(check).click();
      await expect(dialog).toContainText(
        say({
          ko: '아직 오지 않은 일시의 행 1개를 뺐습니다. 일시 형식과 시간대를 확인하세요.',
          en: '1 row dated in the future was left out. Check the time format and the time zone.',
        }),
      );
      await close(page);

      // none of it has left anything behind
      await expect(
        page.getByText(say({ ko: '아직 고객 데이터가 없습니다', en: 'No customer data yet' })),
      ).toBeVisible();
      await page.goto(home);
      await expect(page.locator('nav.palette')).toBeVisible();

      // journeys: one of a later version, one that turns for ever
      await goTo(page, '#/journeys');
      await chooseJourney(page, JSON.stringify({ ...circle(), version: 99 }));
      await expect(page.locator('.toast').last()).toContainText(
        say({
          ko: '더 새로운 버전(99)의 앱에서 만든 여정입니다.',
          en: 'This journey was made by a newer app (version 99).',
        }),
      );
      await expect(page.locator('.journeyCard')).toHaveCount(1);
      await chooseJourney(page, JSON.stringify(circle()));
      await expect(page.locator('nav.palette')).toBeVisible();
      await page.getByRole('tab', { name: say({ ko: '문제', en: 'Problems' }) }).click();
      await expect(page.locator('.problemsPanel')).toContainText(
        say({
          ko: '기다림 없이 끝없이 도는 순환이 있습니다(노드 2개).',
          en: 'These nodes form an endless loop without a wait (2 nodes).',
        }),
      );

      // a damaged workspace among the recent ones: said, left as it is, and the one that was open can be opened again
      await goTo(page, '#/settings');
      await page.getByRole('button', { name: say({ ko: '작업공간 닫기', en: 'Close the workspace' }) }).click();
      const recent = page.locator('.recentItem');
      await expect(recent).toHaveCount(1);
      const intact = (await recent.locator('.recentPath').innerText()).trim();
      const damaged = damage(intact, app.home);
      await page.reload();
      await recent.filter({ hasText: damaged }).click();
      await expect(page.locator('.toast').last()).toContainText(
        say({
          ko: '작업공간 파일이 손상되어 열지 않았습니다. 파일은 그대로 두었습니다.',
          en: 'The workspace file is damaged, so it was not opened and was left as it is.',
        }),
      );
      await recent.filter({ hasText: intact }).click();
      await expect(page.locator('.journeyCard')).toHaveCount(2);
    });
  });
}

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((target) => {
    window.location.hash = target;
  }, hash);
}

function noise(): string[] {
  return Array.from(
    { length: 4000 },
    (_, index) => `C${index},2026-03-01 10:00,${Math.abs(Math.sin(index) * 1e6).toFixed(0)}`,
  );
}

function halved(content: Buffer): Buffer {
  return content.subarray(0, Math.floor(content.length / 2));
}

/** Offers a file on the customers' screen. */
async function choose(page: Page, name: string, content: Buffer | string): Promise<void> {
  const buffer = typeof content === 'string' ? Buffer.from(content) : content;
  await page.locator('main input[type="file"]').first().setInputFiles({ name, mimeType: 'text/csv', buffer });
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.locator('.importSteps')).toBeVisible();
  await expect(page.locator('[role="dialog"] [role="progressbar"]')).toHaveCount(0);
}

async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
}

async function chooseJourney(page: Page, text: string): Promise<void> {
  await page
    .locator('main input[type="file"]')
    .first()
    .setInputFiles({ name: 'bad.journey.json', mimeType: 'application/json', buffer: Buffer.from(text) });
}

/** Orders need a time: without one that can be read, the file is taken for a list of customers until the user says so. */
async function mapAsOrders(page: Page, language: Language): Promise<void> {
  const dialog = page.getByRole('dialog');
  const pick = async (label: Said, option: Said) => {
    await dialog.getByLabel(label[language], { exact: true }).click();
    await page.getByRole('option', { name: option[language], exact: true }).click();
  };
  await pick({ ko: '파일 종류', en: 'What the file holds' }, { ko: '주문', en: 'Orders' });
  await pick({ ko: '일시', en: 'Date and time' }, { ko: '주문일시', en: '주문일시' });
  await pick({ ko: '금액', en: 'Amount' }, { ko: '결제금액', en: '결제금액' });
}

/** A journey whose two filters lead to each other. */
function circle(): object {
  const journey = emptyJourney('circle', 'Circle');
  const everyone = { kind: 'all', of: [] };
  const filter = (id: string, x: number) => ({
    type: 'filter',
    id,
    title: id,
    position: { x, y: 0 },
    condition: everyone,
  });
  return {
    ...journey,
    nodes: [
      {
        type: 'trigger',
        id: 'start',
        title: '',
        position: { x: 0, y: 0 },
        trigger: { kind: 'event', event: 'purchase', where: [], nth: null, withinSeconds: null },
      },
      filter('first', 240),
      filter('second', 480),
    ],
    edges: [
      { id: 'e1', from: 'start', port: 'next', to: 'first' },
      { id: 'e2', from: 'first', port: 'passed', to: 'second' },
      { id: 'e3', from: 'second', port: 'passed', to: 'first' },
    ],
  };
}

/** Puts a copy of the workspace with a torn-up middle beside it and on the list of recent ones; gives its path. */
function damage(intact: string, home: string): string {
  const path = join(dirname(intact), 'damaged.yeojeong');
  const content = readFileSync(intact);
  content.fill(0x5a, 100, content.length);
  writeFileSync(path, content);
  const list = join(home, 'recent.json');
  const entries: unknown = JSON.parse(readFileSync(list, 'utf8'));
  writeFileSync(
    list,
    JSON.stringify([{ path, name: 'damaged', open: false }, ...(Array.isArray(entries) ? entries : [])]),
  );
  return path;
}
