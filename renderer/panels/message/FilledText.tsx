import type { ReactNode } from 'react';
import { renderText } from '../../../core/template/index.ts';
import { useText } from '../../locales/index.ts';

/** Gives the value of a variable for the sample customer; null = has none. */
export type ValueOf = (variable: string) => string | null;

/** Message text with its variables filled in and marked; those without a value stand out. */
export function FilledText({ value, valueOf }: { readonly value: string; readonly valueOf: ValueOf }): ReactNode {
  const text = useText();
  const shown: ReactNode[] = [];
  let place = 0;
  for (const part of renderText(value, valueOf)) {
    place += part.text.length + 1;
    if (part.kind === 'text') {
      shown.push(<span key={place}>{part.text}</span>);
      continue;
    }
    const isMissing = part.kind === 'missing';
    const title = isMissing ? text('editor.preview.missing', { name: part.variable }) : `#{${part.variable}}`;
    shown.push(
      <mark key={place} data-missing={isMissing ? '' : undefined} title={title}>
        {part.text}
      </mark>,
    );
  }
  return shown;
}

/** The text as the customer reads it; variables without a value stay as written. */
export function filledString(value: string, valueOf: ValueOf): string {
  return renderText(value, valueOf)
    .map((part) => part.text)
    .join('');
}
