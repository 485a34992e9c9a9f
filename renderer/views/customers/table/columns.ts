import { computedEntry, computedNames, isComputedName } from '../../../../core/dataset/computedCatalogue.ts';
import type { DerivedUnit } from '../../../../core/dataset/derivedCatalogue.ts';
import { isPredictedName } from '../../../../core/dataset/predictedCatalogue.ts';
import type { Formats, Translate } from '../../../../core/i18n/index.ts';
import type { DatasetSummary } from '../../../../electron/shared/models.ts';
import { attributeName, attributeValue } from '../attributeText.ts';
import { attributeText, computedHint, computedUnit } from '../../../../core/words/computedWords.ts';
import { labelText } from '../labelText.ts';

export type Cell = string | number | null;

/** A column of the customer table as the engine names it, with what it takes to show and to filter it. */
export interface GridColumn {
  readonly id: string;
  readonly title: string;
  readonly hint: string;
  readonly group: 'basic' | 'attributes' | 'derived' | 'predicted';
  readonly kind: 'number' | 'category' | 'boolean' | 'time' | 'date' | 'text';
  /** Labels that a category can have, in their order. */
  readonly labels: readonly string[];
  /** What its numbers count; null where that is not known. */
  readonly unit: DerivedUnit | null;
  readonly widthPixels: number;
  readonly alignEnd: boolean;
  readonly format: (cell: Cell) => string;
  readonly labelText: (label: string) => string;
}

/** Every column that the table can show of a dataset. */
export function gridColumns(dataset: DatasetSummary, text: Translate, formats: Formats): readonly GridColumn[] {
  const same = (label: string) => label;
  const number = (value: Cell) => (typeof value === 'number' ? formats.number(value) : '');
  const basic = { hint: '', group: 'basic', labels: [], unit: null, labelText: same } as const;
  return [
    {
      ...basic,
      id: 'purchases',
      title: text('customers.purchases'),
      kind: 'number',
      widthPixels: 84,
      alignEnd: true,
      format: number,
    },
    {
      ...basic,
      id: 'events',
      title: text('customers.events'),
      kind: 'number',
      widthPixels: 84,
      alignEnd: true,
      format: number,
    },
    {
      ...basic,
      id: 'lastTime',
      title: text('customers.last'),
      kind: 'time',
      widthPixels: 168,
      alignEnd: false,
      format: (cell) => (typeof cell === 'number' ? formats.dateTime(cell) : ''),
    },
    ...dataset.attributes.map((attribute): GridColumn => {
      const { kind, labels } = attribute;
      return {
        id: `attribute ${attribute.name}`,
        title: attributeName(text, attribute),
        hint: '',
        group: 'attributes',
        kind,
        labels,
        unit: null,
        widthPixels: kind === 'time' ? 168 : kind === 'date' ? 104 : 112,
        alignEnd: kind === 'number',
        labelText: same,
        format: (cell) => {
          if (cell === null) return '';
          if (kind === 'time') return typeof cell === 'number' ? formats.dateTime(cell) : cell;
          return attributeValue(text, formats, attribute, String(cell));
        },
      };
    }),
    ...computedNames.map((name): GridColumn => {
      const entry = computedEntry(name);
      const predicted = isPredictedName(name);
      const hint = computedHint(text, name);
      return {
        id: name,
        title: attributeText(text, name),
        hint: predicted ? `${hint}. ${text('customers.prediction.hint')}` : hint,
        group: predicted ? 'predicted' : 'derived',
        kind: entry.kind,
        labels: entry.kind === 'category' ? (entry.labels ?? []) : [],
        unit: entry.unit,
        widthPixels: predicted ? 176 : entry.unit === 'won' ? 120 : 108,
        alignEnd: entry.kind === 'number',
        labelText: (label) => labelText(text, name, label),
        format: (cell) => computedText(text, formats, name, cell),
      };
    }),
  ];
}

/** A computed value with its unit; empty when missing. */
export function computedText(text: Translate, formats: Formats, name: string, cell: Cell): string {
  if (cell === null || !isComputedName(name)) return '';
  if (typeof cell === 'string') return labelText(text, name, cell);
  const unit = computedUnit(name);
  switch (unit) {
    case 'days':
      return text('insight.days', { n: cell });
    case 'won':
      return formats.wonExact(Math.round(cell));
    case 'share':
      return formats.percent(cell);
    case 'count':
    case 'score':
    case null:
      return formats.number(cell);
  }
}
