import { derivedCatalogue, type DerivedName, isDerivedName } from '../dataset/derivedCatalogue.ts';
import type { Translate } from '../i18n/index.ts';
import type { ValueTest } from '../segment/condition.ts';

/** Attributes computed from events have words of their own; imported ones keep their name. */
export function attributeText(t: Translate, name: string): string {
  return isDerivedName(name) ? t(name.replace(':', '.')) : name;
}

/** What a computed attribute means. */
export function derivedHint(t: Translate, name: DerivedName): string {
  return t(name.replace('derived:', 'derivedHint.'));
}

/** The values that a computed attribute can have; empty where they come from the data, or are numbers. */
export function derivedLabels(name: string): readonly string[] {
  if (!isDerivedName(name)) return [];
  const entry = derivedCatalogue[name];
  return entry.kind === 'category' ? (entry.labels ?? []) : [];
}

/** What people call a value of an attribute: the app's own word for those that it computes, else the value. */
export function labelWord(t: Translate, attribute: string, label: string): string {
  return derivedLabels(attribute).includes(label) ? t(`${attribute.replace('derived:', '')}.${label}`) : label;
}

/** The test with the words of its values in place of the values, for showing. */
export function withWords(t: Translate, attribute: string, test: ValueTest): ValueTest {
  if (derivedLabels(attribute).length === 0) return test;
  if (test.compare === 'in' || test.compare === 'notIn') {
    return { ...test, values: test.values.map((value) => labelWord(t, attribute, String(value))) };
  }
  return test.compare === 'is' || test.compare === 'isNot'
    ? { ...test, value: labelWord(t, attribute, String(test.value)) }
    : test;
}
