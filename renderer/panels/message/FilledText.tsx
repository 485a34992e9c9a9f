import { renderText } from '../../../core/template/index.ts';
import { useText } from '../../locales/index.ts';

/** Gives the value of a variable for the sample customer; null = has none. */
export type ValueOf = (variable: string) => string | null;

/** Message text with its variables filled in and marked; those without a value stand out. */
export function FilledText({ value, valueOf }: { readonly value: string; readonly valueOf: ValueOf }) {
  const text = useText();
  let place = 0;
  return (
    <>
      {renderText(value, valueOf).map((part) => {
        place += part.text.length + 1;
        if (part.kind === 'text') return <span key={place}>{part.text}</span>;
        return (
          <mark
            key={place}
            data-missing={part.kind === 'missing' ? '' : undefined}
            title={
              part.kind === 'missing' ? text('editor.preview.missing', { name: part.variable }) : `#{${part.variable}}`
            }
          >
            {part.text}
          </mark>
        );
      })}
    </>
  );
}

/** The text as the customer reads it; variables without a value stay as written. */
export function filledString(value: string, valueOf: ValueOf): string {
  return renderText(value, valueOf)
    .map((part) => part.text)
    .join('');
}
