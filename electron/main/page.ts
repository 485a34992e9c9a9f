import { protocol, type Session } from 'electron';
import { readPageFile } from '../files/pageFiles.ts';
import { appOrigin, appScheme } from '../shared/ipc.ts';
import { securityHeaders } from '../shared/security.ts';

/** Must run before the app is ready: gives app:// an origin of its own, so that 'self' in the policy means the app. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built page at app://yeojeong and refuses every other address, local or remote. */
export function servePage(session: Session, pageFolder: string): void {
  session.protocol.handle(appScheme, async (request) => {
    const url = new URL(request.url);
    if (`${url.protocol}//${url.host}` !== appOrigin || request.method !== 'GET') return notFound();
    const file = await readPageFile(pageFolder, url.pathname);
    if (file === null) return notFound();
    return new Response(Buffer.from(file.body), { headers: { ...securityHeaders, 'Content-Type': file.type } });
  });
  session.webRequest.onBeforeRequest((details, callback) => {
    const own = details.url.startsWith(`${appOrigin}/`) || /^(blob:app:|data:|devtools:)/.test(details.url);
    callback({ cancel: !own });
  });
}

function notFound(): Response {
  return new Response('Not found', { status: 404, headers: securityHeaders });
}
