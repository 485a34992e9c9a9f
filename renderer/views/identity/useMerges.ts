import { useCallback, useEffect, useRef, useState } from 'react';
import type { EngineErrorData } from '../../../electron/shared/errors.ts';
import type { CustomerMerge } from '../../../electron/shared/identity.ts';
import { engineErrorOf, getHost } from '../../bridge/index.ts';

const pageRows = 100;

interface Merges {
  /** The pages read so far; null while the first is on its way. */
  readonly rows: readonly CustomerMerge[] | null;
  readonly error: EngineErrorData | null;
  readonly more: () => void;
}

/** Joined customers page by page, as the list is read; an older search never shows after a newer one. */
export function useMerges(search: string): Merges {
  const [rows, setRows] = useState<readonly CustomerMerge[] | null>(null);
  const [error, setError] = useState<EngineErrorData | null>(null);
  const state = useRef({ search, total: 0, count: 0, isAsking: false });

  const ask = useCallback(async (wanted: string, offset: number) => {
    state.current = { ...state.current, search: wanted, isAsking: true };
    try {
      const page = await getHost().call('identity.merges', { search: wanted, offset, limit: pageRows });
      if (state.current.search !== wanted) return;
      state.current = { search: wanted, total: page.total, count: offset + page.rows.length, isAsking: false };
      setError(null);
      setRows((before) => (offset === 0 || before === null ? page.rows : [...before, ...page.rows]));
    } catch (reason) {
      if (state.current.search !== wanted) return;
      state.current = { ...state.current, isAsking: false };
      setError(engineErrorOf(reason).data);
    }
  }, []);

  useEffect(() => {
    void ask(search, 0);
  }, [ask, search]);

  const more = useCallback(() => {
    const { search: wanted, total, count, isAsking } = state.current;
    if (!isAsking && count < total) void ask(wanted, count);
  }, [ask]);
  return { rows, error, more };
}
