import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellValue, DatasetRows } from '../../../core/dataset/index.ts';
import {
  buildDataset,
  cellText,
  columnNamed,
  compareTextRows,
  datasetMetaSchema,
  encodeTexts,
  flattenDataset,
  mergeDatasets,
  restoreDataset,
  rowOfId,
  schemaOf,
  sealDataset,
  summaryOf,
  textAt,
} from '../../../core/dataset/index.ts';
import type { Dataset } from '../../../core/dataset/dataset.ts';
import { sha256 } from './digest.ts';

const options = {
  zone: 'Asia/Seoul',
  roles: { name: 'name', birthday: 'birthday', signupTime: 'signup' },
  attributeKinds: { name: 'text', gender: 'category', birthday: 'date', signup: 'time' },
} as const;

const shop: DatasetRows = {
  customers: [
    {
      id: '나래',
      attributes: { name: '김나래', gender: 'female', birthday: '1990-02-28', friend: true, points: 1200 },
    },
    { id: 'b2', attributes: { name: '', gender: 'male', signup: 1_750_000_000, friend: false } },
    { id: 'a1', attributes: { points: 0 } },
  ],
  events: [
    { customerId: 'b2', type: 'purchase', time: 200, value: 30_000, properties: { category: '원피스', items: 2 } },
    { customerId: 'b2', type: 'visit', time: 100 },
    { customerId: 'z9', type: 'visit', time: 50, properties: { seconds: 12 } },
    { customerId: 'b2', type: 'cart', time: 100, properties: { category: '신발' } },
  ],
};

describe('a dataset built from rows', () => {
  const dataset = buildDataset(shop, options, sha256);

  it('has customers in UTF-8 byte order and adds customers that only have events', () => {
    expect([0, 1, 2, 3].map((row) => textAt(dataset.ids, row))).toEqual(['a1', 'b2', 'z9', '나래']);
    expect(['a1', 'b2', 'z9', '나래', 'a', 'zz', ''].map((id) => rowOfId(dataset, id))).toEqual([
      0, 1, 2, 3, -1, -1, -1,
    ]);
  });

  it('has events in time order per customer, ties as given', () => {
    const { offsets, types, typeCodes, times } = dataset.events;
    expect([...offsets]).toEqual([0, 0, 3, 4, 4]);
    expect([...typeCodes].map((code) => types[code])).toEqual(['visit', 'cart', 'purchase', 'visit']);
    expect([...times]).toEqual([100, 100, 200, 50]);
    expect(dataset.span).toEqual({ firstTime: 50, lastTime: 200 });
  });

  it('shows every kind of cell as text and missing ones as nothing', () => {
    const texts = (name: string) => [0, 1, 2, 3].map((row) => cellText(columnNamed(dataset, name)!, row, dataset.zone));
    expect(texts('name')).toEqual(['', '', '', '김나래']);
    expect(texts('gender')).toEqual(['', 'male', '', 'female']);
    expect(texts('birthday')).toEqual(['', '', '', '1990-02-28']);
    expect(texts('signup')).toEqual(['', '2025-06-16 00:06:40', '', '']);
    expect(texts('friend')).toEqual(['', 'false', '', 'true']);
    expect(texts('points')).toEqual(['0', '', '', '1200']);
    expect(columnNamed(dataset, 'absent')).toBeNull();
  });

  it('is described by its schema and its summary', () => {
    expect(schemaOf(dataset).eventTypes).toEqual([
      { name: 'cart', count: 1 },
      { name: 'purchase', count: 1 },
      { name: 'visit', count: 2 },
    ]);
    expect(schemaOf(dataset).attributes.map(({ name, kind }) => `${name}:${kind}`)).toEqual([
      'name:text',
      'gender:category',
      'birthday:date',
      'signup:time',
      'friend:boolean',
      'points:number',
    ]);
    const summary = summaryOf(dataset);
    expect(summary).toMatchObject({ customerCount: 4, eventCount: 4, firstTime: 50, lastTime: 200 });
    expect(summary.attributes.map(({ name, role, missing }) => [name, role, missing])).toEqual([
      ['name', 'name', 3],
      ['gender', null, 2],
      ['birthday', 'birthday', 3],
      ['signup', 'signupTime', 3],
      ['friend', null, 2],
      ['points', null, 2],
    ]);
  });

  it('refuses columns that do not fit together', () => {
    expect(() => sealDataset({ ...dataset, customerCount: 3 }, sha256)).toThrow('one id per customer');
    expect(() => sealDataset({ ...dataset, ids: encodeTexts(['a', 'c', 'b', 'd']) }, sha256)).toThrow('ascend');
    const times = Float64Array.from([200, 100, 100, 50]);
    expect(() => sealDataset({ ...dataset, events: { ...dataset.events, times } }, sha256)).toThrow('time order');
  });

  it('hashes equal content equally whatever the bits of NaN are', () => {
    const values = Float64Array.from(dataset.events.values);
    const words = new Uint32Array(values.buffer);
    for (let index = 0; index < values.length; index++) {
      if (Number.isNaN(values[index])) words[index * 2 + 1] = 0xfff8_0000;
    }
    const same = sealDataset({ ...dataset, events: { ...dataset.events, values } }, sha256);
    expect(same.hash).toBe(dataset.hash);
    values[values.findIndex((value) => value === 30_000)] = 30_001;
    expect(sealDataset({ ...dataset, events: { ...dataset.events, values } }, sha256).hash).not.toBe(dataset.hash);
    expect(sealDataset({ ...dataset, zone: 'Asia/Tokyo' }, sha256).hash).not.toBe(dataset.hash);
  });
});

const cell = fc.oneof(
  fc.constant(null),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.double({ noNaN: true }),
  fc.boolean(),
);
const cells = fc.dictionary(fc.constantFrom('가', 'b', 'c', 'd'), cell, { noNullPrototype: true });
const customerId = fc.oneof(
  fc.constantFrom('a', 'b', '나', 'ab', 'ＡＢ', '😀'),
  fc.string({ minLength: 1, maxLength: 3 }),
);
const rowsArbitrary: fc.Arbitrary<DatasetRows> = fc.record({
  customers: fc.uniqueArray(fc.record({ id: customerId, attributes: cells }), {
    selector: (customer) => customer.id,
    maxLength: 8,
  }),
  // Distinct times, because events of one second keep the order of the input by design.
  events: fc.uniqueArray(
    fc.record({
      customerId,
      type: fc.constantFrom('visit', 'cart', 'purchase'),
      time: fc.integer({ min: 0, max: 1000 }),
      value: fc.option(fc.integer({ min: 0, max: 99_999 })),
      properties: cells,
    }),
    { selector: (event) => event.time, maxLength: 20 },
  ),
});
const kinds = { attributeKinds: { 가: 'category', b: 'text', c: 'category', d: 'text' } } as const;
const build = (rows: DatasetRows) =>
  buildDataset(rows, { zone: 'Asia/Seoul', ...kinds, propertyKinds: kinds.attributeKinds }, sha256);
const settings = { seed: 20_261_122, numRuns: 300 };

function arraysOf(dataset: Dataset) {
  return flattenDataset(dataset).arrays.map(({ name, data }) => [name, [...data]]);
}

/** What a dataset says, apart from how its labels and types are numbered. */
function contentOf(dataset: Dataset) {
  const shown = (columns: Dataset['attributes'], row: number) =>
    Object.fromEntries(columns.map((column) => [column.name, cellText(column, row, dataset.zone)]));
  return Array.from({ length: dataset.customerCount }, (_, row) => ({
    id: textAt(dataset.ids, row),
    attributes: shown(dataset.attributes, row),
    events: Array.from(
      { length: dataset.events.offsets[row + 1]! - dataset.events.offsets[row]! },
      (_, index) => dataset.events.offsets[row]! + index,
    ).map((event) => ({
      type: dataset.events.types[dataset.events.typeCodes[event]!],
      time: dataset.events.times[event],
      value: dataset.events.values[event],
      properties: shown(dataset.events.properties, event),
    })),
  }));
}

describe('any dataset', () => {
  it('is the same bytes and the same hash whatever the order of the rows', () => {
    fc.assert(
      fc.property(
        rowsArbitrary.chain((rows) =>
          fc.tuple(
            fc.constant(rows),
            fc.shuffledSubarray([...rows.customers], { minLength: rows.customers.length }),
            fc.shuffledSubarray([...rows.events], { minLength: rows.events.length }),
          ),
        ),
        ([rows, customers, events]) => {
          const straight = build(rows);
          const shuffled = build({ customers, events });
          expect(arraysOf(shuffled)).toEqual(arraysOf(straight));
          expect(shuffled.hash).toBe(straight.hash);
        },
      ),
      settings,
    );
  });

  it('survives being taken apart, written as JSON and put together again', () => {
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        const dataset = build(rows);
        const { meta, arrays } = flattenDataset(dataset);
        const parsed = datasetMetaSchema.parse(JSON.parse(JSON.stringify(meta)));
        const restored = restoreDataset(parsed, arrays.toReversed());
        expect(restored).toEqual(dataset);
        expect(sealDataset(restored, sha256).hash).toBe(dataset.hash);
      }),
      settings,
    );
  });

  it('is unchanged by merging it with an empty one on either side', () => {
    const empty = buildDataset({ customers: [], events: [] }, { zone: 'Asia/Seoul' }, sha256);
    fc.assert(
      fc.property(rowsArbitrary, (rows) => {
        const dataset = build(rows);
        expect(mergeDatasets(dataset, empty, sha256)).toEqual(dataset);
        expect(mergeDatasets(empty, dataset, sha256)).toEqual(dataset);
      }),
      settings,
    );
  });

  it('is what its two halves merge to', () => {
    fc.assert(
      fc.property(rowsArbitrary, fc.nat(8), fc.nat(20), (rows, customersInBase, eventsInBase) => {
        const base = build({
          customers: rows.customers.slice(0, customersInBase),
          events: rows.events.slice(0, eventsInBase),
        });
        const addition = build({
          customers: rows.customers.slice(customersInBase),
          events: rows.events.slice(eventsInBase),
        });
        const merged = mergeDatasets(base, addition, sha256);
        const whole = build(rows);
        expect(contentOf(merged)).toEqual(contentOf(whole));
        expect(merged.span).toEqual(whole.span);
      }),
      settings,
    );
  });

  it('orders ids as their UTF-8 bytes are ordered', () => {
    fc.assert(
      fc.property(customerId, customerId, (a, b) => {
        const order = compareTextRows(encodeTexts([a]), 0, encodeTexts(['', b]), 1);
        expect(Math.sign(order)).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
      {
        ...settings,
        examples: [
          ['a', 'ab'],
          ['ab', 'a'],
          ['\uFF21', '😀'],
        ],
      },
    );
  });

  it('reads any text back as it was written', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
        const values = encodeTexts(texts);
        expect(texts.map((_, row) => textAt(values, row))).toEqual(texts);
        expect(Buffer.from(values.bytes).toString('utf8')).toBe(texts.join(''));
      }),
      { ...settings, examples: [[['\uFEFF가', '', 'a', '\uFEFF a text that is longer than an id']]] },
    );
  });
});

describe('merging two datasets', () => {
  const attributes = (given: Record<string, CellValue>) => ({
    customers: [{ id: 'x', attributes: given }],
    events: [],
  });
  const merge = (base: DatasetRows, addition: DatasetRows) =>
    mergeDatasets(
      buildDataset(base, { zone: 'Asia/Seoul' }, sha256),
      buildDataset(addition, { zone: 'Asia/Seoul' }, sha256),
      sha256,
    );

  it('lets the addition win where it has a value', () => {
    const merged = merge(attributes({ a: 1, b: 2, d: 'x' }), attributes({ a: 10, b: null, c: true, d: 'y' }));
    expect(contentOf(merged)[0]!.attributes).toEqual({ a: '10', b: '2', d: 'y', c: 'true' });
  });

  it('keeps exact duplicates and puts the base first at the same second', () => {
    const event = { customerId: 'x', type: 'visit', time: 5 };
    const merged = merge(
      { customers: [], events: [event] },
      { customers: [], events: [event, { ...event, type: 'cart' }] },
    );
    expect(contentOf(merged)[0]!.events.map(({ type }) => type)).toEqual(['visit', 'visit', 'cart']);
  });

  it('writes a column as text where the kinds differ', () => {
    const merged = merge(attributes({ postcode: 4524 }), {
      customers: [{ id: 'y', attributes: { postcode: '04524' } }],
      events: [],
    });
    expect(columnNamed(merged, 'postcode')!.kind).toBe('text');
    expect(contentOf(merged).map(({ attributes }) => attributes['postcode'])).toEqual(['4524', '04524']);
  });
});
