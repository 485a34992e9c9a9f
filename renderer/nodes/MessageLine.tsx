import type { ReactNode } from 'react';

const variable = /(#\{[^{}]*\})/;

/** Message text with its `#{variables}` set apart. */
export function MessageLine({ line }: { readonly line: string }): ReactNode {
  const shown: ReactNode[] = [];
  let place = 0;
  for (const part of line.split(variable)) {
    place += part.length;
    shown.push(
      part.startsWith('#{') ? (
        <span key={place} className="variable">
          {part}
        </span>
      ) : (
        part
      ),
    );
  }
  return shown;
}
