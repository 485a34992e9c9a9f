import type { NodeOf } from '../journey/nodes.ts';

/** Everything of a message that a foreign file does not say. */
export const plainMessage = {
  type: 'message',
  nightPolicy: 'wait',
  onSuppressed: 'continue',
  fallback: null,
  response: null,
  offer: null,
  kakao: null,
} as const satisfies Partial<NodeOf<'message'>>;

export const noContent = { subject: '', preheader: '', body: '', buttons: [] };

/** The text of Django or Liquid with its variables as ours: `{{ person|lookup:'이름' }}` is `#{이름}`. */
export function fromTemplate(text: string): string {
  return text.replaceAll(/\{\{\s*(.*?)\s*\}\}/gs, (whole, inside: string) => {
    const literal = /^'([^']*)'$/.exec(inside);
    if (literal) return literal[1]!;
    const looked =
      /^person\|lookup:'([^']*)'/.exec(inside) ?? /^(?:person|user|customer)\.([\p{L}\p{N}_]+)/u.exec(inside);
    return looked ? `#{${looked[1]!}}` : whole;
  });
}

const tenYearsSeconds = 10 * 365 * 86_400;

/** Whole seconds between 0 and ten years. */
export function wholeSeconds(seconds: number): number {
  return Math.min(tenYearsSeconds, Math.max(0, Math.round(seconds)));
}
