import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BrowserWindow, dialog, ipcMain } from 'electron';
import { writeFileAtomic } from '../files/writeFileAtomic.ts';
import { chooseWorkspaceSchema, ipcChannels, saveFilesSchema, savePdfSchema, saveTextSchema } from '../shared/ipc.ts';
import { isOwnFrame } from './lockdown.ts';
import { printPdf } from './printPdf.ts';

const workspaceFilter = [{ name: 'Yeojeong', extensions: ['yeojeong'] }];

/** The questions that only the operating system can ask. Senders are checked and arguments parsed, as everywhere. */
export function registerDialogs(): void {
  ipcMain.handle(ipcChannels.saveText, async (event, input: unknown) => {
    const window = ownWindow(event);
    const { fileName, text } = saveTextSchema.parse(input);
    const answer = await dialog.showSaveDialog(window, { defaultPath: fileName });
    if (answer.canceled || !answer.filePath) return false;
    await writeFileAtomic(answer.filePath, text);
    return true;
  });

  ipcMain.handle(ipcChannels.savePdf, async (event, input: unknown) => {
    const window = ownWindow(event);
    const { fileName, html } = savePdfSchema.parse(input);
    const filters = [{ name: 'PDF', extensions: ['pdf'] }];
    const answer = await dialog.showSaveDialog(window, { defaultPath: fileName, filters });
    if (answer.canceled || !answer.filePath) return false;
    await writeFileAtomic(answer.filePath, await printPdf(html));
    return true;
  });

  ipcMain.handle(ipcChannels.saveFiles, async (event, input: unknown) => {
    const window = ownWindow(event);
    const { files, words } = saveFilesSchema.parse(input);
    const answer = await dialog.showOpenDialog(window, {
      title: words.title,
      buttonLabel: words.title,
      properties: ['openDirectory', 'createDirectory'],
    });
    const [folder] = answer.filePaths;
    if (answer.canceled || folder === undefined) return false;
    const taken = files.map(({ name }) => name).filter((name) => existsSync(join(folder, name)));
    if (taken.length > 0) {
      const { response } = await dialog.showMessageBox(window, {
        type: 'warning',
        message: words.replace,
        detail: taken.join('\n'),
        buttons: [words.replaceButton, words.cancelButton],
        defaultId: 1,
        cancelId: 1,
      });
      if (response !== 0) return false;
    }
    for (const { name, text } of files) await writeFileAtomic(join(folder, name), text);
    return true;
  });

  ipcMain.handle(ipcChannels.chooseWorkspace, async (event, input: unknown) => {
    const window = ownWindow(event);
    const { purpose } = chooseWorkspaceSchema.parse(input);
    if (purpose === 'create') {
      const answer = await dialog.showSaveDialog(window, { filters: workspaceFilter, defaultPath: 'shop.yeojeong' });
      return answer.canceled ? null : answer.filePath;
    }
    const answer = await dialog.showOpenDialog(window, { filters: workspaceFilter, properties: ['openFile'] });
    return answer.canceled ? null : (answer.filePaths[0] ?? null);
  });
}

function ownWindow(event: Electron.IpcMainInvokeEvent): BrowserWindow {
  const window = BrowserWindow.fromWebContents(event.sender);
  if (window === null || !isOwnFrame(event.senderFrame)) throw new Error('Refused: not the app’s own page');
  return window;
}
