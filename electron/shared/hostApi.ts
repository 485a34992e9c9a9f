import type { CallInput, CallName, CallOutput, EventName, EventPayload, HostInfo } from './contract.ts';
import type { EngineErrorData } from './errors.ts';
import type { ImportSource } from './importTypes.ts';
import type { SaveFilesWords } from './ipc.ts';

/** A file to be saved beside others. */
interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** The engine as a client sees it, whatever lies between: a MessagePort, HTTP on loopback, or nothing at all. */
export interface EngineClient {
  /** Rejects with an EngineError. */
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  /** Returns the function that stops listening. */
  on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void;
}

/** What the page finds as `window.yeojeong` in Electron, and what browser mode provides in its place. */
export interface HostApi extends EngineClient {
  readonly info: HostInfo;
  /** A file that the user dropped or chose in the page, made readable for the engine. */
  sourceOf(file: File): Promise<ImportSource>;
  /** Asks where to save text and writes it; browser mode downloads it. False = the user thought better of it. */
  saveText(fileName: string, text: string): Promise<boolean>;
  /** Asks once for a folder and writes all files there, asking before any is replaced; browser mode downloads them one by one. */
  saveFiles(files: readonly NamedText[], words: SaveFilesWords): Promise<boolean>;
  /** Asks where to save, and prints a self-contained HTML document there as PDF; browser mode downloads the HTML instead. */
  savePdf(fileName: string, html: string): Promise<boolean>;
  /** Asks for a workspace file to open or create; null where the host has no dialogs or the user cancelled. */
  chooseWorkspace(purpose: 'open' | 'create'): Promise<string | null>;
}

/** The answer to one call as it crosses a process border, where error classes do not survive. */
export type Reply = { ok: true; value: unknown } | { ok: false; error: EngineErrorData };

/** What the preload script puts on `window.yeojeong`: plain functions and cloneable values only. */
export interface PreloadApi {
  readonly info: HostInfo;
  /** Resolves with a Reply, which the page parses. */
  request(name: string, input: unknown): Promise<unknown>;
  /** The page's one listener for everything the engine tells unasked. */
  listen(listener: (event: string, payload: unknown) => void): void;
  /** Path of a file that the user dropped or chose in the page. */
  pathOf(file: File): string;
  saveText(fileName: string, text: string): Promise<boolean>;
  savePdf(fileName: string, html: string): Promise<boolean>;
  saveFiles(files: readonly NamedText[], words: SaveFilesWords): Promise<boolean>;
  chooseWorkspace(purpose: 'open' | 'create'): Promise<string | null>;
}
