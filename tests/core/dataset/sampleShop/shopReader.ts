import type { Column, Dataset } from '../../../../core/dataset/dataset.ts';
import { columnNamed } from '../../../../core/dataset/index.ts';

type ColumnOf<Kind extends Column['kind']> = Extract<Column, { kind: Kind }>;

function isOfKind<Kind extends Column['kind']>(
  column: Column | null | undefined,
  kind: Kind,
): column is ColumnOf<Kind> {
  return column?.kind === kind;
}

/** The attribute with its kind checked. */
export function attribute<Kind extends Column['kind']>(dataset: Dataset, name: string, kind: Kind): ColumnOf<Kind> {
  const column = columnNamed(dataset, name);
  if (!isOfKind(column, kind)) throw new Error(`${name} is not a ${kind}`);
  return column;
}

/** The event property with its kind checked. */
export function property<Kind extends Column['kind']>(dataset: Dataset, name: string, kind: Kind): ColumnOf<Kind> {
  const column = dataset.events.properties.find((candidate) => candidate.name === name);
  if (!isOfKind(column, kind)) throw new Error(`${name} is not a ${kind}`);
  return column;
}

export interface ShopEvent {
  index: number;
  customer: number;
  type: string;
  time: number;
  value: number;
}

/** All events as objects, customer by customer in time order. */
export function eventsOf(dataset: Dataset): ShopEvent[] {
  const { offsets, types, typeCodes, times, values } = dataset.events;
  const events: ShopEvent[] = [];
  for (let customer = 0; customer < dataset.customerCount; customer++) {
    for (let index = offsets[customer]!; index < offsets[customer + 1]!; index++) {
      events.push({
        index,
        customer,
        type: types[typeCodes[index]!]!,
        time: times[index]!,
        value: values[index]!,
      });
    }
  }
  return events;
}
