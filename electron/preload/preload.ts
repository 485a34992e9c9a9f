import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { PreloadApi } from '../shared/hostApi.ts';
import { hostInfoArgument, ipcChannels } from '../shared/ipc.ts';
import type { HostInfo } from '../shared/contract.ts';

interface Pending {
  resolve(reply: unknown): void;
}

const stopped = { ok: false, error: { kind: 'failure', code: 'engine.stopped', params: {} } };

let port: MessagePort | null = null;
let nextId = 1;
const pending = new Map<number, Pending>();
const unsent: { id: number; name: string; input: unknown }[] = [];
let listener: ((event: string, payload: unknown) => void) | null = null;

function receive(message: unknown): void {
  if (typeof message !== 'object' || message === null) return;
  if ('event' in message && typeof message.event === 'string') {
    listener?.(message.event, 'payload' in message ? message.payload : undefined);
    return;
  }
  if (!('id' in message) || typeof message.id !== 'number') return;
  const waiting = pending.get(message.id);
  pending.delete(message.id);
  if (!waiting || !('ok' in message)) return;
  waiting.resolve(message);
}

/** A new port means a new engine: what the old one had not answered will never be answered. */
function adopt(next: MessagePort): void {
  if (port !== null) {
    for (const waiting of pending.values()) waiting.resolve(stopped);
    pending.clear();
    port.close();
  }
  port = next;
  port.addEventListener('message', (event) => receive(event.data));
  port.start();
  for (const request of unsent.splice(0)) port.postMessage(request);
}

ipcRenderer.on(ipcChannels.port, (event) => {
  const next = event.ports[0];
  if (next) adopt(next);
});
ipcRenderer.send(ipcChannels.connect);

function hostInfo(): HostInfo {
  const argument = process.argv.find((text) => text.startsWith(hostInfoArgument));
  if (argument === undefined) throw new Error('Invariant broken: the window was opened without its host information');
  return JSON.parse(decodeURIComponent(argument.slice(hostInfoArgument.length)));
}

const api: PreloadApi = {
  info: hostInfo(),
  request(name, input) {
    const id = nextId++;
    return new Promise((resolve) => {
      if (port === null) unsent.push({ id, name, input });
      else port.postMessage({ id, name, input });
      pending.set(id, { resolve });
    });
  },
  listen(next) {
    listener = next;
  },
  pathOf: (file) => webUtils.getPathForFile(file),
  saveText: (fileName, text) => ipcRenderer.invoke(ipcChannels.saveText, { fileName, text }),
  savePdf: (fileName, html) => ipcRenderer.invoke(ipcChannels.savePdf, { fileName, html }),
  saveFiles: (files, words) => ipcRenderer.invoke(ipcChannels.saveFiles, { files, words }),
  chooseWorkspace: (purpose) => ipcRenderer.invoke(ipcChannels.chooseWorkspace, { purpose }),
};

contextBridge.exposeInMainWorld('yeojeong', api);
