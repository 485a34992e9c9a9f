import {
  derivedCatalogue,
  derivedNames,
  type DerivedUnit,
  isDerivedName,
} from '../../../../core/dataset/derivedCatalogue.ts';
import type { Formats, Translate } from '../../../../core/i18n/index.ts';
import {
  type PredictionColumn,
  predictionColumns,
  predictionHorizonDays,
} from '../../../../electron/shared/insight.ts';
import type { DatasetSummary } from '../../../../electron/shared/models.ts';
import { attributeName, attributeValue } from '../attributeText.ts';
import { derivedHint, derivedName, labelText } from '../labelText.ts';

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
  readonly widthPixels: number;
  readonly alignEnd: boolean;
  readonly format: (cell: Cell) => string;
  readonly labelText: (label: string) => string;
}

/** Every column that the table can show of a dataset. */
export function gridColumns(dataset: DatasetSummary, text: Translate, formats: Formats): readonly GridColumn[] {
  const same = (label: string) => label;
  const number = (value: Cell) => (typeof value === 'number' ? formats.number(value) : '');
  const basic = { hint: '', group: 'basic', labels: [], labelText: same } as const;
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
    ...derivedNames.map((name): GridColumn => {
      const entry = derivedCatalogue[name];
      return {
        id: name,
        title: derivedName(text, name),
        hint: derivedHint(text, name),
        group: 'derived',
        kind: entry.kind,
        labels: entry.kind === 'category' ? (entry.labels ?? []) : [],
        widthPixels: entry.unit === 'won' ? 120 : 108,
        alignEnd: entry.kind === 'number',
        labelText: (label) => labelText(text, name, label),
        format: (cell) => derivedText(text, formats, name, cell),
      };
    }),
    ...predictionColumns.map(
      (id): GridColumn => ({
        id,
        title: predictionTitle(text, id),
        hint: text('customers.prediction.hint'),
        group: 'predicted',
        kind: 'number',
        labels: [],
        widthPixels: 176,
        alignEnd: true,
        labelText: same,
        format: (cell) => predictionText(formats, id, cell),
      }),
    ),
  ];
}

function predictionTitle(text: Translate, id: PredictionColumn): string {
  switch (id) {
    case 'prediction:alive':
      return text('customers.prediction.alive');
    case 'prediction:purchases':
      return text('customers.prediction.expected', { days: predictionHorizonDays });
    case 'prediction:value':
      return text('customers.prediction.value');
  }
}

function predictionText(formats: Formats, id: PredictionColumn, cell: Cell): string {
  if (typeof cell !== 'number') return '';
  switch (id) {
    case 'prediction:alive':
      return formats.percent(cell);
    case 'prediction:purchases':
      return formats.number(cell);
    case 'prediction:value':
      return formats.wonExact(Math.round(cell));
  }
}

/** A derived value with its unit; empty when missing. */
export function derivedText(text: Translate, formats: Formats, name: string, cell: Cell): string {
  if (cell === null || !isDerivedName(name)) return '';
  if (typeof cell === 'string') return labelText(text, name, cell);
  const unit: DerivedUnit | null = derivedCatalogue[name].unit;
  switch (unit) {
    case 'days':
      return text('insight.days', { n: cell });
    case 'won':
      return formats.wonExact(cell);
    case 'share':
      return formats.percent(cell);
    case 'count':
    case 'score':
    case null:
      return formats.number(cell);
  }
}
