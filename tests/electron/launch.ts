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

/** Starts the built app in a real window with its own folder of user data. */
export function launchApp(userData: string, ...args: string[]): Promise<ElectronApplication> {
  // Chromium's sandbox does not start as root, which CI machines are; the renderer's own sandbox flag is tested all the same.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  // the window remembers its place; this one has room for the whole journey on its canvas
  writeFileSync(join(userData, 'window.json'), JSON.stringify({ x: 0, y: 0, width: 1600, height: 960 }));
  return _electron.launch({
    executablePath: electronBinary(),
    args: [...asRoot, `--user-data-dir=${userData}`, '--lang=ko', root, ...args],
    env: { ...process.env, LANG: 'ko_KR.UTF-8' } as Record<string, string>,
    timeout: 60_000,
  });
}
