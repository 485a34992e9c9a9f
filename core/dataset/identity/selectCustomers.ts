import { combineColumns } from '../combine.ts';
import type { Column, Dataset, EventLog } from '../dataset.ts';
import { inRanges, type Steps, within } from '../../lib/steps.ts';
import { type DigestSteps, sealSteps } from '../seal.ts';
import { textsOfRows } from './groups.ts';

/** The dataset of some customers (rows ascending) with all their events; columns, labels and event types stay as they are. */
export function* selectCustomers(dataset: Dataset, rows: Uint32Array, digest: DigestSteps): Steps<Dataset> {
  const { events } = dataset;
  const offsets = new Uint32Array(rows.length + 1);
  for (let at = 0; at < rows.length; at++) {
    offsets[at + 1] = offsets[at]! + events.offsets[rows[at]! + 1]! - events.offsets[rows[at]!]!;
  }
  const eventRows = new Int32Array(offsets[rows.length]!);
  yield* inRanges(rows.length, (start, end) => {
    for (let at = start; at < end; at++) {
      const from = events.offsets[rows[at]!]!;
      for (let index = offsets[at]!; index < offsets[at + 1]!; index++) eventRows[index] = from + index - offsets[at]!;
    }
  });
  const customerRows = Int32Array.from(rows);
  const parts = {
    zone: dataset.zone,
    synthetic: dataset.synthetic,
    customerCount: rows.length,
    ids: yield* textsOfRows(dataset.ids, rows),
    attributes: yield* within(pick(dataset.attributes, customerRows), 0, 0.3),
    roles: dataset.roles,
    events: yield* within(eventsInRows(events, eventRows, offsets), 0.3, 0.8),
  };
  return yield* within(sealSteps(parts, digest), 0.8, 1);
}

/** The log with these rows in this order. */
export function* eventsInRows(events: EventLog, rows: Int32Array, offsets: Uint32Array): Steps<EventLog> {
  const typeCodes = new Uint16Array(rows.length);
  const times = new Float64Array(rows.length);
  const values = new Float64Array(rows.length);
  const copied = inRanges(rows.length, (from, to) => {
    for (let index = from; index < to; index++) {
      const row = rows[index]!;
      typeCodes[index] = events.typeCodes[row]!;
      times[index] = events.times[row]!;
      values[index] = events.values[row]!;
    }
  });
  yield* within(copied, 0, 0.3);
  const properties = yield* within(pick(events.properties, rows), 0.3, 1);
  return { types: events.types, offsets, typeCodes, times, values, properties };
}

function* pick(columns: readonly Column[], rows: Int32Array): Steps<Column[]> {
  const picked: Column[] = [];
  for (const [at, column] of columns.entries()) {
    const steps = combineColumns([{ column, rows }]);
    picked.push(yield* within(steps, at / columns.length, (at + 1) / columns.length));
  }
  return picked;
}
