import { randomBytes, timingSafeEqual } from 'node:crypto';

export interface Tokens {
  /** Goes into the address that is opened; worth one exchange. */
  readonly oneTime: string;
  /** A session's own token for the one-time token, or null when it is wrong or used. */
  exchange(token: string): string | null;
  isSession(token: string | undefined): boolean;
}

/** An address that leaks (history, shoulder, log) opens nothing: its token is spent by the page it was made for. */
export function createTokens(): Tokens {
  const oneTime = randomBytes(32).toString('base64url');
  const session = randomBytes(32).toString('base64url');
  let spent = false;
  return {
    oneTime,
    exchange(token) {
      if (spent || !equal(token, oneTime)) return null;
      spent = true;
      return session;
    },
    isSession: (token) => spent && token !== undefined && equal(token, session),
  };
}

function equal(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
