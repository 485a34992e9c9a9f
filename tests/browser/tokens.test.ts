import { describe, expect, it } from 'vitest';
import { createTokens } from '../../electron/browser/tokens.ts';

describe('the one-time token of browser mode', () => {
  it('is worth exactly one session', () => {
    const tokens = createTokens();
    const session = tokens.exchange(tokens.oneTime);
    expect(session).toMatch(/^[\w-]{43}$/);
    expect(tokens.isSession(session ?? undefined)).toBe(true);
    expect(tokens.exchange(tokens.oneTime)).toBeNull();
  });

  it('opens nothing when it is wrong, missing, or used as a session token', () => {
    const tokens = createTokens();
    expect(tokens.exchange('')).toBeNull();
    expect(tokens.exchange(`${tokens.oneTime.slice(0, -1)}!`)).toBeNull();
    expect(tokens.isSession(undefined)).toBe(false);
    expect(tokens.isSession(tokens.oneTime)).toBe(false);
    tokens.exchange(tokens.oneTime);
    expect(tokens.isSession(tokens.oneTime)).toBe(false);
  });

  it('differs from server to server', () => {
    expect(createTokens().oneTime).not.toBe(createTokens().oneTime);
  });
});
