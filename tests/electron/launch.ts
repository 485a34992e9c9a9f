import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';

export const root = join(import.meta.dirname, '..', '..');

function electronBinary(): string {
  const folder = join(root, 'node_modules', 'electron');
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron';
  return join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name);
}

const launchMilliseconds = 25_000;
const attempts = 3;

/**
 * Starts the built app in a real window with its own folder of user data. The driver now and then misses the moment at
 * which the app becomes ready and waits for it forever, with any app; it is then started again.
 */
export async function launchApp(userData: string, ...args: string[]): Promise<ElectronApplication> {
  // Chromium's sandbox does not start as root, which CI machines are; the renderer's own sandbox flag is tested all the same.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  // the window remembers its place; this one has room for the whole journey on its canvas
  writeFileSync(join(userData, 'window.json'), JSON.stringify({ x: 0, y: 0, width: 1600, height: 960 }));
  for (let attempt = 1; ; attempt++) {
    try {
      return await _electron.launch({
        executablePath: electronBinary(),
        args: [...asRoot, '--disable-gpu', `--user-data-dir=${userData}`, '--lang=ko', root, ...args],
        env: { ...process.env, LANG: 'ko_KR.UTF-8' },
        timeout: launchMilliseconds,
      });
    } catch (error) {
      if (attempt === attempts) throw error;
      process.stdout.write(`The driver did not see the app start; attempt ${attempt + 1} of ${attempts}.\n`);
    }
  }
}
