import { z } from 'zod';
import { invariant } from '../../lib/invariant.ts';
import { datasetMetaSchema, flattenDataset, type NamedArray, restoreDataset } from '../flatten.ts';
import type { IdentityRecord } from './record.ts';
import { contradictionsSchema, identityReportSchema } from './report.ts';

/** Everything of a record that is not a typed array; plain JSON. */
export const identityHeadSchema = z.object({
  formatVersion: z.literal(1),
  parts: datasetMetaSchema,
  updates: contradictionsSchema,
  report: identityReportSchema,
});
export type IdentityHead = z.infer<typeof identityHeadSchema>;

const partsPrefix = 'parts.';

/** Takes a record apart into JSON and named arrays, which are the record's own. */
export function flattenRecord(record: IdentityRecord): { head: IdentityHead; arrays: NamedArray[] } {
  const { meta, arrays } = flattenDataset(record.parts);
  const { joins, claims } = record;
  return {
    head: { formatVersion: 1, parts: meta, updates: record.updates, report: record.report },
    arrays: [
      ...arrays.map((array) => ({ ...array, name: partsPrefix + array.name })),
      { name: 'customerOfPart', type: 'u32', data: record.customerOfPart },
      { name: 'joins.first', type: 'u32', data: joins.first },
      { name: 'joins.second', type: 'u32', data: joins.second },
      { name: 'joins.kinds', type: 'u8', data: joins.kinds },
      { name: 'joins.bytes', type: 'u8', data: joins.values.bytes },
      { name: 'joins.offsets', type: 'u32', data: joins.values.offsets },
      { name: 'origins', type: 'u8', data: record.origins },
      { name: 'lastImport', type: 'u32', data: record.lastImport },
      { name: 'claims.rows', type: 'u32', data: claims.rows },
      { name: 'claims.kinds', type: 'u8', data: claims.kinds },
      { name: 'claims.bytes', type: 'u8', data: claims.values.bytes },
      { name: 'claims.offsets', type: 'u32', data: claims.values.offsets },
    ],
  };
}

/** Puts a record together again from what `flattenRecord` gave. */
export function restoreRecord(head: IdentityHead, arrays: readonly NamedArray[]): IdentityRecord {
  const bytes = (name: string) => {
    const array = arrays.find((one) => one.name === name);
    invariant(array?.type === 'u8', `the record has the bytes ${name}`);
    return array.data;
  };
  const numbers = (name: string) => {
    const array = arrays.find((one) => one.name === name);
    invariant(array?.type === 'u32', `the record has the numbers ${name}`);
    return array.data;
  };
  const parts = arrays.flatMap((array) =>
    array.name.startsWith(partsPrefix) ? [{ ...array, name: array.name.slice(partsPrefix.length) }] : [],
  );
  return {
    parts: restoreDataset(head.parts, parts),
    customerOfPart: numbers('customerOfPart'),
    joins: {
      first: numbers('joins.first'),
      second: numbers('joins.second'),
      kinds: bytes('joins.kinds'),
      values: { bytes: bytes('joins.bytes'), offsets: numbers('joins.offsets') },
    },
    origins: bytes('origins'),
    lastImport: numbers('lastImport'),
    claims: {
      rows: numbers('claims.rows'),
      kinds: bytes('claims.kinds'),
      values: { bytes: bytes('claims.bytes'), offsets: numbers('claims.offsets') },
    },
    updates: head.updates,
    report: head.report,
  };
}
