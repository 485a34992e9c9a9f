import { expect, test } from '@playwright/test';
import { createServer } from 'node:net';
import { ServedApp } from './app.ts';

const app = new ServedApp();
test.afterAll(() => app.remove());

test('the app starts where it ended: in the journey that was open, or in the list when the journey was left', async ({
  page,
}) => {
  // what the page remembers belongs to its address, so the port stays
  const port = String(await freePort());
  await page.goto(await app.start('--port', port));
  await page.getByRole('button', { name: '빈 작업공간 만들기' }).click();
  await page.getByRole('button', { name: '새 여정' }).first().click();
  await expect(page.getByText('어디서 시작할까요?')).toBeVisible();

  await app.kill();
  await page.goto('about:blank');
  await page.goto(await app.start('--port', port));
  await expect(page.getByText('어디서 시작할까요?')).toBeVisible();

  await page.getByRole('link', { name: '여정' }).first().click();
  await expect(page.locator('.journeyCard')).toHaveCount(1);
  await app.kill();
  await page.goto('about:blank');
  await page.goto(await app.start('--port', port));
  await expect(page.locator('.journeyCard')).toHaveCount(1);
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port is free');
  return address.port;
}
