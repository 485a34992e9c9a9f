import { z } from 'zod';
import { invariant, unreachable } from '../lib/invariant.ts';
import type { Column, Dataset } from './dataset.ts';
import { customerRoles } from './dataset.ts';

interface DataByType {
  u8: Uint8Array;
  u16: Uint16Array;
  u32: Uint32Array;
  i32: Int32Array;
  f64: Float64Array;
}
type ArrayType = keyof DataByType;

/** One typed array of a dataset under its stable name, for storage and hashing. */
export type NamedArray = {
  [Type in ArrayType]: { readonly name: string; readonly type: Type; readonly data: DataByType[Type] };
}[ArrayType];

const columnMetaSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['number', 'boolean', 'time', 'date', 'text']), name: z.string() }),
  z.object({ kind: z.literal('category'), name: z.string(), labels: z.array(z.string()) }),
]);
type ColumnMeta = z.infer<typeof columnMetaSchema>;

/** Everything of a dataset that is not a typed array; plain JSON. */
export const datasetMetaSchema = z.object({
  formatVersion: z.literal(1),
  hash: z.string(),
  zone: z.string(),
  synthetic: z.boolean(),
  customerCount: z.number().int().nonnegative(),
  span: z.object({ firstTime: z.number(), lastTime: z.number() }).nullable(),
  roles: z.partialRecord(z.enum(customerRoles), z.string()),
  attributes: z.array(columnMetaSchema),
  eventTypes: z.array(z.string()),
  eventProperties: z.array(columnMetaSchema),
});
export type DatasetMeta = z.infer<typeof datasetMetaSchema>;

/** Takes a dataset apart into JSON and named arrays; the arrays are the dataset's own, not copies. */
export function flattenDataset(dataset: Dataset): { meta: DatasetMeta; arrays: NamedArray[] } {
  const { events } = dataset;
  const arrays: NamedArray[] = [
    { name: 'ids.bytes', type: 'u8', data: dataset.ids.bytes },
    { name: 'ids.offsets', type: 'u32', data: dataset.ids.offsets },
    ...dataset.attributes.flatMap((column, index) => arraysOf(column, `attributes.${index}`)),
    { name: 'events.offsets', type: 'u32', data: events.offsets },
    { name: 'events.typeCodes', type: 'u16', data: events.typeCodes },
    { name: 'events.times', type: 'f64', data: events.times },
    { name: 'events.values', type: 'f64', data: events.values },
    ...events.properties.flatMap((column, index) => arraysOf(column, `events.properties.${index}`)),
  ];
  const roles: DatasetMeta['roles'] = {};
  for (const role of customerRoles) {
    const name = dataset.roles[role];
    if (name !== undefined) roles[role] = name;
  }
  const meta: DatasetMeta = {
    formatVersion: 1,
    hash: dataset.hash,
    zone: dataset.zone,
    synthetic: dataset.synthetic,
    customerCount: dataset.customerCount,
    span: dataset.span && { firstTime: dataset.span.firstTime, lastTime: dataset.span.lastTime },
    roles,
    attributes: dataset.attributes.map(metaOf),
    eventTypes: [...events.types],
    eventProperties: events.properties.map(metaOf),
  };
  return { meta, arrays };
}

function metaOf(column: Column): ColumnMeta {
  return column.kind === 'category'
    ? { kind: 'category', name: column.name, labels: [...column.labels] }
    : { kind: column.kind, name: column.name };
}

function arraysOf(column: Column, prefix: string): NamedArray[] {
  switch (column.kind) {
    case 'number':
    case 'time':
      return [{ name: `${prefix}.values`, type: 'f64', data: column.values }];
    case 'category':
      return [{ name: `${prefix}.codes`, type: 'u32', data: column.codes }];
    case 'boolean':
      return [{ name: `${prefix}.values`, type: 'u8', data: column.values }];
    case 'date':
      return [{ name: `${prefix}.values`, type: 'i32', data: column.values }];
    case 'text':
      return [
        { name: `${prefix}.bytes`, type: 'u8', data: column.bytes },
        { name: `${prefix}.offsets`, type: 'u32', data: column.offsets },
      ];
    default:
      return unreachable(column);
  }
}

/** Puts a dataset together again from what `flattenDataset` gave, in any order of arrays; the arrays are used, not copied. */
export function restoreDataset(meta: DatasetMeta, arrays: Iterable<NamedArray>): Dataset {
  const byName = new Map<string, NamedArray>();
  for (const array of arrays) byName.set(array.name, array);
  return {
    hash: meta.hash,
    zone: meta.zone,
    synthetic: meta.synthetic,
    customerCount: meta.customerCount,
    span: meta.span,
    roles: meta.roles,
    ids: { bytes: dataOf(byName, 'ids.bytes', 'u8'), offsets: dataOf(byName, 'ids.offsets', 'u32') },
    attributes: meta.attributes.map((column, index) => restoreColumn(column, `attributes.${index}`, byName)),
    events: {
      types: meta.eventTypes,
      offsets: dataOf(byName, 'events.offsets', 'u32'),
      typeCodes: dataOf(byName, 'events.typeCodes', 'u16'),
      times: dataOf(byName, 'events.times', 'f64'),
      values: dataOf(byName, 'events.values', 'f64'),
      properties: meta.eventProperties.map((column, index) =>
        restoreColumn(column, `events.properties.${index}`, byName),
      ),
    },
  };
}

function restoreColumn(meta: ColumnMeta, prefix: string, arrays: Map<string, NamedArray>): Column {
  switch (meta.kind) {
    case 'number':
    case 'time':
      return { kind: meta.kind, name: meta.name, values: dataOf(arrays, `${prefix}.values`, 'f64') };
    case 'category':
      return {
        kind: 'category',
        name: meta.name,
        codes: dataOf(arrays, `${prefix}.codes`, 'u32'),
        labels: meta.labels,
      };
    case 'boolean':
      return { kind: 'boolean', name: meta.name, values: dataOf(arrays, `${prefix}.values`, 'u8') };
    case 'date':
      return { kind: 'date', name: meta.name, values: dataOf(arrays, `${prefix}.values`, 'i32') };
    case 'text':
      return {
        kind: 'text',
        name: meta.name,
        bytes: dataOf(arrays, `${prefix}.bytes`, 'u8'),
        offsets: dataOf(arrays, `${prefix}.offsets`, 'u32'),
      };
    default:
      return unreachable(meta);
  }
}

function dataOf<Type extends ArrayType>(arrays: Map<string, NamedArray>, name: string, type: Type): DataByType[Type] {
  const array = arrays.get(name);
  invariant(array !== undefined, `the dataset lacks the array ${name}`);
  invariant(isOfType(array, type), `the array ${name} of the dataset has the type ${type}`);
  return array.data;
}

function isOfType<Type extends ArrayType>(
  array: NamedArray,
  type: Type,
): array is NamedArray & { type: Type; data: DataByType[Type] } {
  return array.type === type;
}
