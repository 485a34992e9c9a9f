import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findChromium } from '../tools/findChromium.ts';
import { type Figure, quantile } from './measure.ts';

const scrollMilliseconds = 5000;
/** Pixels a frame: four rows, as a steady turn of the wheel moves them. */
const scrollPixels = 120;
const patienceMilliseconds = 120_000;

/**
 * The built app in browser mode on this workspace: when its screen answers to a click, when the first customers are shown, and how evenly
 * their table scrolls.
 */
export async function measurePage(workspace: string, home: string): Promise<Figure[]> {
  const cli = fileURLToPath(new URL('../../dist/shell/cli.js', import.meta.url));
  const served = spawn(process.execPath, [cli, 'serve', '--port', '0', '--lang', 'en', workspace], {
    env: { ...process.env, YEOJEONG_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  let browser: Browser | null = null;
  try {
    const url = await new Promise<string>((resolve, reject) => {
      served.stdout.on('data', (text: Buffer) => {
        const found = /http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+/.exec(text.toString('utf8'))?.[0];
        if (found !== undefined) resolve(found);
      });
      served.once('exit', (code) => reject(new Error(`The app ended with ${code}.`)));
    });
    browser = await chromium.launch({ executablePath: findChromium(), args: root });
    const page = await browser.newPage({ viewport: { width: 1600, height: 960 }, locale: 'en-US' });
    page.setDefaultTimeout(patienceMilliseconds);
    return await figuresOf(page, url);
  } finally {
    await browser?.close();
    served.kill();
  }
}

async function figuresOf(page: Page, url: string): Promise<Figure[]> {
  const start = performance.now();
  await page.goto(url);
  await page.getByRole('link', { name: 'Customers' }).click();
  const list = page.getByRole('tab', { name: 'Customers', exact: true });
  await list.waitFor();
  const interactive = performance.now() - start;
  await list.click();
  await page
    .getByRole('grid')
    .getByRole('gridcell')
    .filter({ hasText: /^C\d+$/ })
    .first()
    .waitFor();
  const shown = performance.now() - start;
  const frames = await page.evaluate(scrollFrames, { milliseconds: scrollMilliseconds, pixels: scrollPixels });
  return [
    { name: 'page: the screen answers a click', value: interactive, unit: 'ms' },
    { name: 'page: the first customers are shown', value: shown, unit: 'ms' },
    { name: 'page: frames while the table scrolls', value: (1000 * frames.length) / scrollMilliseconds, unit: '/s' },
    { name: 'page: 95 of 100 frames come within', value: quantile(frames, 0.95), unit: 'ms' },
  ];
}

/** Runs in the page: scrolls the table a step every frame; the milliseconds between frames. */
function scrollFrames({ milliseconds, pixels }: { milliseconds: number; pixels: number }): Promise<number[]> {
  const grid = document.querySelector('[role=grid]');
  const gaps: number[] = [];
  return new Promise((resolve) => {
    let start = 0;
    let last = 0;
    const step = (now: number) => {
      if (start === 0) start = now;
      else gaps.push(now - last);
      last = now;
      grid?.scrollBy(0, pixels);
      if (now - start < milliseconds) requestAnimationFrame(step);
      else resolve(gaps);
    };
    requestAnimationFrame(step);
  });
}
