import { invariant } from '../lib/invariant.ts';

const formatNames = ['number', 'won', 'wonExact', 'percent', 'duration', 'date', 'datetime'] as const;
type FormatName = (typeof formatNames)[number];

export type MessagePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly name: string; readonly format: FormatName | null }
  | { readonly kind: 'particle'; readonly afterConsonant: string; readonly afterVowel: string }
  | { readonly kind: 'plural'; readonly name: string; readonly one: string; readonly other: string }
  | { readonly kind: 'lookup'; readonly name: string; readonly area: string };

const token = /\{([^{}]*)\}/g;
const particle = /^([가-힣]+)\/([가-힣]+)$/;
const value = /^([A-Za-z]\w*)(?::([A-Za-z]+))?$/;
const plural = /^([A-Za-z]\w*):plural\|([^|]*)\|([^|]*)$/;
const lookup = /^([A-Za-z]\w*):lookup\|([A-Za-z]\w*)$/;

/**
 * The parts of a catalog text: `{name}`, `{n:number}`, `{n:won}`, `{n:wonExact}`, `{n:percent}` (a share), `{s:duration}`,
 * `{t:date}`, `{t:datetime}`, the Korean particle tokens such as `{을/를}`, and `{n:plural|customer|customers}`, which gives
 * the word alone; `{type:lookup|nodeType}` is the text of the key `nodeType.<type>`. Braces that are none of these stay text.
 */
export function parseMessage(text: string): MessagePart[] {
  const parts: MessagePart[] = [];
  let from = 0;
  for (const match of text.matchAll(token)) {
    const part = partOf(match[1]!);
    if (part === null) continue;
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    parts.push(part);
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}

function partOf(inside: string): MessagePart | null {
  const particleMatch = particle.exec(inside);
  if (particleMatch) return { kind: 'particle', afterConsonant: particleMatch[1]!, afterVowel: particleMatch[2]! };
  const pluralMatch = plural.exec(inside);
  if (pluralMatch) return { kind: 'plural', name: pluralMatch[1]!, one: pluralMatch[2]!, other: pluralMatch[3]! };
  const lookupMatch = lookup.exec(inside);
  if (lookupMatch) return { kind: 'lookup', name: lookupMatch[1]!, area: lookupMatch[2]! };
  const valueMatch = value.exec(inside);
  if (!valueMatch) return null;
  const format = valueMatch[2];
  return { kind: 'value', name: valueMatch[1]!, format: format === undefined ? null : formatNamed(format) };
}

function formatNamed(name: string): FormatName {
  const found = formatNames.find((known) => known === name);
  invariant(found !== undefined, `a text uses the unknown format "${name}"`);
  return found;
}

/** The names that a text is filled from, sorted; for comparing the texts of two languages. */
export function placeholdersOf(text: string): string[] {
  const names = new Set<string>();
  for (const part of parseMessage(text)) {
    if ('name' in part) names.add(part.name);
  }
  return [...names].sort();
}
