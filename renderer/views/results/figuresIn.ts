export interface SentencePart {
  /** Where the part begins in the sentence. */
  readonly start: number;
  readonly text: string;
  readonly marked: boolean;
}

const counters = /^(명|건)/;

/** Cuts a sentence at the given figures, taken in their order; a Korean counter behind a figure belongs to it. */
export function figuresIn(sentence: string, figures: readonly string[]): readonly SentencePart[] {
  const parts: SentencePart[] = [];
  let done = 0;
  const take = (end: number, marked: boolean) => {
    if (end > done) parts.push({ start: done, text: sentence.slice(done, end), marked });
    done = end;
  };
  for (const figure of figures) {
    const start = placeOf(sentence, figure, done);
    if (start < 0) continue;
    const counter = counters.exec(sentence.slice(start + figure.length))?.[0] ?? '';
    take(start, false);
    take(start + figure.length + counter.length, true);
  }
  take(sentence.length, false);
  return parts;
}

/** The first place from `from` on where the figure is a whole number, not digits of a longer one, and not a count of days. */
function placeOf(text: string, figure: string, from: number): number {
  for (let start = text.indexOf(figure, from); start >= 0; start = text.indexOf(figure, start + 1)) {
    const before = text[start - 1] ?? '';
    const after = text.slice(start + figure.length);
    if (!/[\d.,-]/.test(before) && !/^[\d]|^[.,]\d/.test(after) && !after.startsWith('일')) return start;
  }
  return -1;
}
