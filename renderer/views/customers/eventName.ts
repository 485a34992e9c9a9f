import type { Translate } from '../../../core/i18n/index.ts';

/** The known events have a word in each language; all others go by the name that the file gave them. */
export function eventName(text: Translate, type: string): string {
  return known(text, `event.${type}`, type);
}

/** The known properties of events have a word in each language as well. */
export function propertyName(text: Translate, name: string): string {
  return known(text, `property.${name}`, name);
}

function known(text: Translate, key: string, otherwise: string): string {
  const word = text(key);
  return word === `⟦${key}⟧` ? otherwise : word;
}
