import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDataset, cellText, columnNamed, rowOfId } from '../../../../core/dataset/index.ts';
import type { Dataset } from '../../../../core/dataset/dataset.ts';
import {
  addSources,
  indexMerges,
  plainSources,
  restoreSources,
  unify,
} from '../../../../core/dataset/identity/index.ts';
import { defaultIdentityPolicy } from '../../../../core/dataset/identity/policy.ts';
import { sealDataset } from '../../../../core/dataset/index.ts';
import { sha256 } from '../digest.ts';
import { type FileRow, idsOf, importAll, sourcesOf } from './files.ts';

function cell(dataset: Dataset, id: string, attribute: string): string {
  return cellText(columnNamed(dataset, attribute)!, rowOfId(dataset, id), dataset.zone);
}

function eventsOf({ events, ...dataset }: Dataset, id: string): string[] {
  const row = rowOfId(dataset, id);
  return Array.from({ length: events.offsets[row + 1]! - events.offsets[row]! }, (_, at) => {
    const event = events.offsets[row]! + at;
    return `${events.types[events.typeCodes[event]!]!} ${events.times[event]!} ${events.values[event]!}`;
  });
}

const merge = (sources: Parameters<typeof unify>[0]) => unify(sources, defaultIdentityPolicy, [], sha256);

describe('a customer made of several sources', () => {
  const older = [{ id: '1', email: 'kim@shop.kr', attributes: { tier: 'gold', points: 10 } }];
  const newer = [{ id: '2', email: 'kim@shop.kr', attributes: { tier: 'silver' } }];

  it('has the values of the later import where it gives some, and says what stood against them', () => {
    const { dataset, record } = merge(importAll([older, newer]));
    expect(idsOf(dataset)).toEqual(['1']);
    expect([cell(dataset, '1', 'tier'), cell(dataset, '1', 'points')]).toEqual(['silver', '10']);
    expect(record.report.contradictions).toEqual({
      count: 1,
      byAttribute: [{ attribute: 'tier', count: 1 }],
      list: [{ customerId: '1', attribute: 'tier', kept: 'silver', other: 'gold' }],
    });
    expect(cell(merge(importAll([newer, older])).dataset, '1', 'tier')).toBe('gold');
  });

  it('says which sources it is made of and by what', () => {
    const { dataset, record } = merge(importAll([older, newer]));
    const index = indexMerges(dataset, record);
    expect(index.merge(0)).toEqual({
      customerId: '1',
      sourceIds: ['1', '2'],
      joins: [{ first: '1', second: '2', kind: 'email', value: 'kim@shop.kr' }],
    });
  });

  it('has the events of all in time order, and one that two sources have once', () => {
    const noon = 1_700_000_000;
    const order = { type: 'purchase', time: noon, value: 5000, properties: { item: 'A' } };
    const byId: FileRow[] = [{ id: '1', email: 'kim@shop.kr', events: [order, { ...order, time: noon + 10 }] }];
    const byMail: FileRow[] = [{ email: 'kim@shop.kr', events: [order, { type: 'visit', time: noon + 5 }] }];
    const { dataset, record } = merge(importAll([byId, byMail]));
    expect(eventsOf(dataset, '1')).toEqual([
      `purchase ${noon} 5000`,
      `visit ${noon + 5} NaN`,
      `purchase ${noon + 10} 5000`,
    ]);
    expect(record.report.eventsDropped).toBe(1);
  });

  it('keeps two equal purchases of one day that have neither a clock time nor a property', () => {
    const midnight = Date.UTC(2024, 0, 1, 15) / 1000;
    const order = { type: 'purchase', time: midnight, value: 5000 };
    const files: FileRow[][] = [
      [{ id: '1', email: 'kim@shop.kr', events: [order] }],
      [{ email: 'kim@shop.kr', events: [order] }],
    ];
    expect(eventsOf(merge(importAll(files)).dataset, '1')).toHaveLength(2);
  });
});

describe('a newer file', () => {
  it('counts what contradicts the older one for one id, and nothing where a number is only written otherwise', () => {
    const shop = (rows: { id: string; attributes: Record<string, string> }[]) =>
      plainSources(
        buildDataset({ customers: rows, events: [] }, { zone: 'Asia/Seoul', roles: { phone: 'phone' } }, sha256),
      );
    const base = shop([{ id: '1', attributes: { phone: '010-1234-5678', tier: 'gold' } }]);
    const addition = shop([{ id: '1', attributes: { phone: '+82 10 1234 5678', tier: 'silver' } }]);
    expect(addSources(base, addition, defaultIdentityPolicy.region, sha256).contradictions).toEqual({
      count: 1,
      byAttribute: [{ attribute: 'tier', count: 1 }],
      list: [{ customerId: '1', attribute: 'tier', kept: 'silver', other: 'gold' }],
    });
  });

  it('extends a column of the same meaning under another name', () => {
    const shop = (name: string, customers: { id: string; attributes: Record<string, string> }[]) =>
      plainSources(buildDataset({ customers, events: [] }, { zone: 'Asia/Seoul', roles: { email: name } }, sha256));
    const base = shop('이메일', [{ id: '1', attributes: { 이메일: 'kim@shop.kr' } }]);
    const addition = shop('email', [{ id: '2', attributes: { email: 'Kim@Shop.kr' } }]);
    const { sources } = addSources(base, addition, defaultIdentityPolicy.region, sha256);
    expect(sources.dataset.attributes.map(({ name }) => name)).toEqual(['이메일']);
    expect(merge(sources).dataset.customerCount).toBe(1);
  });

  it('remembers an address that a customer had before', () => {
    const shop = (email: string) =>
      plainSources(
        buildDataset(
          { customers: [{ id: '1', attributes: { email } }], events: [] },
          { zone: 'Asia/Seoul', roles: { email: 'email' } },
          sha256,
        ),
      );
    const { sources } = addSources(shop('old@shop.kr'), shop('new@shop.kr'), defaultIdentityPolicy.region, sha256);
    const log = sourcesOf([{ email: 'old@shop.kr' }, { email: 'new@shop.kr' }]);
    expect(idsOf(merge(addSources(sources, log, defaultIdentityPolicy.region, sha256).sources).dataset)).toEqual(['1']);
  });
});

describe('what is kept beside the customers', () => {
  const row: fc.Arbitrary<FileRow> = fc.record({
    id: fc.option(fc.constantFrom('01', '02', '03', '04'), { nil: undefined }),
    email: fc.option(fc.constantFrom('a@shop.kr', 'b@shop.kr', 'c@shop.kr'), { nil: undefined }),
    phone: fc.option(fc.constantFrom('+821011112222', '+821033334444'), { nil: undefined }),
    attributes: fc.record({ tier: fc.constantFrom('gold', 'silver', null), points: fc.integer({ min: 0, max: 3 }) }),
    events: fc.array(
      fc.record({
        type: fc.constantFrom('visit', 'purchase'),
        time: fc.integer({ min: 1_700_000_000, max: 1_700_000_005 }),
        value: fc.constantFrom(null, 100, 200),
      }),
      { maxLength: 3 },
    ),
  });

  it('gives the sources back exactly, so that joining them again gives the same dataset', () => {
    fc.assert(
      fc.property(fc.array(fc.array(row, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 }), (files) => {
        fc.pre(files.every((rows) => rows.some(({ id, email, phone }) => (id ?? email ?? phone) !== undefined)));
        const sources = importAll(files);
        const { dataset, record } = merge(sources);
        const restored = restoreSources(dataset, record);
        expect(sealDataset(restored.dataset, sha256).hash).toBe(sealDataset(sources.dataset, sha256).hash);
        const again = merge(restored);
        expect(again.dataset.hash).toBe(dataset.hash);
        expect(again.record.report).toEqual(record.report);
      }),
      { numRuns: 200, seed: 18 },
    );
  });

  it('holds nobody where nobody was joined, and the dataset is then that of the sources', () => {
    const sources = importAll([[{ id: '1', email: 'a@shop.kr' }, { id: '2' }]]);
    const { dataset, record } = merge(sources);
    expect(dataset).toBe(sources.dataset);
    expect(record.parts.customerCount).toBe(0);
  });

  it('unmerges by a decision, which stands when the same files come again', () => {
    const files = [[{ id: '1', email: 'kim@shop.kr' }], [{ id: '2', email: 'kim@shop.kr' }]];
    const apart = [{ kind: 'apart' as const, sourceId: '2', others: ['1'] }];
    const { dataset, record } = merge(importAll(files));
    const split = unify(restoreSources(dataset, record), defaultIdentityPolicy, apart, sha256);
    expect(idsOf(split.dataset)).toEqual(['1', '2']);
    expect(split.record.report.conflicts.list).toMatchObject([{ reason: 'keptApart', sourceIds: ['1', '2'] }]);
    const more = addSources(
      restoreSources(split.dataset, split.record),
      sourcesOf(files[1]!),
      defaultIdentityPolicy.region,
      sha256,
    );
    expect(idsOf(unify(more.sources, defaultIdentityPolicy, apart, sha256).dataset)).toEqual(['1', '2']);
    expect(unify(more.sources, defaultIdentityPolicy, [], sha256).dataset.hash).toBe(dataset.hash);
  });
});
