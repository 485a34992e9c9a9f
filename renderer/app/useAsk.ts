import { useCallback, useEffect, useState } from 'react';
import type { EngineErrorData } from '../../electron/shared/errors.ts';
import { engineErrorOf } from '../bridge/index.ts';

export type Asked<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: Value }
  | { readonly state: 'failed'; readonly error: EngineErrorData };

interface Asking<Value> {
  readonly asked: Asked<Value>;
  /** The newest answer that came, kept through a later failure. */
  readonly last: Value | null;
  readonly again: () => void;
}

/**
 * Asks whenever `ask` changes (keep it in useCallback), when `version` grows, and on `again`; an older answer never
 * replaces a newer one.
 */
export function useAsk<Value>(ask: () => Promise<Value>, version = 0): Asking<Value> {
  const [count, setCount] = useState(0);
  const [asked, setAsked] = useState<Asked<Value>>({ state: 'loading' });
  const [last, setLast] = useState<{ value: Value } | null>(null);
  useEffect(() => {
    let current = true;
    ask().then(
      (value) => {
        if (!current) return;
        setAsked({ state: 'ready', value });
        setLast({ value });
      },
      (reason: unknown) => {
        if (current) setAsked({ state: 'failed', error: engineErrorOf(reason).data });
      },
    );
    return () => {
      current = false;
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the counts stand for answers that have gone stale
  }, [ask, count, version]);
  const again = useCallback(() => setCount((before) => before + 1), []);
  return { asked, last: last === null ? null : last.value, again };
}
