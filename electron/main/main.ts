import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, ipcMain, session } from 'electron';
import { ipcChannels } from '../shared/ipc.ts';
import { registerDialogs } from './dialogs.ts';
import { EngineHost } from './engineHost.ts';
import { denyPermissions, isOwnFrame, lockDownContents } from './lockdown.ts';
import { installMenu } from './menu.ts';
import { registerAppScheme, servePage } from './page.ts';
import { openWindow } from './window.ts';

const shellFolder = dirname(fileURLToPath(import.meta.url));
const distFolder = dirname(shellFolder);

function workspaceArgument(argv: readonly string[]): string | null {
  const file = argv.slice(1).find((text) => text.endsWith('.yeojeong') && !text.startsWith('-'));
  return file === undefined ? null : resolve(file);
}

function start(): void {
  const engine = new EngineHost({
    modulePath: join(shellFolder, 'engine.js'),
    appFolder: app.getPath('userData'),
    version: app.getVersion(),
    workspace: workspaceArgument(process.argv),
  });
  servePage(session.defaultSession, join(distFolder, 'renderer'));
  denyPermissions(session.defaultSession);
  registerDialogs();
  installMenu();
  ipcMain.on(ipcChannels.connect, (event) => {
    if (isOwnFrame(event.senderFrame)) engine.connect(event.sender);
  });

  const open = () =>
    openWindow(join(distFolder, 'preload', 'preload.cjs'), {
      kind: 'electron',
      locale: app.getLocale(),
      platform: process.platform,
      version: app.getVersion(),
    });
  open();
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open();
  });
  app.on('second-instance', () => {
    const window = BrowserWindow.getAllWindows()[0];
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  let stopped = false;
  app.on('before-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    void engine.stop().then(() => {
      stopped = true;
      app.quit();
    });
  });
}

registerAppScheme();
lockDownContents();
// Said by hand only where Chromium cannot sandbox at all (root in a container); every window asks for its sandbox anyway.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
if (app.requestSingleInstanceLock()) {
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  // Awaiting this at the top level of a module hangs: the app is not ready before its main module has run.
  void app.whenReady().then(start);
} else {
  app.quit();
}
