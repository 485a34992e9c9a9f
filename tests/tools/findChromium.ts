import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macPath = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

function findOnPath(): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) if (existsSync(join(folder, name))) return join(folder, name);
  }
  return existsSync(macPath) ? macPath : null;
}

/** Path of a Chromium: one named by CHROMIUM_PATH, Playwright's own, the system's, or one that can be installed now. */
export function findChromium(): string {
  const named = process.env.CHROMIUM_PATH;
  if (named && existsSync(named)) return named;
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  const found = findOnPath();
  if (found) return found;
  process.stdout.write('No Chromium on this machine; trying to install one.\n');
  if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env: environment });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: environment,
    });
  } else {
    spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' });
  }
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  const installed = findOnPath();
  if (installed) return installed;
  throw new Error(
    'The end-to-end tests need a Chromium. Install one ("apt-get install chromium" or "npx playwright install chromium"), ' +
      'or name it in CHROMIUM_PATH.',
  );
}
