import { BrowserWindow, session } from 'electron';

const scheme = 'document';
const partition = 'print';

/**
 * A self-contained HTML document as PDF, on the paper that its own style asks for. It is laid out in a hidden, sandboxed window with
 * scripts off, in a session of its own (kept in memory) that answers this one document and refuses every other request.
 */
export async function printPdf(html: string): Promise<Uint8Array> {
  const own = session.fromPartition(partition);
  const address = `${scheme}://page/`;
  own.webRequest.onBeforeRequest((details, answer) => answer({ cancel: details.url !== address }));
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  if (!own.protocol.isProtocolHandled(scheme)) {
    own.protocol.handle(
      scheme,
      () => new Response(current, { headers: { 'content-type': 'text/html; charset=utf-8' } }),
    );
  }
  const before = turn;
  const mine = before.then(() => print(html, address));
  turn = mine.then(
    () => undefined,
    () => undefined,
  );
  return mine;
}

// one document at a time: the session answers with the one that is being printed
let turn: Promise<unknown> = Promise.resolve();
let current = '';

async function print(html: string, address: string): Promise<Uint8Array> {
  current = html;
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      partition,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webviewTag: false,
    },
  });
  try {
    await window.loadURL(address);
    return await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
  } finally {
    window.destroy();
    current = '';
  }
}
