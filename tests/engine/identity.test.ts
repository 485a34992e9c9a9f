import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../electron/engine/index.ts';
import type { Mapping } from '../../electron/shared/importTypes.ts';
import { temporaryFolder, testEngine } from '../fixtures/workspaces.ts';

/** A list of members, a log by e-mail, and order lines by phone number as an older shop system writes them. */
const files = {
  members: [
    '회원번호,이름,이메일,휴대폰,등급',
    '007,김민수,Kim@Shop.kr,010-1234-5678,gold',
    '7,이서연,lee@shop.kr,010-2222-3333,silver',
    '0100,김민수,kim@shop.kr,,bronze',
  ].join('\n'),
  log: [
    'email,event,event_time',
    'KIM@shop.kr ,message_opened,2024-03-01 10:00:00',
    'lee@shop.kr,message_opened,2024-03-01 11:00:00',
    'new@shop.kr,message_opened,2024-03-01 12:00:00',
  ].join('\n'),
  lines: iconv.encode(
    [
      '연락처,주문번호,주문일시,수량,단가',
      '1012345678,A1,2024-03-02 09:00:00,2,1000',
      '1012345678,A1,2024-03-02 09:00:00,1,500',
      '+82 10 2222 3333,A2,2024-03-03 09:00:00,1,700',
    ].join('\r\n'),
    'cp949',
  ),
};

function shop() {
  const folder = temporaryFolder();
  const engine = testEngine(folder);
  const source = (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return { path, name };
  };
  return { folder, engine, source };
}

async function importFile(
  engine: Engine,
  source: { path: string; name: string },
  options: { addTo?: number | null; changes?: Partial<Mapping> } = {},
) {
  const preview = await engine.call('import.preview', { source, dialect: null, mapping: null });
  const mapping = { ...preview.mapping, ...options.changes };
  const input = { source, dialect: preview.dialect, mapping, addTo: options.addTo ?? null };
  const check = await engine.call('import.check', { jobId: 'check', ...input });
  const done = await engine.call('import.commit', { jobId: 'commit', ...input, name: source.name });
  return { mapping, before: check, ...done };
}

async function customerIds(engine: Engine): Promise<string[]> {
  const { rows } = await engine.call('dataset.customers', { search: '', offset: 0, limit: 100 });
  return rows.map(({ id }) => id);
}

async function withShop() {
  const made = shop();
  const { engine, source } = made;
  const { path } = await engine.call('workspace.create', { path: null, name: '상점' });
  const members = await importFile(engine, source('members.csv', files.members));
  const log = await importFile(engine, source('log.csv', files.log), { addTo: members.dataset.id });
  const lines = await importFile(engine, source('lines.csv', files.lines), {
    addTo: log.dataset.id,
  });
  return { ...made, path, members, log, lines };
}

describe('customers that several files name', () => {
  it('are one customer across a list, a log by e-mail and order lines by phone number in another encoding', async () => {
    const { engine, members, log, lines } = await withShop();
    expect(members.mapping).toMatchObject({ kind: 'customers', customer: '회원번호' });
    expect(log.mapping).toMatchObject({ kind: 'events', customer: '', email: 'email', columns: [] });
    expect(lines.mapping).toMatchObject({ kind: 'orderLines', customer: '', phone: '연락처' });
    expect(members.before.identity?.alone).toMatchObject({
      sourceCustomers: 3,
      customers: 2,
      joinedBy: { email: 1, phone: 0 },
    });
    expect(lines.before.identity?.alone).toMatchObject({ sourceCustomers: 2, customers: 2 });
    expect(lines.before.identity?.added).toEqual(lines.identity);
    expect(lines.identity).toMatchObject({
      sourceCustomers: 8,
      customers: 3,
      mergedCustomers: 2,
      joinedBy: { email: 3, phone: 2 },
    });
    expect(await customerIds(engine)).toEqual(['007', '7', 'new@shop.kr']);
    const { row, events } = await engine.call('dataset.customer', { customerId: '007' });
    expect(events.map(({ type, value }) => [type, value])).toEqual([
      ['message_opened', null],
      ['purchase', 2500],
    ]);
    expect(row.attributes).toMatchObject({ 이메일: 'Kim@Shop.kr', 휴대폰: '010-1234-5678', 등급: 'gold' });
    const { merge } = await engine.call('identity.ofCustomer', { customerId: '007' });
    expect(merge).toEqual({
      customerId: '007',
      sourceIds: ['+821012345678', '007', '0100', 'kim@shop.kr'],
      joins: [
        { first: '007', second: '0100', kind: 'email', value: 'kim@shop.kr' },
        { first: '007', second: 'kim@shop.kr', kind: 'email', value: 'kim@shop.kr' },
        { first: '007', second: '+821012345678', kind: 'phone', value: '+821012345678' },
      ],
    });
  });

  it('list what the sources of one customer contradict, and keep that of the source whose id the customer has where they come from one file', async () => {
    const { engine } = await withShop();
    const { report } = await engine.call('identity.report', {});
    expect(report?.contradictions.byAttribute).toEqual([{ attribute: '등급', count: 1 }]);
    expect(report?.contradictions.list).toEqual([
      { customerId: '007', attribute: '등급', kept: 'gold', other: 'bronze' },
    ]);
  });

  it('are extended and not doubled by a newer file', async () => {
    const { engine, source, lines } = await withShop();
    const newer = `${files.log}\nlee@shop.kr,message_clicked,2024-03-04 10:00:00`;
    const again = await importFile(engine, source('log2.csv', newer), { addTo: lines.dataset.id });
    expect(again.dataset.customerCount).toBe(3);
    expect(again.dataset.eventCount).toBe(lines.dataset.eventCount + 1);
    expect(again.check.problems).toContainEqual(
      expect.objectContaining({ code: 'import.eventsKnown', params: { count: 3 } }),
    );
  });

  it('are the same customers in whatever order the files come', async () => {
    const { engine, source } = shop();
    await engine.call('workspace.create', { path: null, name: '상점' });
    const lines = await importFile(engine, source('lines.csv', files.lines));
    const members = await importFile(engine, source('members.csv', files.members), { addTo: lines.dataset.id });
    await importFile(engine, source('log.csv', files.log), { addTo: members.dataset.id });
    expect(await customerIds(engine)).toEqual(['007', '7', 'new@shop.kr']);
  });

  it('are found by numbers that a spreadsheet took for figures, and by every address that a list gives for one id', async () => {
    const { engine, source } = shop();
    await engine.call('workspace.create', { path: null, name: '상점' });
    const list =
      'customer_id,phone,email\n001,1012345678,old@shop.kr\n002,1022223333,lee@shop.kr\n001,1012345678,new@shop.kr\n';
    const first = await importFile(engine, source('list.csv', list));
    expect(first.dataset.attributes.find(({ name }) => name === 'phone')?.kind).toBe('number');
    expect(first.dataset.customerCount).toBe(2);
    const log = [
      'phone,email,event,event_time',
      '010-1234-5678,,visit,2024-03-01 10:00:00',
      ',OLD@shop.kr,visit,2024-03-02 10:00:00',
      ',new@shop.kr,visit,2024-03-03 10:00:00',
      '+82 10-2222-3333,,visit,2024-03-04 10:00:00',
      ',,visit,2024-03-05 10:00:00',
    ];
    const second = await importFile(engine, source('log.csv', log.join('\n')), { addTo: first.dataset.id });
    expect(second.check.rejected.map(({ line, code }) => [line, code])).toEqual([[6, 'missingCustomer']]);
    expect(await customerIds(engine)).toEqual(['001', '002']);
    expect((await engine.call('dataset.customer', { customerId: '001' })).events).toHaveLength(3);
  });

  it('are counted against each other where two files contradict', async () => {
    const { engine, source, lines } = await withShop();
    const members = files.members.replace('lee@shop.kr,010-2222-3333,silver', 'lee@shop.kr,010-2222-3333,vip');
    const again = await importFile(engine, source('members2.csv', members), { addTo: lines.dataset.id });
    expect(again.identity.contradictions.list).toContainEqual({
      customerId: '7',
      attribute: '등급',
      kept: 'vip',
      other: 'silver',
    });
  });
});

describe('unmerging', () => {
  it('takes a source out, is kept at the next import, survives reopening, and can be taken back', async () => {
    const { engine, source, path, folder, lines } = await withShop();
    const { dataset, decisionId } = await engine.call('identity.decide', {
      jobId: 'u',
      decision: { kind: 'apart', sourceId: '0100', others: ['007'] },
    });
    expect(dataset.id).not.toBe(lines.dataset.id);
    // the address is of two customers now, so the log by that address belongs to neither
    expect(await customerIds(engine)).toEqual(['007', '0100', '7', 'kim@shop.kr', 'new@shop.kr']);
    const { row } = await engine.call('dataset.customer', { customerId: '0100' });
    expect(row.attributes).toMatchObject({ 등급: 'bronze' });
    expect((await engine.call('identity.report', {})).report?.conflicts.list).toEqual([
      { kind: 'email', value: 'kim@shop.kr', reason: 'keptApart', sourceIds: ['007', '0100', 'kim@shop.kr'] },
    ]);
    await engine.close();

    const next = testEngine(folder);
    await next.call('workspace.open', { path });
    expect((await next.call('identity.report', {})).decisions).toMatchObject([{ id: decisionId }]);
    await importFile(next, source('members.csv', files.members), { addTo: dataset.id });
    expect(await customerIds(next)).toEqual(['007', '0100', '7', 'kim@shop.kr', 'new@shop.kr']);
    await next.call('identity.revoke', { jobId: 'r', decisionId });
    expect(await customerIds(next)).toEqual(['007', '7', 'new@shop.kr']);
  });

  it('taken back gives the very version of before, and no copy of it', async () => {
    const { engine, lines } = await withShop();
    const { decisionId } = await engine.call('identity.decide', {
      jobId: 'u',
      decision: { kind: 'ignore', identifier: 'phone', value: '+821012345678' },
    });
    expect(await customerIds(engine)).toContain('+821012345678');
    const { dataset } = await engine.call('identity.revoke', { jobId: 'r', decisionId });
    expect(dataset).toEqual(lines.dataset);
    expect((await engine.call('dataset.list', {})).datasets).toHaveLength(3);
  });

  it('step by step leaves one version beside those of the imports, unless one was run', async () => {
    const { engine } = await withShop();
    const versions = async () => (await engine.call('dataset.list', {})).datasets.length;
    const apart = (sourceId: string, others: string[]) =>
      engine.call('identity.decide', { jobId: 'u', decision: { kind: 'apart', sourceId, others } });
    await apart('0100', ['007']);
    expect(await versions()).toBe(4);
    await apart('kim@shop.kr', ['007', '0100']);
    expect(await versions()).toBe(4);
    await apart('lee@shop.kr', ['7']);
    expect(await versions()).toBe(4);
    expect(await customerIds(engine)).toEqual(['007', '0100', '7', 'kim@shop.kr', 'lee@shop.kr', 'new@shop.kr']);
  });

  it('by the rule: ids are never joined, or joined by a number too', async () => {
    const { engine, source, lines } = await withShop();
    const { policy } = await engine.call('identity.report', {});
    await engine.call('identity.setPolicy', { jobId: 'p', policy: { ...policy, joinIds: 'never' } });
    expect(await customerIds(engine)).toContain('0100');
    const added = await importFile(engine, source('pos.csv', 'customer_id,phone\nP-1,010-2222-3333\n'), {
      addTo: lines.dataset.id,
    });
    expect(added.identity.conflicts.list).toContainEqual(
      expect.objectContaining({ value: '+821022223333', reason: 'differentIds' }),
    );
    await engine.call('identity.setPolicy', { jobId: 'p', policy: { ...policy, joinIds: 'emailOrPhone' } });
    expect((await engine.call('identity.ofCustomer', { customerId: '7' })).merge?.sourceIds).toContain('P-1');
  });

  it('leaves data without a report as they are', async () => {
    const { engine } = shop();
    await engine.call('workspace.create', { path: null, name: '상점' });
    await engine.call('sample.create', { jobId: 's', customers: 200, days: 30, seed: 1 });
    expect((await engine.call('identity.report', {})).report).toBeNull();
    expect(await engine.call('identity.merges', { search: '', offset: 0, limit: 10 })).toEqual({ total: 0, rows: [] });
  });
});

describe('the list of merged customers', () => {
  it('is found by the ids of customers and of their sources', async () => {
    const { engine } = await withShop();
    const found = async (search: string) =>
      (await engine.call('identity.merges', { search, offset: 0, limit: 10 })).rows.map(({ customerId }) => customerId);
    expect(await found('')).toEqual(['007', '7']);
    expect(await found('0100')).toEqual(['007']);
    expect(await found('LEE@')).toEqual(['7']);
    expect(await found('nobody')).toEqual([]);
  });
});
