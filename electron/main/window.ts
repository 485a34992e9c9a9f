import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen, type Rectangle } from 'electron';
import { z } from 'zod';
import { writeFileAtomic } from '../files/writeFileAtomic.ts';
import type { HostInfo } from '../shared/contract.ts';
import { appOrigin, hostInfoArgument } from '../shared/ipc.ts';

const boundsSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

/** Opens the app's one window where it was last time, if that place is still on a screen. */
export function openWindow(preloadPath: string, info: HostInfo): BrowserWindow {
  const window = new BrowserWindow({
    ...rememberedBounds(),
    minWidth: 900,
    minHeight: 600,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1a18' : '#f7f7f5',
    title: 'Yeojeong',
    webPreferences: {
      preload: preloadPath,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      additionalArguments: [hostInfoArgument + encodeURIComponent(JSON.stringify(info))],
    },
  });
  window.once('ready-to-show', () => window.show());
  window.on('close', () => void writeFileAtomic(boundsFile(), JSON.stringify(window.getNormalBounds())));
  void window.loadURL(`${appOrigin}/`);
  return window;
}

function boundsFile(): string {
  return join(app.getPath('userData'), 'window.json');
}

function rememberedBounds(): Partial<Rectangle> {
  const usual = { width: 1440, height: 900 };
  try {
    const bounds = boundsSchema.parse(JSON.parse(readFileSync(boundsFile(), 'utf8')));
    const area = screen.getDisplayMatching(bounds).workArea;
    const visible = bounds.x < area.x + area.width && bounds.x + bounds.width > area.x && bounds.y >= area.y;
    return visible ? bounds : usual;
  } catch {
    return usual;
  }
}
