import { type ComputedName, computedEntry, isComputedName } from '../dataset/computedCatalogue.ts';
import type { DerivedUnit } from '../dataset/derivedCatalogue.ts';
import type { Translate } from '../i18n/index.ts';
import type { ValueTest } from '../segment/condition.ts';

/** Attributes that are computed have words of their own; imported ones keep their name. */
export function attributeText(t: Translate, name: string): string {
  return isComputedName(name) ? t(name.replace(':', '.')) : name;
}

/** What a computed attribute means. */
export function computedHint(t: Translate, name: ComputedName): string {
  return t(name.replace(':', 'Hint.'));
}

/** The unit of a computed attribute; null for categories and for what is not computed. */
export function computedUnit(name: string): DerivedUnit | null {
  return isComputedName(name) ? computedEntry(name).unit : null;
}

/** A number with the unit of the computed attribute that it is a value of. */
export function unitText(t: Translate, unit: DerivedUnit, value: number): string {
  return t(`unit.${unit}`, { n: value });
}

/** The values that a computed attribute can have; empty where they come from the data, or are numbers. */
export function computedLabels(name: string): readonly string[] {
  if (!isComputedName(name)) return [];
  const entry = computedEntry(name);
  return entry.kind === 'category' ? (entry.labels ?? []) : [];
}

/** What people call a value of an attribute: the app's own word for those that it computes, else the value. */
export function labelWord(t: Translate, attribute: string, label: string): string {
  return computedLabels(attribute).includes(label) ? t(`${attribute.replace('derived:', '')}.${label}`) : label;
}

/** The test with the words of its values in place of the values, for showing. */
export function withWords(t: Translate, attribute: string, test: ValueTest): ValueTest {
  if (computedLabels(attribute).length === 0) return test;
  if (test.compare === 'in' || test.compare === 'notIn') {
    return { ...test, values: test.values.map((value) => labelWord(t, attribute, String(value))) };
  }
  return test.compare === 'is' || test.compare === 'isNot'
    ? { ...test, value: labelWord(t, attribute, String(test.value)) }
    : test;
}
