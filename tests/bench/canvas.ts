import { type Browser, chromium, type Page } from '@playwright/test';
import { ServedApp } from '../e2e/app.ts';
import { findChromium } from '../tools/findChromium.ts';
import { type Figure, quantile } from './measure.ts';
import { addCartJourney, benchEngine, createShop, inFolder } from './shop.ts';

const customers = 20_000;
const edits = 200;

/**
 * How long an edit takes until its numbers are on the canvas, in the real page: from the key that commits a new waiting time to
 * the figures that are no longer greyed. Chromium has no graphics card here, so what it draws costs processor time. Needs the built app and a Chromium.
 */
export function benchCanvas(): Promise<Figure[]> {
  return inFolder(async (folder) => {
    const engine = benchEngine(folder);
    const path = await createShop(engine, folder, customers);
    await addCartJourney(engine);
    await engine.close();
    const app = new ServedApp();
    let browser: Browser | null = null;
    try {
      browser = await chromium.launch({
        executablePath: findChromium(),
        args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
      });
      const page = await browser.newPage({ viewport: { width: 1600, height: 960 }, locale: 'en-US' });
      await page.goto(await app.start(path));
      const opened = performance.now();
      await page.locator('.journeyCard').first().click();
      const chip = page.locator('.estimateChip[data-tone="live"]');
      await chip.waitFor({ timeout: 60_000 });
      const first = performance.now() - opened;
      const latencies = await editWaits(page);
      const inPage = latencies.map((one) => one.inPage);
      const painted = latencies.map((one) => one.painted);
      return [
        { name: 'journey opened to its first numbers, model fitted on the way', value: first, unit: 'ms' },
        { name: 'edit to numbers in the page, p50', value: quantile(inPage, 0.5), unit: 'ms' },
        { name: 'edit to numbers in the page, p95', value: quantile(inPage, 0.95), unit: 'ms' },
        { name: 'edit to the frame that shows them, p50', value: quantile(painted, 0.5), unit: 'ms' },
        { name: 'edit to the frame that shows them, p95', value: quantile(painted, 0.95), unit: 'ms' },
      ];
    } finally {
      await browser?.close();
      await app.remove();
    }
  });
}

/** Changes the first waiting time again and again; milliseconds from each key to its numbers. */
async function editWaits(page: Page): Promise<Latency[]> {
  await page.locator('.cardTitle', { hasText: 'Wait a day' }).click();
  const field = page.locator('.inspector').getByLabel('How long', { exact: true });
  const latencies: Latency[] = [];
  for (let edit = 0; edit < edits; edit++) {
    await field.fill(String(2 + (edit % 90)));
    const shown = page.evaluate(numbersAfterKey);
    await field.press('Enter');
    latencies.push(await shown);
  }
  return latencies;
}

/** Milliseconds from a key to its numbers: until the page holds them, and until the frame that shows them is drawn. */
interface Latency {
  readonly inPage: number;
  readonly painted: number;
}

/** Runs in the page: from the next key until the numbers have become old and new again. */
function numbersAfterKey(): Promise<Latency> {
  return new Promise((resolve) => {
    let start = 0;
    let wasOld = false;
    addEventListener('keydown', () => (start = performance.now()), { once: true, capture: true });
    const chip = document.querySelector('.estimateChip')!;
    const observer = new MutationObserver(() => {
      if (start === 0) return;
      if (chip.getAttribute('data-tone') !== 'live') wasOld = true;
      else if (wasOld) {
        observer.disconnect();
        const inPage = performance.now() - start;
        requestAnimationFrame(() => resolve({ inPage, painted: performance.now() - start }));
      }
    });
    observer.observe(chip, { attributes: true });
  });
}
