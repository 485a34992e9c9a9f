import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { positionAt, scrolledTo, tallBox, type TallPosition } from './tallScroll.ts';

/** Rows drawn beyond the edges, so that a step of the wheel finds them there. */
const beyond = 10;

interface TallRows {
  /** Rows to draw: [first, end). */
  readonly first: number;
  readonly end: number;
  /** Where the first of them stands in the box, and how tall the box is. */
  readonly topPixels: number;
  readonly heightPixels: number;
  readonly onScroll: () => void;
  /** Scrolls to the first row. */
  readonly toTop: () => void;
  /** Scrolls as little as brings the row into sight. */
  readonly reveal: (index: number) => void;
}

/** Which of `count` rows of equal height are in sight of a scrolling element whose head covers `headPixels`. */
export function useTallRows(
  scroll: RefObject<HTMLElement | null>,
  count: number,
  rowPixels: number,
  headPixels: number,
): TallRows {
  const box = useMemo(() => tallBox(count * rowPixels), [count, rowPixels]);
  const position = useRef<TallPosition>({ top: 0, offset: 0 });
  const [viewHeight, setViewHeight] = useState(0);
  const [at, setAt] = useState<TallPosition>({ top: 0, offset: 0 });

  useEffect(() => {
    const element = scroll.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setViewHeight(element.clientHeight - headPixels));
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroll, headPixels]);

  const place = useCallback(
    (next: TallPosition) => {
      position.current = next;
      const element = scroll.current;
      if (element !== null && Math.abs(element.scrollTop - next.top) >= 1) element.scrollTop = next.top;
      setAt(next);
    },
    [scroll],
  );
  const onScroll = useCallback(() => {
    const top = scroll.current?.scrollTop ?? 0;
    if (Math.abs(top - position.current.top) < 0.5) return;
    place(scrolledTo(box, position.current, top, viewHeight));
  }, [scroll, box, viewHeight, place]);
  const reveal = useCallback(
    (index: number) => {
      const y = position.current.top + position.current.offset;
      const from = index * rowPixels;
      if (from < y) place(positionAt(box, from, viewHeight));
      else if (from + rowPixels > y + viewHeight) place(positionAt(box, from + rowPixels - viewHeight, viewHeight));
    },
    [box, rowPixels, viewHeight, place],
  );

  const toTop = useCallback(() => place({ top: 0, offset: 0 }), [place]);

  const y = at.top + at.offset;
  const first = Math.max(0, Math.min(count, Math.floor(y / rowPixels) - beyond));
  const end = Math.min(count, Math.ceil((y + viewHeight) / rowPixels) + beyond);
  return { first, end, topPixels: first * rowPixels - at.offset, heightPixels: box.height, onScroll, toTop, reveal };
}
