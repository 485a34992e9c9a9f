import { combineColumns } from '../combine.ts';
import type { Column, Dataset, EventLog } from '../dataset.ts';
import { sealDataset, type Digest } from '../seal.ts';
import { textsOfRows } from './groups.ts';

/** The dataset of some customers (rows ascending) with all their events; columns, labels and event types stay as they are. */
export function selectCustomers(dataset: Dataset, rows: Uint32Array, digest: Digest): Dataset {
  const { events } = dataset;
  const offsets = new Uint32Array(rows.length + 1);
  for (let at = 0; at < rows.length; at++) {
    offsets[at + 1] = offsets[at]! + events.offsets[rows[at]! + 1]! - events.offsets[rows[at]!]!;
  }
  const eventRows = new Int32Array(offsets[rows.length]!);
  for (let at = 0; at < rows.length; at++) {
    const from = events.offsets[rows[at]!]!;
    for (let index = offsets[at]!; index < offsets[at + 1]!; index++) eventRows[index] = from + index - offsets[at]!;
  }
  const customerRows = Int32Array.from(rows);
  return sealDataset(
    {
      zone: dataset.zone,
      synthetic: dataset.synthetic,
      customerCount: rows.length,
      ids: textsOfRows(dataset.ids, rows),
      attributes: pick(dataset.attributes, customerRows),
      roles: dataset.roles,
      events: eventsInRows(events, eventRows, offsets),
    },
    digest,
  );
}

/** The log with these rows in this order. */
export function eventsInRows(events: EventLog, rows: Int32Array, offsets: Uint32Array): EventLog {
  const typeCodes = new Uint16Array(rows.length);
  const times = new Float64Array(rows.length);
  const values = new Float64Array(rows.length);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!;
    typeCodes[index] = events.typeCodes[row]!;
    times[index] = events.times[row]!;
    values[index] = events.values[row]!;
  }
  return { types: events.types, offsets, typeCodes, times, values, properties: pick(events.properties, rows) };
}

function pick(columns: readonly Column[], rows: Int32Array): Column[] {
  return columns.map((column) => combineColumns([{ column, rows }]));
}
