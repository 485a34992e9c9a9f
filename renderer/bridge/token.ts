import { z } from 'zod';
import { EngineError } from '../../electron/shared/errors.ts';

const tokenKey = 'yeojeong.token';
const answerSchema = z.object({ token: z.string() });

/**
 * The token of this page's session in browser mode. The address carries a token that is worth one exchange, in its fragment,
 * which never reaches a server or a log; what it is exchanged for is kept for reloads of this tab only.
 * Rejects with an EngineError when the address was already used.
 */
export async function claimToken(): Promise<string> {
  const given = new URLSearchParams(window.location.hash.slice(1)).get('token');
  if (given === null) return sessionStorage.getItem(tokenKey) ?? '';
  window.history.replaceState(null, '', window.location.pathname + window.location.search);
  const response = await fetch('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: given }),
  }).catch((cause: unknown) => {
    throw Object.assign(new EngineError('failure', 'engineUnreachable'), { cause });
  });
  if (!response.ok) throw new EngineError('failure', 'badToken');
  const { token } = answerSchema.parse(await response.json());
  sessionStorage.setItem(tokenKey, token);
  return token;
}
