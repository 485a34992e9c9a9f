import { useCallback, useEffect, useState } from 'react';
import type { EngineErrorData } from '../../electron/shared/errors.ts';
import { engineErrorOf } from '../bridge/index.ts';

export type Asked<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: Value }
  | { readonly state: 'failed'; readonly error: EngineErrorData };

/**
 * Asks whenever `ask` changes (keep it in useCallback), when `version` grows, and on `again`; an older answer never
 * replaces a newer one.
 */
export function useAsk<Value>(ask: () => Promise<Value>, version = 0): { asked: Asked<Value>; again: () => void } {
  const [count, setCount] = useState(0);
  const [asked, setAsked] = useState<Asked<Value>>({ state: 'loading' });
  useEffect(() => {
    let current = true;
    ask().then(
      (value) => {
        if (current) setAsked({ state: 'ready', value });
      },
      (reason: unknown) => {
        if (current) setAsked({ state: 'failed', error: engineErrorOf(reason).data });
      },
    );
    return () => {
      current = false;
    };
  }, [ask, count, version]);
  const again = useCallback(() => setCount((before) => before + 1), []);
  return { asked, again };
}
