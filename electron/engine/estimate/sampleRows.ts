import { encodeTexts, sealDataset, textAt } from '../../../core/dataset/index.ts';
import type { Column, Dataset, TextValues } from '../../../core/dataset/dataset.ts';
import { sha256Hex } from '../../storage/index.ts';

/**
 * Customers of the dataset as a small dataset, each stratum (how often and how lately active) with its share; the dataset
 * itself when it has no more than `most`.
 */
export function sampleCustomers(dataset: Dataset, most: number): Dataset {
  const { customerCount, events } = dataset;
  if (customerCount <= most) return dataset;
  const byStratum = rowsByStratum(dataset);
  // evenly spaced along the strata, then back in row order
  const rows = Uint32Array.from({ length: most }, (_, index) => byStratum[Math.floor((index * customerCount) / most)]!);
  rows.sort();
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

const frequencyEdges = [1, 2, 3, 5, 10, 20, 50];
const recencySlices = 8;

/** All rows, those of one stratum together and in order: by number of events, then by the eighth of the records of the last one. */
function rowsByStratum({ customerCount, events, span }: Dataset): Uint32Array {
  const strataCount = (frequencyEdges.length + 1) * recencySlices;
  const strata = new Uint8Array(customerCount);
  const starts = new Uint32Array(strataCount + 1);
  const firstTime = span?.firstTime ?? 0;
  const length = Math.max(1, (span?.lastTime ?? 1) - firstTime);
  for (let row = 0; row < customerCount; row++) {
    const end = events.offsets[row + 1]!;
    const count = end - events.offsets[row]!;
    let frequency = 0;
    while (frequency < frequencyEdges.length && count >= frequencyEdges[frequency]!) frequency++;
    const age = count === 0 ? 0 : (events.times[end - 1]! - firstTime) / length;
    const stratum = frequency * recencySlices + Math.min(recencySlices - 1, Math.floor(age * recencySlices));
    strata[row] = stratum;
    starts[stratum + 1]!++;
  }
  for (let stratum = 0; stratum < strataCount; stratum++) starts[stratum + 1]! += starts[stratum]!;
  const rows = new Uint32Array(customerCount);
  for (let row = 0; row < customerCount; row++) rows[starts[strata[row]!]!++] = row;
  return rows;
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
