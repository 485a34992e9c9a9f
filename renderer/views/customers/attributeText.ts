import type { Translate } from '../../../core/i18n/index.ts';
import type { DatasetSummary } from '../../../electron/shared/models.ts';

type Attribute = DatasetSummary['attributes'][number];

/** What an attribute is called: a column named like its meaning (`signupTime`) goes by the word for it. */
export function attributeName(text: Translate, attribute: Attribute): string {
  return attribute.role !== null && attribute.role === attribute.name ? text(`role.${attribute.role}`) : attribute.name;
}

/** A value as people read it: yes and no instead of true and false. */
export function attributeValue(text: Translate, attribute: Attribute, value: string | undefined): string {
  if (value === undefined) return '';
  if (attribute.kind !== 'boolean') return value;
  return value === 'true' ? text('ui.yes') : value === 'false' ? text('ui.no') : value;
}
