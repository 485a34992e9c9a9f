import { createWriteStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { replyTo } from '../engine/index.ts';
import { readPageFile } from '../files/pageFiles.ts';
import { events, type HostInfo } from '../shared/contract.ts';
import type { EngineErrorData } from '../shared/errors.ts';
import type { EngineClient, Reply } from '../shared/hostApi.ts';
import { securityHeaders } from '../shared/security.ts';
import type { Tokens } from './tokens.ts';

export interface HandlerOptions {
  readonly engine: EngineClient;
  readonly tokens: Tokens;
  readonly pageFolder: string;
  readonly uploadFolder: string;
  /** `127.0.0.1:PORT`, the only Host that is answered. */
  readonly authority: string;
  readonly info: Omit<HostInfo, 'locale'>;
}

const tokenHeader = 'x-yeojeong-token';
const maxCallBytes = 64 * 1024 * 1024;
const callSchema = z.object({ name: z.string(), input: z.unknown() });
const exchangeSchema = z.object({ token: z.string() });

/** Answers the page's requests. Every check fails closed: wrong host, origin, method or token gets nothing. */
export function createRequestHandler(options: HandlerOptions): {
  handle(request: IncomingMessage, response: ServerResponse): void;
  close(): void;
} {
  const listeners = new Set<ServerResponse>();
  const stops = (Object.keys(events) as (keyof typeof events)[]).map((name) =>
    options.engine.on(name, (payload) => {
      for (const listener of listeners) listener.write(`${JSON.stringify({ name, payload })}\n`);
    }),
  );

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.headers.host !== options.authority) return refuse(response, 421);
    const origin = request.headers.origin;
    if (origin !== undefined && origin !== `http://${options.authority}`) return refuse(response, 403);
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return refuse(response, 403);
    const url = new URL(request.url ?? '/', `http://${options.authority}`);
    if (!url.pathname.startsWith('/api/')) return servePage(request, response, url.pathname);

    const route = `${request.method} ${url.pathname}`;
    if (route === 'POST /api/session') return exchange(request, response);
    const token = request.headers[tokenHeader];
    if (!options.tokens.isSession(typeof token === 'string' ? token : undefined)) return refuse(response, 401);
    switch (route) {
      case 'GET /api/host':
        return sendJson(response, { ok: true, value: { ...options.info, locale: languageOf(request) } });
      case 'POST /api/call':
        return callEngine(request, response);
      case 'POST /api/upload':
        return upload(request, response, url.searchParams.get('name') ?? 'upload.csv');
      case 'GET /api/events':
        return listen(response);
      default:
        return refuse(response, 404);
    }
  }

  async function servePage(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const file = request.method === 'GET' ? await readPageFile(options.pageFolder, path) : null;
    if (file === null) return refuse(response, 404);
    response.writeHead(200, { ...securityHeaders, 'Content-Type': file.type, 'Cache-Control': 'no-store' });
    response.end(file.body);
  }

  async function exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = exchangeSchema.safeParse(await readJson(request, 4096));
    const session = body.success ? options.tokens.exchange(body.data.token) : null;
    if (session === null) return refuse(response, 401);
    sendJson(response, { token: session });
  }

  async function callEngine(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = callSchema.safeParse(await readJson(request, maxCallBytes));
    if (!body.success) return refuse(response, 400);
    sendJson(response, await reply(body.data.name, body.data.input));
  }

  async function reply(name: string, input: unknown): Promise<Reply> {
    const refused = refusedSource(input);
    return refused === null ? replyTo(options.engine, name, input) : { ok: false, error: refused };
  }

  /** A page may only name files that it uploaded itself; the rest of the disk is not its business. */
  function refusedSource(input: unknown): EngineErrorData | null {
    const parsed = z.object({ source: z.object({ path: z.string() }) }).safeParse(input);
    if (!parsed.success) return null;
    const path = parsed.data.source.path;
    const own = path === join(options.uploadFolder, basename(path)) && path.startsWith(options.uploadFolder + sep);
    return own ? null : { kind: 'input', code: 'import.fileMissing', params: { name: basename(path) } };
  }

  async function upload(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
    const path = join(options.uploadFolder, `${crypto.randomUUID()}-${basename(name).replace(/[^\w.가-힣-]/g, '_')}`);
    await pipeline(request, createWriteStream(path, { flags: 'wx' }));
    sendJson(response, { ok: true, value: { path, name: basename(name) } });
  }

  function listen(response: ServerResponse): void {
    response.writeHead(200, {
      ...securityHeaders,
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      'Cache-Control': 'no-store',
    });
    response.flushHeaders();
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
  }

  return {
    handle(request, response) {
      answer(request, response).catch((error: unknown) => {
        console.error(error);
        if (!response.headersSent) refuse(response, 500);
        else response.destroy();
      });
    },
    close() {
      for (const stop of stops) stop();
      for (const listener of listeners) listener.end();
    },
  };
}

/** The browser's first language, which is the user's; the server's own would be that of its terminal. */
function languageOf(request: IncomingMessage): string {
  return /^[\w-]+/.exec(request.headers['accept-language'] ?? '')?.[0] ?? 'en';
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...securityHeaders, 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${status}`);
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, {
    ...securityHeaders,
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  response.end(JSON.stringify(value));
}

async function readJson(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}
