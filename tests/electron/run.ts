/**
 * Runs the suite in a real Electron window, under xvfb where there is no display. Without any Electron binary the suite says
 * that it was skipped, and why.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const preparer = join(root, '..', 'shared', 'tools', 'electron-runtime');

function preparedRuntime(): Record<string, string> {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH || !existsSync(preparer)) return {};
  try {
    const text = execFileSync(preparer, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: 15 * 60_000,
    });
    const found = text.matchAll(/^export (\w+)='?([^'\n]+)'?$/gm);
    return Object.fromEntries([...found].map((match) => [match[1]!, match[2]!]));
  } catch {
    return {};
  }
}

function hasOfficialBinary(): boolean {
  const folder = join(root, 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  return existsSync(pathFile) && existsSync(join(folder, 'dist', readFileSync(pathFile, 'utf8')));
}

function onPath(name: string): boolean {
  return spawnSync(process.platform === 'win32' ? 'where' : 'which', [name], { stdio: 'ignore' }).status === 0;
}

const environment = { ...process.env, ...preparedRuntime() };
if (!environment.ELECTRON_OVERRIDE_DIST_PATH && !hasOfficialBinary()) {
  process.stdout.write('electron: skipped, because no Electron binary can be had on this machine.\n');
  process.exit(0);
}
const headless = process.platform === 'linux' && !process.env.DISPLAY;
if (headless && !onPath('xvfb-run')) {
  process.stdout.write(
    'electron: skipped, because there is no display and no xvfb-run ("apt-get install xvfb xauth").\n',
  );
  process.exit(0);
}
const playwright = [
  'npx',
  'playwright',
  'test',
  '--config',
  'tests/electron/playwright.config.ts',
  ...process.argv.slice(2),
];
const [command, ...args] = headless ? ['xvfb-run', '-a', '-s', '-screen 0 1600x960x24', ...playwright] : playwright;
const { status } = spawnSync(command!, args, { stdio: 'inherit', env: environment, cwd: root });
process.exit(status ?? 1);
