import type { Translate } from '../../../core/i18n/index.ts';

/** The known events have a word in each language; all others go by the name that the file gave them. */
export function eventName(text: Translate, type: string): string {
  const key = `event.${type}`;
  const name = text(key);
  return name === `⟦${key}⟧` ? type : name;
}
