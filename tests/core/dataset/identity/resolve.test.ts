import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unify } from '../../../../core/dataset/identity/index.ts';
import {
  defaultIdentityPolicy,
  type IdentityDecision,
  type IdentityPolicy,
  joinRules,
} from '../../../../core/dataset/identity/policy.ts';
import { sha256 } from '../digest.ts';
import { type FileRow, groupsOf, idsOf, importAll } from './files.ts';
import { naiveGroups, type PlainSource } from './reference.ts';

const few = (prefix: string, suffix: string) =>
  fc.option(
    fc.integer({ min: 0, max: 7 }).map((n) => `${prefix}${n}${suffix}`),
    { nil: undefined },
  );
const rowArbitrary: fc.Arbitrary<FileRow> = fc.record({
  id: few('0', ''),
  email: few('m', '@shop.kr'),
  phone: few('+8210123456', '8'),
});
const filesArbitrary = fc.array(fc.array(rowArbitrary, { maxLength: 8 }), { minLength: 1, maxLength: 4 });
const policyArbitrary: fc.Arbitrary<IdentityPolicy> = fc.record({
  joinIds: fc.constantFrom(...joinRules),
  mostSharing: fc.integer({ min: 2, max: 6 }),
  region: fc.constant('KR'),
});
const ignoreArbitrary: fc.Arbitrary<IdentityDecision[]> = fc.array(
  fc.integer({ min: 0, max: 7 }).map((n) => ({ kind: 'ignore', identifier: 'email', value: `m${n}@shop.kr` })),
  { maxLength: 2 },
);

/** What all files together say of every source customer. */
function plainSources(files: readonly (readonly FileRow[])[]): PlainSource[] {
  const sources = new Map<string, { hasId: boolean; emails: Set<string>; phones: Set<string> }>();
  for (const row of files.flat()) {
    const name = row.id ?? row.email ?? row.phone;
    if (name === undefined) continue;
    const source = sources.get(name) ?? { hasId: false, emails: new Set(), phones: new Set() };
    sources.set(name, source);
    if (row.id !== undefined) source.hasId = true;
    if (row.email !== undefined) source.emails.add(row.email);
    if (row.phone !== undefined) source.phones.add(row.phone);
  }
  return [...sources].map(([id, { hasId, emails, phones }]) => ({
    id,
    hasId,
    emails: [...emails],
    phones: [...phones],
  }));
}

describe('who is one customer', () => {
  it('is what pairwise closures over all rows say, for every rule', () => {
    fc.assert(
      fc.property(filesArbitrary, policyArbitrary, ignoreArbitrary, (files, policy, decisions) => {
        expect(groupsOf(importAll(files, policy), policy, decisions)).toEqual(
          naiveGroups(plainSources(files), policy, decisions),
        );
      }),
      { numRuns: 600, seed: 18 },
    );
  });

  it('does not depend on the order of files or rows, with decisions too', () => {
    const apart = fc.array(
      fc.record({
        kind: fc.constant('apart' as const),
        sourceId: fc.integer({ min: 0, max: 7 }).map((n) => `0${n}`),
        others: fc.array(
          fc.integer({ min: 0, max: 7 }).map((n) => `0${n}`),
          { minLength: 1, maxLength: 2 },
        ),
      }),
      { maxLength: 3 },
    );
    const shuffled = filesArbitrary.chain((files) =>
      fc.tuple(
        fc.constant(files),
        fc
          .shuffledSubarray(files, { minLength: files.length })
          .chain((order) => fc.tuple(...order.map((rows) => fc.shuffledSubarray(rows, { minLength: rows.length })))),
      ),
    );
    fc.assert(
      fc.property(shuffled, policyArbitrary, apart, ([files, others], policy, decisions) => {
        const names = (all: readonly (readonly FileRow[])[]) =>
          idsOf(unify(importAll(all, policy), policy, decisions, sha256).dataset);
        expect(groupsOf(importAll(others, policy), policy, decisions)).toEqual(
          groupsOf(importAll(files, policy), policy, decisions),
        );
        expect(names(others)).toEqual(names(files));
      }),
      { numRuns: 400, seed: 19 },
    );
  });

  it('never puts together what a person keeps apart, whatever else joins them', () => {
    fc.assert(
      fc.property(filesArbitrary, policyArbitrary, (files, policy) => {
        const decisions: IdentityDecision[] = [{ kind: 'apart', sourceId: '01', others: ['02', '03'] }];
        const ofFirst =
          groupsOf(importAll(files, policy), policy, decisions).find((group) => group.includes('01')) ?? [];
        expect(ofFirst.filter((id) => id === '02' || id === '03')).toEqual([]);
      }),
      { numRuns: 300, seed: 20 },
    );
  });

  it('keeps the joins as a tree: one less than the sources of a customer', () => {
    fc.assert(
      fc.property(filesArbitrary, policyArbitrary, (files, policy) => {
        const { record } = unify(importAll(files, policy), policy, [], sha256);
        const { joinedBy, sourceCustomers, customers } = record.report;
        expect(joinedBy.email + joinedBy.phone).toBe(sourceCustomers - customers);
        expect(record.joins.first.length).toBe(sourceCustomers - customers);
      }),
      { numRuns: 200, seed: 21 },
    );
  });
});

describe('the rule for ids', () => {
  const shop = [
    { id: '007', email: 'kim@shop.kr', phone: '+821011112222' },
    { id: '7', phone: '+821011112222' },
    { id: '100', email: 'kim@shop.kr' },
  ];

  it('joins two ids by an address and not by a number only, unless told to', () => {
    const sources = importAll([shop]);
    expect(groupsOf(sources)).toEqual([['007', '100'], ['7']]);
    const { report } = unify(sources, defaultIdentityPolicy, [], sha256).record;
    expect(report.conflicts).toEqual({
      count: 1,
      list: [{ kind: 'phone', value: '+821011112222', reason: 'differentIds', sourceIds: ['007', '7'] }],
    });
    expect(groupsOf(sources, { ...defaultIdentityPolicy, joinIds: 'emailOrPhone' })).toEqual([['007', '100', '7']]);
    expect(groupsOf(sources, { ...defaultIdentityPolicy, joinIds: 'never' })).toEqual([['007'], ['100'], ['7']]);
  });

  it('keeps ids with leading zeros, and names a customer by its smallest id', () => {
    const { dataset } = unify(importAll([shop]), defaultIdentityPolicy, [], sha256);
    expect(idsOf(dataset)).toEqual(['007', '7']);
  });

  it('gives rows that name no id to the one customer with their address or number, across files', () => {
    const log = [{ email: 'kim@shop.kr', phone: '+821099998888' }, { phone: '+821099998888' }];
    expect(groupsOf(importAll([log, [{ id: '1', email: 'kim@shop.kr' }]]))).toEqual([
      ['+821099998888', '1', 'kim@shop.kr'],
    ]);
  });

  it('leaves rows of a number that two customers have on their own', () => {
    const family = [
      { id: '1', phone: '+821011112222' },
      { id: '2', phone: '+821011112222' },
      { phone: '+821011112222' },
    ];
    expect(groupsOf(importAll([family]))).toEqual([['+821011112222'], ['1'], ['2']]);
  });

  it('does not use an address that more customers share than the limit, or that people make up', () => {
    const staff = ['1', '2', '3', '4', '5', '6'].map((id) => ({ id, email: 'counter@shop.kr' }));
    const made = ['7', '8'].map((id) => ({ id, email: 'test@test.com' }));
    const { report } = unify(importAll([[...staff, ...made]]), defaultIdentityPolicy, [], sha256).record;
    expect(report.mergedCustomers).toBe(0);
    expect(report.ignored).toEqual({
      count: 2,
      list: [
        { kind: 'email', value: 'counter@shop.kr', reason: 'shared', sources: 6 },
        { kind: 'email', value: 'test@test.com', reason: 'placeholder', sources: 2 },
      ],
    });
    const wider = { ...defaultIdentityPolicy, mostSharing: 6 };
    expect(unify(importAll([staff]), wider, [], sha256).dataset.customerCount).toBe(1);
  });
});
