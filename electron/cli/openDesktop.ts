import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { findProject } from '../files/projectFolder.ts';

/** Why the desktop shell cannot be used here; each has a sentence in the locales (`cli.desktop.<reason>`). */
export type DesktopObstacle = 'off' | 'noBinary' | 'noDisplay' | 'root' | 'crashed';

/** A shell that ends within this time after its start never showed a window. */
const startupMilliseconds = 4000;
const downloadMilliseconds = 10 * 60_000;

type Outcome = { opened: true; exitCode: number } | { opened: false; reason: DesktopObstacle };

/**
 * Opens the desktop app and waits until it is closed. Resolves with the reason when there is no way to open it, so that
 * the caller can fall back to browser mode. `onDownload` is told before the one long step, fetching the shell's binary.
 */
export async function openDesktop(workspace: string | null, onDownload: () => void): Promise<Outcome> {
  const projectFolder = findProject(import.meta.url).folder;
  if (process.env.YEOJEONG_DESKTOP === 'off') return { opened: false, reason: 'off' };
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return { opened: false, reason: 'noDisplay' };
  }
  // Chromium refuses to start its sandbox as root, and this app does not run without one.
  if (process.platform === 'linux' && process.getuid?.() === 0) return { opened: false, reason: 'root' };
  const binary = findElectron(projectFolder, onDownload);
  if (binary === null) return { opened: false, reason: 'noBinary' };
  return run(binary, projectFolder, workspace);
}

function findElectron(projectFolder: string, onDownload: () => void): string | null {
  let folder: string;
  try {
    folder = dirname(createRequire(join(projectFolder, 'package.json')).resolve('electron/package.json'));
  } catch {
    return null;
  }
  const found = installedElectron(folder);
  if (found !== null) return found;
  onDownload();
  spawnSync(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore', timeout: downloadMilliseconds });
  return installedElectron(folder);
}

function installedElectron(folder: string): string | null {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron';
  const binary = join(override ?? join(folder, 'dist'), name);
  return existsSync(binary) ? binary : null;
}

async function run(binary: string, projectFolder: string, workspace: string | null): Promise<Outcome> {
  const startedAt = performance.now();
  const child = spawn(binary, [projectFolder, ...(workspace === null ? [] : [resolve(workspace)])], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const exitCode = await new Promise<number>((done) => {
    child.once('error', () => done(-1));
    child.once('exit', (code) => done(code ?? -1));
  });
  if (exitCode !== 0 && performance.now() - startedAt < startupMilliseconds)
    return { opened: false, reason: 'crashed' };
  return { opened: true, exitCode };
}
