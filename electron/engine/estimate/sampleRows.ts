import { encodeTexts, sealDataset, textAt } from '../../../core/dataset/index.ts';
import type { Column, Dataset, TextValues } from '../../../core/dataset/dataset.ts';
import { sha256Hex } from '../../storage/index.ts';

/** Evenly spaced customers of the dataset as a small dataset; the dataset itself when it has no more than `most`. */
export function sampleCustomers(dataset: Dataset, most: number): Dataset {
  const { customerCount, events } = dataset;
  if (customerCount <= most) return dataset;
  const rows = Uint32Array.from({ length: most }, (_, index) => Math.floor((index * customerCount) / most));
  const eventRows = eventRowsOf(dataset, rows);
  const offsets = new Uint32Array(most + 1);
  rows.forEach((row, index) => {
    offsets[index + 1] = offsets[index]! + events.offsets[row + 1]! - events.offsets[row]!;
  });
  return sealDataset(
    {
      zone: dataset.zone,
      synthetic: dataset.synthetic,
      customerCount: most,
      ids: pickTexts(dataset.ids, rows),
      attributes: dataset.attributes.map((column) => pickColumn(column, rows)),
      roles: dataset.roles,
      events: {
        types: events.types,
        offsets,
        typeCodes: Uint16Array.from(eventRows, (row) => events.typeCodes[row]!),
        times: Float64Array.from(eventRows, (row) => events.times[row]!),
        values: Float64Array.from(eventRows, (row) => events.values[row]!),
        properties: events.properties.map((column) => pickColumn(column, eventRows)),
      },
    },
    sha256Hex,
  );
}

function eventRowsOf({ events }: Dataset, rows: Uint32Array): Uint32Array {
  let count = 0;
  for (const row of rows) count += events.offsets[row + 1]! - events.offsets[row]!;
  const eventRows = new Uint32Array(count);
  let at = 0;
  for (const row of rows) {
    for (let event = events.offsets[row]!; event < events.offsets[row + 1]!; event++) eventRows[at++] = event;
  }
  return eventRows;
}

function pickColumn(column: Column, rows: Uint32Array): Column {
  switch (column.kind) {
    case 'number':
    case 'time':
      return { ...column, values: Float64Array.from(rows, (row) => column.values[row]!) };
    case 'category':
      return { ...column, codes: Uint32Array.from(rows, (row) => column.codes[row]!) };
    case 'boolean':
      return { ...column, values: Uint8Array.from(rows, (row) => column.values[row]!) };
    case 'date':
      return { ...column, values: Int32Array.from(rows, (row) => column.values[row]!) };
    case 'text':
      return { kind: 'text', name: column.name, ...pickTexts(column, rows) };
  }
}

function pickTexts(texts: TextValues, rows: Uint32Array): TextValues {
  return encodeTexts(Array.from(rows, (row) => textAt(texts, row)));
}
