import { createFormats, type Formats, type LocaleOptions } from './formats.ts';
import { type MessagePart, parseMessage } from './message.ts';
import { particleAfter } from './particle.ts';

/** Flat texts of one area in one language; the syntax is in message.ts. */
export type Catalog = Readonly<Record<string, string>>;
export type TextParams = Readonly<Record<string, string | number>>;
/** The text of `key` filled from `params`. A missing key or value is shown in ⟦⟧ so that it is noticed. */
export type Translate = (key: string, params?: TextParams) => string;

/** A translator over the given catalogs; where two have the same key the later wins. */
export function createTranslator(options: LocaleOptions, ...catalogs: readonly Catalog[]): Translate {
  const formats = createFormats(options);
  const texts = new Map<string, string>();
  for (const catalog of catalogs) {
    for (const [key, text] of Object.entries(catalog)) texts.set(key, text);
  }
  const parsed = new Map<string, MessagePart[]>();

  return (key, params = {}) => {
    const text = texts.get(key);
    if (text === undefined) return `⟦${key}⟧`;
    let parts = parsed.get(key);
    if (parts === undefined) {
      parts = parseMessage(text);
      parsed.set(key, parts);
    }
    return fill(parts, params, { texts, formats });
  };
}

interface Sources {
  readonly texts: ReadonlyMap<string, string>;
  readonly formats: Formats;
}

function fill(parts: readonly MessagePart[], params: TextParams, sources: Sources): string {
  let text = '';
  for (const part of parts) {
    if (part.kind === 'text') text += part.text;
    else if (part.kind === 'particle') text += particleAfter(text, part.afterConsonant, part.afterVowel);
    else text += valueText(part, params[part.name], sources);
  }
  return text;
}

function valueText(
  part: Extract<MessagePart, { kind: 'value' | 'plural' | 'lookup' }>,
  value: string | number | undefined,
  { texts, formats }: Sources,
): string {
  if (value === undefined) return `⟦${part.name}⟧`;
  if (part.kind === 'plural') return Number(value) === 1 ? part.one : part.other;
  if (part.kind === 'lookup') return texts.get(`${part.area}.${value}`) ?? `⟦${part.area}.${value}⟧`;
  switch (part.format) {
    case null:
      return String(value);
    case 'number':
      return formats.number(Number(value));
    case 'won':
      return formats.won(Number(value));
    case 'wonExact':
      return formats.wonExact(Number(value));
    case 'percent':
      return formats.percent(Number(value));
    case 'duration':
      return formats.duration(Number(value));
    case 'date':
      return formats.date(Number(value));
    case 'datetime':
      return formats.dateTime(Number(value));
  }
}
