import { invariant } from '../../core/lib/invariant.ts';
import type { HostApi, PreloadApi } from '../../electron/shared/hostApi.ts';
import { connectBrowserHost } from './browserHost.ts';
import { ElectronHost } from './electronHost.ts';
import { claimToken } from './token.ts';

declare global {
  interface Window {
    /** Put there by the preload script; absent in browser mode. */
    readonly yeojeong?: PreloadApi;
  }
}

let host: HostApi | null = null;

/** Finds the host once, before the first render. Rejects with an EngineError. */
export async function connectHost(): Promise<HostApi> {
  const connected =
    window.yeojeong === undefined ? await connectBrowserHost(await claimToken()) : new ElectronHost(window.yeojeong);
  host = connected;
  return connected;
}

/** The connected host; calling it earlier is a bug. */
export function getHost(): HostApi {
  invariant(host !== null, 'the host is used before it is connected');
  return host;
}
