import type {
  CallInput,
  CallName,
  CallOutput,
  EventName,
  EventPayload,
  HostInfo,
} from '../../electron/shared/contract.ts';
import { EngineError } from '../../electron/shared/errors.ts';
import type { HostApi, PreloadApi } from '../../electron/shared/hostApi.ts';
import type { ImportSource } from '../../electron/shared/importTypes.ts';
import { openEnvelope } from './envelope.ts';
import { EventHub } from './eventHub.ts';
import { engineErrorOf } from './hostError.ts';
import { parseOutput } from './parseOutput.ts';

/** The desktop app's host: the preload script's plain functions with answers checked and errors made EngineErrors again. */
export class ElectronHost implements HostApi {
  readonly info: HostInfo;
  readonly #preload: PreloadApi;
  readonly #hub = new EventHub();

  constructor(preload: PreloadApi) {
    this.#preload = preload;
    this.info = preload.info;
    preload.listen((event, payload) => this.#hub.emitRaw(event, payload));
  }

  async call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
    return parseOutput(name, openEnvelope(await this.#preload.request(name, input)));
  }

  on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void {
    return this.#hub.on(name, listener);
  }

  sourceOf(file: File): Promise<ImportSource> {
    const path = this.#preload.pathOf(file);
    // a file that was made in memory has no place on the disk
    if (path === '') return Promise.reject(new EngineError('input', 'import.fileMissing', { name: file.name }));
    return Promise.resolve({ path, name: file.name });
  }

  saveText(fileName: string, text: string): Promise<boolean> {
    return this.#preload.saveText(fileName, text).catch(rethrow);
  }

  savePdf(fileName: string, html: string): Promise<boolean> {
    return this.#preload.savePdf(fileName, html).catch(rethrow);
  }

  saveFiles(...[files, words]: Parameters<HostApi['saveFiles']>): Promise<boolean> {
    return this.#preload.saveFiles(files, words).catch(rethrow);
  }

  chooseWorkspace(purpose: 'open' | 'create'): Promise<string | null> {
    return this.#preload.chooseWorkspace(purpose).catch(rethrow);
  }
}

function rethrow(reason: unknown): never {
  throw engineErrorOf(reason);
}
