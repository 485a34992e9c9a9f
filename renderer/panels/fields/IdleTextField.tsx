import { type ComponentProps, useCallback, useEffect, useRef } from 'react';
import { TextField } from '../../ui/index.ts';

/** A pause in typing this long ends one edit. */
const idleMilliseconds = 400;

/** A text field that commits on Enter, on leaving, and when typing pauses: one command per pause, not per key. */
export function IdleTextField({ value, onCommit, onInput, ...rest }: ComponentProps<typeof TextField>) {
  const latest = useRef({ value, onCommit });
  const pending = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  useEffect(() => {
    latest.current = { value, onCommit };
  });

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    const text = pending.current;
    pending.current = null;
    if (text !== null && text !== latest.current.value) latest.current.onCommit(text);
  }, []);
  // what was typed last is not lost when another node is selected within the pause
  useEffect(() => flush, [flush]);

  return (
    <TextField
      {...rest}
      value={value}
      onInput={(text) => {
        onInput?.(text);
        pending.current = text;
        clearTimeout(timer.current);
        timer.current = setTimeout(flush, idleMilliseconds);
      }}
      onCommit={(text) => {
        pending.current = text;
        flush();
      }}
    />
  );
}
