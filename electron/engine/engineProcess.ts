import type { MessagePortMain, ParentPort } from 'electron';
import { z } from 'zod';
import { createEngine } from './engine.ts';
import { attachEngine, type PortLike } from './wire.ts';

const startSchema = z.object({ appFolder: z.string(), version: z.string(), workspace: z.string().nullable() });
const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('client') }),
  z.object({ kind: z.literal('stop') }),
]);

/** The engine as Electron's utility process: one MessagePort per window arrives from the main process. */
function main(parentPort: ParentPort): void {
  const start = startSchema.parse(JSON.parse(process.argv[2] ?? '{}'));
  const engine = createEngine({
    appFolder: start.appFolder,
    version: start.version,
    clock: () => Date.now() / 1000,
    newId: () => crypto.randomUUID(),
  });
  // a workspace that cannot be opened leaves the start screen, where opening it again tells why
  const opened = engine.resume(start.workspace).catch((error: unknown) => console.error(error));
  parentPort.on('message', ({ data, ports }) => {
    const message = messageSchema.safeParse(data);
    if (!message.success) return;
    if (message.data.kind === 'stop') void engine.close().then(() => process.exit(0));
    // clients come in when the workspace is there, so that the first page does not show "no workspace"
    else void opened.then(() => ports.forEach((port) => attachEngine(engine, portLike(port))));
  });
}

function portLike(port: MessagePortMain): PortLike {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.on('message', ({ data }) => listener(data));
      port.start();
    },
    onClose: (listener) => {
      port.on('close', listener);
    },
  };
}

const { parentPort }: { parentPort?: ParentPort } = process;
if (parentPort === undefined) {
  throw new Error('The engine process is started by the desktop app; use the command line or browser mode instead.');
}
main(parentPort);
