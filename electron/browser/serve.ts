import { createServer, type Server } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { createEngine } from '../engine/index.ts';
import { findProject } from '../files/projectFolder.ts';
import { EngineError } from '../shared/errors.ts';
import { openInBrowser } from './openInBrowser.ts';
import { createRequestHandler } from './requests.ts';
import { createTokens } from './tokens.ts';

export interface ServeOptions {
  readonly workspace: string | null;
  /** 0 = any free port. */
  readonly port: number;
  readonly openBrowser: boolean;
}

export interface Served {
  /** Address with the one-time token; good for one page. */
  readonly url: string;
  close(): Promise<void>;
}

/** The folder in which the app keeps its own files when no desktop shell names one. */
export function defaultAppFolder(): string {
  if (process.env.YEOJEONG_HOME) return process.env.YEOJEONG_HOME;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Yeojeong');
  if (process.platform === 'win32') return join(process.env.APPDATA ?? homedir(), 'Yeojeong');
  return join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'Yeojeong');
}

/**
 * Serves the built page and one engine on the loopback interface only. Rejects with an EngineError when the port is taken
 * or the workspace cannot be opened.
 */
export async function serve(options: ServeOptions): Promise<Served> {
  const project = findProject(import.meta.url);
  // the port first: where it is taken, no workspace has been locked and no folder made
  const server = await listen(options.port);
  const engine = createEngine({
    appFolder: defaultAppFolder(),
    version: project.version,
    clock: () => Date.now() / 1000,
    newId: () => crypto.randomUUID(),
  });
  try {
    await engine.resume(options.workspace);
  } catch (error) {
    server.close();
    throw error;
  }
  const uploadFolder = await mkdtemp(join(tmpdir(), 'yeojeong-upload-'));
  const tokens = createTokens();
  const { port } = server.address() as AddressInfo;
  const handler = createRequestHandler({
    engine,
    tokens,
    uploadFolder,
    pageFolder: join(project.folder, 'dist', 'renderer'),
    authority: `127.0.0.1:${port}`,
    info: { kind: 'browser', platform: process.platform, version: project.version },
  });
  server.on('request', handler.handle);
  const url = `http://127.0.0.1:${port}/#token=${tokens.oneTime}`;
  if (options.openBrowser) openInBrowser(url);
  return {
    url,
    async close() {
      handler.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await engine.close();
      await rm(uploadFolder, { recursive: true, force: true });
    },
  };
}

async function listen(port: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const code = error.code === 'EADDRINUSE' ? 'serve.portTaken' : 'serve.failed';
      reject(new EngineError('input', code, { port, reason: error.message }));
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}
