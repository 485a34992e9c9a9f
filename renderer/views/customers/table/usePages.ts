import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallInput, CallOutput } from '../../../../electron/shared/contract.ts';
import type { EngineErrorData } from '../../../../electron/shared/errors.ts';
import { engineErrorOf, getHost } from '../../../bridge/index.ts';

type Row = CallOutput<'customers.page'>['rows'][number];
export type PageQuery = Omit<CallInput<'customers.page'>, 'jobId' | 'offset' | 'limit'>;

const pageSize = 100;
/** Pages kept around what is in sight; the rest is asked for again. */
const keptPages = 60;
/** A flick through a million rows asks only for where it comes to rest. */
const restMilliseconds = 50;

interface Pages {
  /** Null until the first answer. */
  readonly total: number | null;
  readonly loading: boolean;
  readonly error: EngineErrorData | null;
  readonly rowAt: (index: number) => Row | null;
  /** Says which rows are in sight. */
  readonly show: (first: number, last: number) => void;
  readonly again: () => void;
}

/** The rows of a query, fetched page by page as they come into sight. Keep `query` in useMemo. */
export function usePages(query: PageQuery): Pages {
  const [count, setCount] = useState(0);
  const [total, setTotal] = useState<number | null>(null);
  const [error, setError] = useState<EngineErrorData | null>(null);
  const [loading, setLoading] = useState(true);
  const [, redraw] = useState(0);
  const pages = useRef(new Map<number, readonly Row[]>());
  const wanted = useRef(new Map<number, string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const version = useRef(0);

  const fetchPage = useCallback(
    async (page: number) => {
      if (pages.current.has(page) || wanted.current.has(page)) return;
      const asked = version.current;
      const jobId = crypto.randomUUID();
      wanted.current.set(page, jobId);
      try {
        const answer = await getHost().call('customers.page', {
          ...query,
          jobId,
          offset: page * pageSize,
          limit: pageSize,
        });
        // an answer to an older query would put other customers into this list
        if (asked !== version.current) return;
        pages.current.set(page, answer.rows);
        for (const [oldest] of [...pages.current].slice(0, -keptPages)) pages.current.delete(oldest);
        setTotal(answer.total);
        setError(null);
        setLoading(false);
        redraw((before) => before + 1);
      } catch (reason) {
        const { data } = engineErrorOf(reason);
        if (asked !== version.current || data.kind === 'cancelled') return;
        setError(data);
        setLoading(false);
      } finally {
        if (wanted.current.get(page) === jobId) wanted.current.delete(page);
      }
    },
    [query],
  );

  useEffect(() => {
    const asking = wanted.current;
    version.current += 1;
    pages.current = new Map();
    asking.clear();
    setLoading(true);
    setError(null);
    void fetchPage(0);
    return () => {
      clearTimeout(timer.current);
      version.current += 1;
      for (const jobId of asking.values()) void getHost().call('job.cancel', { jobId });
      asking.clear();
    };
  }, [fetchPage, count]);

  const show = useCallback(
    (first: number, last: number) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page++) void fetchPage(page);
      }, restMilliseconds);
    },
    [fetchPage],
  );
  const rowAt = useCallback(
    (index: number) => pages.current.get(Math.floor(index / pageSize))?.[index % pageSize] ?? null,
    [],
  );
  const again = useCallback(() => setCount((before) => before + 1), []);
  return { total, loading, error, rowAt, show, again };
}
