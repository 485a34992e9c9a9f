import { isComputedName } from '../../../core/dataset/computedCatalogue.ts';
import { hourBlockLabels, stageLabels, weekdayLabels } from '../../../core/dataset/derivedCatalogue.ts';
import type { Translate } from '../../../core/i18n/index.ts';
import { ageBandLabels } from '../../../core/measure/customers/groups.ts';
import { attributeText } from '../../../core/words/computedWords.ts';

interface OwnLabels {
  /** Texts are `<area>.<label>`. */
  readonly area: string;
  readonly labels: readonly string[];
}

const stages: OwnLabels = { area: 'stage', labels: stageLabels };
const ownLabels: Readonly<Record<string, OwnLabels>> = {
  'derived:stage': stages,
  'derived:hourBlock': { area: 'hourBlock', labels: hourBlockLabels },
  'derived:weekday': { area: 'weekday', labels: weekdayLabels },
  ageBand: { area: 'ageBand', labels: ageBandLabels },
  stage: stages,
};

/** A label as people read it: those that the program makes have words in each language, the data's own stay. */
export function labelText(text: Translate, attribute: string, label: string): string {
  const own = ownLabels[attribute];
  // an imported column may be called `stage` too
  if (own !== undefined) return own.labels.includes(label) ? text(`${own.area}.${label}`) : label;
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
