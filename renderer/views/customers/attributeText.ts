import type { Formats, Translate } from '../../../core/i18n/index.ts';
import type { DatasetSummary } from '../../../electron/shared/models.ts';

type Attribute = DatasetSummary['attributes'][number];

/** What an attribute is called: a column named like its meaning (`signupTime`) goes by the word for it. */
export function attributeName(text: Translate, attribute: Attribute): string {
  return attribute.role !== null && attribute.role === attribute.name ? text(`role.${attribute.role}`) : attribute.name;
}

/** A value as people read it: yes and no instead of true and false, grouped numbers, no seconds. */
export function attributeValue(
  text: Translate,
  formats: Formats,
  attribute: Attribute,
  value: string | undefined,
): string {
  if (value === undefined) return '';
  switch (attribute.kind) {
    case 'boolean':
      return value === 'true' ? text('ui.yes') : value === 'false' ? text('ui.no') : value;
    case 'number':
      return Number.isFinite(Number(value)) ? formats.number(Number(value)) : value;
    case 'time':
      return value.replace(/^(\d{4}-\d{2}-\d{2} \d{2}:\d{2}):\d{2}$/, '$1');
    case 'category':
    case 'date':
    case 'text':
      return value;
  }
}
