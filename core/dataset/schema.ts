import { columnLength, isMissing } from './columns.ts';
import type { Column, ColumnKind, CustomerRole, Dataset, DatasetSchema } from './dataset.ts';
import { customerRoles } from './dataset.ts';

/** Names, kinds, labels and event counts, without any customer's data. */
export function schemaOf(dataset: Dataset): DatasetSchema {
  return {
    attributes: dataset.attributes.map((column) => ({
      name: column.name,
      kind: column.kind,
      labels: labelsOf(column),
    })),
    roles: dataset.roles,
    eventTypes: eventTypeCounts(dataset),
    eventProperties: dataset.events.properties.map((column) => ({ name: column.name, kind: column.kind })),
  };
}

/** What the list of imported data shows about one dataset. */
interface ContentSummary {
  customerCount: number;
  eventCount: number;
  firstTime: number | null;
  lastTime: number | null;
  eventTypes: { name: string; count: number }[];
  attributes: { name: string; kind: ColumnKind; labels: string[]; role: CustomerRole | null; missing: number }[];
  eventProperties: { name: string; kind: ColumnKind }[];
}

/** Counts, missing values per attribute and event types of a dataset. */
export function summaryOf(dataset: Dataset): ContentSummary {
  const roleOf = new Map<string, CustomerRole>();
  for (const role of customerRoles) {
    const name = dataset.roles[role];
    if (name !== undefined) roleOf.set(name, role);
  }
  return {
    customerCount: dataset.customerCount,
    eventCount: dataset.events.times.length,
    firstTime: dataset.span?.firstTime ?? null,
    lastTime: dataset.span?.lastTime ?? null,
    eventTypes: eventTypeCounts(dataset),
    attributes: dataset.attributes.map((column) => ({
      name: column.name,
      kind: column.kind,
      labels: labelsOf(column),
      role: roleOf.get(column.name) ?? null,
      missing: missingCount(column),
    })),
    eventProperties: dataset.events.properties.map((column) => ({ name: column.name, kind: column.kind })),
  };
}

function labelsOf(column: Column): string[] {
  return column.kind === 'category' ? [...column.labels] : [];
}

function eventTypeCounts(dataset: Dataset): { name: string; count: number }[] {
  const counts = new Float64Array(dataset.events.types.length);
  const { typeCodes } = dataset.events;
  for (let index = 0; index < typeCodes.length; index++) counts[typeCodes[index]!]!++;
  return dataset.events.types.map((name, code) => ({ name, count: counts[code]! }));
}

function missingCount(column: Column): number {
  let missing = 0;
  const length = columnLength(column);
  for (let row = 0; row < length; row++) if (isMissing(column, row)) missing++;
  return missing;
}
