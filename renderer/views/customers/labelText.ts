import { isComputedName } from '../../../core/dataset/computedCatalogue.ts';
import type { Translate } from '../../../core/i18n/index.ts';
import { attributeText } from '../../../core/words/computedWords.ts';

const labelAreas: Readonly<Record<string, string>> = {
  'derived:stage': 'stage',
  'derived:hourBlock': 'hourBlock',
  'derived:weekday': 'weekday',
  ageBand: 'ageBand',
  stage: 'stage',
};

/** A label as people read it: those that the program makes have words in each language, the data's own stay. */
export function labelText(text: Translate, attribute: string, label: string): string {
  const area = labelAreas[attribute];
  if (area !== undefined) {
    const key = `${area}.${label}`;
    const words = text(key);
    // an imported column may be called `stage` too
    return words === `⟦${key}⟧` ? label : words;
  }
  if (label === 'true') return text('ui.yes');
  return label === 'false' ? text('ui.no') : label;
}

const byRole = [
  'gender',
  'birthday',
  'region',
  'signupTime',
  'acquisitionChannel',
  'kakaoFriend',
  'adConsent',
  'adConsentTime',
  'nightConsent',
  'nightConsentTime',
  'tier',
  'points',
];

/** The name of anything that customers can be told apart by. */
export function groupName(text: Translate, attribute: string): string {
  if (isComputedName(attribute)) return attributeText(text, attribute);
  if (attribute === 'ageBand') return text('breakdown.ageBand');
  return byRole.includes(attribute) ? text(`role.${attribute}`) : attribute;
}
