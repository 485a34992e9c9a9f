import { type Browser, chromium, type Page } from '@playwright/test';
import { ServedApp } from '../e2e/app.ts';
import { findChromium } from '../tools/findChromium.ts';
import { type Figure, quantile } from './measure.ts';
import { type EditKind, editKinds, kindOf } from './scriptedEdits.ts';
import { largeJourney } from './liveShop.ts';
import { addLiveJourneys, benchEngine, createShop, inFolder } from './shop.ts';

const customers = 20_000;
const edits = 200;

/**
 * How long an edit of one of five live journeys takes until its numbers are on the canvas, in the real page: from the key that makes
 * the edit to the figures that are no longer greyed. Chromium has no graphics card here, so what it draws costs processor time. Needs
 * the built app and a Chromium.
 */
export function benchCanvas(): Promise<Figure[]> {
  return inFolder(async (folder) => {
    const engine = benchEngine(folder);
    const path = await createShop(engine, folder, customers);
    const [cart] = await addLiveJourneys(engine);
    const large = largeJourney();
    await engine.call('journey.importSpec', { text: JSON.stringify(large) });
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
      await page.locator('.journeyCard', { hasText: cart!.name }).click();
      const chip = page.locator('.estimateChip[data-tone="live"]');
      await chip.waitFor({ timeout: 60_000 });
      const first = performance.now() - opened;
      const latencies: (Latency & { kind: EditKind })[] = [];
      for (let number = 0; number < edits; number++) {
        latencies.push({ kind: kindOf(number), ...(await edit(page, number)) });
      }
      return [
        { name: 'journey opened to its first numbers, model fitted on the way', value: first, unit: 'ms' },
        ...figuresOf('edit', latencies),
        ...[...new Set(editKinds)].flatMap((kind) =>
          figuresOf(
            kind,
            latencies.filter((one) => one.kind === kind),
          ),
        ),
        ...(await dragFigures(page, large.name)),
      ];
    } finally {
      await browser?.close();
      await app.remove();
    }
  });
}

const dragSteps = 180;

/** Frames while a card of a large journey is dragged in a circle over the canvas, whose edges follow it. */
async function dragFigures(page: Page, name: string): Promise<Figure[]> {
  await page.getByRole('link', { name: 'Journeys', exact: true }).first().click();
  await page.locator('.journeyCard', { hasText: name }).click();
  await page.locator('.estimateChip[data-tone="live"]').waitFor({ timeout: 60_000 });
  const box = await page.locator('.react-flow__node').nth(20).boundingBox();
  if (box === null) throw new Error('There is no card to drag.');
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  await page.mouse.move(x, y);
  await page.mouse.down();
  const watched = await page.evaluateHandle(watchFrames);
  for (let step = 1; step <= dragSteps; step++) {
    const angle = (4 * Math.PI * step) / dragSteps;
    await page.mouse.move(x + 150 * Math.sin(angle), y + 100 - 100 * Math.cos(angle));
  }
  const gaps = await watched.evaluate(({ stop }) => stop());
  await page.mouse.up();
  return [
    { name: 'drag in a journey of 60 nodes: frames seen', value: gaps.length, unit: '' },
    { name: 'drag in a journey of 60 nodes: 95 of 100 frames come within', value: quantile(gaps, 0.95), unit: 'ms' },
    { name: 'drag in a journey of 60 nodes: longest frame', value: Math.max(...gaps), unit: 'ms' },
  ];
}

/** Runs in the page: milliseconds between frames until it is stopped. */
function watchFrames(): { stop: () => number[] } {
  const gaps: number[] = [];
  let last = 0;
  let next = requestAnimationFrame(function see(now) {
    if (last !== 0) gaps.push(now - last);
    last = now;
    next = requestAnimationFrame(see);
  });
  return {
    stop() {
      cancelAnimationFrame(next);
      return gaps;
    },
  };
}

function figuresOf(name: string, latencies: readonly Latency[]): Figure[] {
  const inPage = latencies.map((one) => one.inPage);
  const painted = latencies.map((one) => one.painted);
  return [
    { name: `${name} to numbers in the page, p50`, value: quantile(inPage, 0.5), unit: 'ms' },
    { name: `${name} to numbers in the page, p95`, value: quantile(inPage, 0.95), unit: 'ms' },
    { name: `${name} to the frame that shows them, p50`, value: quantile(painted, 0.5), unit: 'ms' },
    { name: `${name} to the frame that shows them, p95`, value: quantile(painted, 0.95), unit: 'ms' },
  ];
}

/** Makes the scripted edit with this number as a user would, with the keyboard; what is timed begins with its last key. */
async function edit(page: Page, number: number): Promise<Latency> {
  const round = Math.floor(number / editKinds.length);
  const select = (title: string) => page.locator('.cardTitle', { hasText: title }).first().click();
  const field = (label: string) => page.locator('.inspector').getByLabel(label, { exact: true });
  switch (kindOf(number)) {
    case 'text': {
      await select('Cart Alimtalk');
      await field('Body').fill(`Your cart is waiting (${round}).`);
      return press(page, 'Tab');
    }
    case 'wait':
      await select('Wait a day');
      await field('How long').fill(String(2 + round));
      return press(page, 'Enter');
    case 'condition':
      await select('Bought since?');
      await field('Times').fill(String((round % 4) + 2));
      return press(page, 'Enter');
    case 'add':
      await select('Wait a day');
      await page.keyboard.press('/');
      await page.keyboard.type('wait');
      return press(page, 'Enter');
    case 'delete':
      return press(page, 'Delete');
    case 'undo':
      return press(page, 'Control+z');
  }
}

async function press(page: Page, key: string): Promise<Latency> {
  // a handle, so that the page watches before the key comes
  const shown = await page.evaluateHandle(numbersAfterKey, key.split('+').at(-1)!);
  await page.keyboard.press(key);
  return shown.evaluate(({ numbers }) => numbers);
}

/** Milliseconds from a key to its numbers: until the page holds them, and until the frame that shows them is drawn. */
interface Latency {
  readonly inPage: number;
  readonly painted: number;
}

/** Runs in the page: from the next press of the key until the numbers have become old and new again. */
function numbersAfterKey(key: string): { numbers: Promise<Latency> } {
  const numbers = new Promise<Latency>((resolve) => {
    let start = 0;
    let wasOld = false;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== key) return;
      start = performance.now();
      removeEventListener('keydown', onKey, true);
    };
    addEventListener('keydown', onKey, true);
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
  return { numbers };
}
