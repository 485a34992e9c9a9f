/** Roughly how wide a text is in units of its font size, for a sans-serif font; wide enough not to run over. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): number {
  const code = character.codePointAt(0)!;
  // Hangul, CJK and emoji fill the square
  if (code >= 0x1100 && (code <= 0x11ff || (code >= 0x2e80 && code <= 0xffdc) || code > 0xffff)) return 0.93;
  if (/[ilj.,:;'|!()[\] ]/.test(character)) return 0.32;
  if (/[mwMW%@]/.test(character)) return 0.88;
  if (/[A-Z0-9#]/.test(character)) return 0.66;
  return 0.57;
}

/** The text in at most `lines` lines of at most `width` font sizes; what does not fit ends in an ellipsis. */
export function wrapText(text: string, width: number, lines: number): string[] {
  const rest = text.replaceAll(/\s+/g, ' ').trim();
  const wrapped: string[] = [];
  let from = 0;
  while (from < rest.length && wrapped.length < lines) {
    const isLast = wrapped.length === lines - 1;
    const end = fittingEnd(rest, from, width);
    if (end >= rest.length) {
      wrapped.push(rest.slice(from));
      break;
    }
    if (isLast) {
      const cut = fittingEnd(rest, from, width - 1);
      wrapped.push(`${rest.slice(from, Math.max(cut, from + 1)).trimEnd()}…`);
      break;
    }
    const blank = rest.lastIndexOf(' ', end);
    const breakAt = blank > from ? blank : end;
    wrapped.push(rest.slice(from, breakAt).trimEnd());
    from = breakAt + (blank > from ? 1 : 0);
  }
  return wrapped;
}

function fittingEnd(text: string, from: number, width: number): number {
  let used = 0;
  let end = from;
  for (const character of text.slice(from)) {
    used += characterWidth(character);
    if (used > width && end > from) return end;
    end += character.length;
  }
  return end;
}
