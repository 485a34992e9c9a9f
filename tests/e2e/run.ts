/** Finds a browser, then runs the end-to-end suite against the built app in browser mode. */
import { spawnSync } from 'node:child_process';
import { findChromium } from '../tools/findChromium.ts';

let executable: string;
try {
  executable = findChromium();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
// without a UTF-8 locale the browser saves a file of a Korean name as "download"
const environment = { LC_ALL: 'C.UTF-8', ...process.env, CHROMIUM_PATH: executable };
const { status } = spawnSync(
  'npx',
  ['playwright', 'test', '--config', 'tests/e2e/playwright.config.ts', ...process.argv.slice(2)],
  { stdio: 'inherit', env: environment, shell: process.platform === 'win32' },
);
process.exit(status ?? 1);
