import { figuresIn } from './figuresIn.ts';

/** A sentence whose chief figures are set off. */
export function Marked({ sentence, figures }: { sentence: string; figures: readonly string[] }) {
  return (
    <>
      {figuresIn(sentence, figures).map(({ start, text, marked }) =>
        marked ? <em key={start}>{text}</em> : <span key={start}>{text}</span>,
      )}
    </>
  );
}
