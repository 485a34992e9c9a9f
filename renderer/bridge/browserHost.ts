import { z } from 'zod';
import {
  type CallInput,
  type CallName,
  type CallOutput,
  type EventName,
  type EventPayload,
  type HostInfo,
  hostInfoSchema,
} from '../../electron/shared/contract.ts';
import { EngineError } from '../../electron/shared/errors.ts';
import type { HostApi } from '../../electron/shared/hostApi.ts';
import { importSourceSchema } from '../../electron/shared/importTypes.ts';
import { EventHub } from './eventHub.ts';
import { openEnvelope } from './envelope.ts';
import { JsonLines } from './jsonLines.ts';
import { downloadText } from './download.ts';
import { parseOutput } from './parseOutput.ts';

const reconnectMilliseconds = 1000;
const eventLineSchema = z.object({ name: z.string(), payload: z.unknown() });

/** The host in browser mode: the engine behind HTTP on loopback, reached with the token of the page's address. */
export async function connectBrowserHost(token: string): Promise<HostApi> {
  const http = new HttpEngine(token);
  const info = hostInfoSchema.parse(await http.answer('/api/host', { method: 'GET' }));
  return new BrowserHost(http, info);
}

class HttpEngine {
  readonly #headers: Readonly<Record<string, string>>;

  constructor(token: string) {
    this.#headers = { 'x-yeojeong-token': token };
  }

  async fetch(path: string, init: RequestInit): Promise<Response> {
    const headers = {
      ...this.#headers,
      ...(typeof init.body === 'string' ? { 'content-type': 'application/json' } : {}),
    };
    let response: Response;
    try {
      response = await fetch(path, { ...init, headers });
    } catch (cause) {
      throw Object.assign(new EngineError('failure', 'engineUnreachable'), { cause });
    }
    if (response.status === 401) throw new EngineError('failure', 'badToken');
    if (!response.ok) throw new EngineError('failure', 'badAnswer', { status: response.status });
    return response;
  }

  async answer(path: string, init: RequestInit): Promise<unknown> {
    const response = await this.fetch(path, init);
    return openEnvelope(await response.json());
  }
}

class BrowserHost implements HostApi {
  readonly info: HostInfo;
  readonly #http: HttpEngine;
  readonly #hub = new EventHub();

  constructor(http: HttpEngine, info: HostInfo) {
    this.#http = http;
    this.info = info;
    void this.#listen();
  }

  async call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
    const value = await this.#http.answer('/api/call', { method: 'POST', body: JSON.stringify({ name, input }) });
    return parseOutput(name, value);
  }

  on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void {
    return this.#hub.on(name, listener);
  }

  async sourceOf(file: File) {
    const path = `/api/upload?name=${encodeURIComponent(file.name)}`;
    return importSourceSchema.parse(await this.#http.answer(path, { method: 'POST', body: file }));
  }

  saveText(fileName: string, text: string): Promise<boolean> {
    downloadText(fileName, text);
    return Promise.resolve(true);
  }

  savePdf(fileName: string, html: string): Promise<boolean> {
    return this.saveText(fileName.replace(/\.pdf$/, '.html'), html);
  }

  saveFiles(files: readonly { name: string; text: string }[]): Promise<boolean> {
    for (const file of files) downloadText(file.name, file.text);
    return Promise.resolve(true);
  }

  chooseWorkspace(): Promise<string | null> {
    return Promise.resolve(null);
  }

  /** Reads the event stream for as long as the page lives, and connects again after it breaks. */
  async #listen(): Promise<void> {
    for (;;) {
      try {
        const response = await this.#http.fetch('/api/events', { method: 'GET' });
        if (response.body) await this.#read(response.body);
      } catch (error) {
        if (error instanceof EngineError && error.data.code === 'badToken') return;
      }
      await new Promise((resolve) => {
        setTimeout(resolve, reconnectMilliseconds);
      });
    }
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const lines = new JsonLines();
    const decoder = new TextDecoder();
    const reader = body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      for (const line of lines.push(decoder.decode(value, { stream: true }))) {
        const { name, payload } = eventLineSchema.parse(line);
        this.#hub.emitRaw(name, payload);
      }
    }
  }
}
