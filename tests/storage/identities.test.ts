import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { buildDataset, summaryOf } from '../../core/dataset/index.ts';
import { flattenRecord, plainSources, unify } from '../../core/dataset/identity/index.ts';
import { defaultIdentityPolicy } from '../../core/dataset/identity/policy.ts';
import { defaultAssumptions } from '../../core/simulate/settings.ts';
import { sha256Hex, WorkspaceFile } from '../../electron/storage/index.ts';
import { temporaryFolder } from '../fixtures/workspaces.ts';

const settings = {
  zone: 'Asia/Seoul',
  shopName: '상점',
  assumptions: defaultAssumptions(),
  provider: 'general' as const,
};

/** Two source customers with one address, as one customer. */
function unified() {
  const dataset = buildDataset(
    {
      customers: [
        { id: '1', attributes: { email: 'kim@shop.kr' } },
        { id: '2', attributes: { email: 'Kim@shop.kr' } },
        { id: '3', attributes: { email: 'lee@shop.kr' } },
      ],
      events: [{ customerId: '2', type: 'visit', time: 1_700_000_000 }],
    },
    { zone: 'Asia/Seoul', roles: { email: 'email' } },
    sha256Hex,
  );
  return unify(plainSources(dataset), defaultIdentityPolicy, [], sha256Hex);
}

async function withRecord(path: string): Promise<{ file: WorkspaceFile; id: number }> {
  const file = WorkspaceFile.create(path, { name: '상점', settings });
  const { dataset, record } = unified();
  const summary = { ...summaryOf(dataset), name: 'a', sources: [], hash: dataset.hash, zone: dataset.zone };
  const saved = await file.datasets.save(
    dataset,
    { ...summary, synthetic: false, createdTime: 0 },
    { beside: (id) => file.identities.save(id, record) },
  );
  return { file, id: saved.id };
}

describe('what the customers of a dataset were made of', () => {
  it('comes back as it was saved, and goes with its dataset', async () => {
    const { file, id } = await withRecord(join(temporaryFolder(), 'shop.yeojeong'));
    expect(flattenRecord(file.identities.load(id)!)).toEqual(flattenRecord(unified().record));
    expect(file.identities.isDecided(id)).toBe(false);
    file.removeDataset(id);
    expect(file.identities.load(id)).toBeNull();
    file.close();
  });

  it('is called damaged where a byte of it changed', async () => {
    const path = join(temporaryFolder(), 'shop.yeojeong');
    const { file, id } = await withRecord(path);
    file.close();
    const db = new Database(path);
    db.exec("UPDATE identity_chunks SET bytes = x'01020304' WHERE key = 'joins.first'");
    db.close();
    const again = WorkspaceFile.open(path);
    expect(() => again.identities.load(id)).toThrow(
      expect.objectContaining({ data: expect.objectContaining({ code: 'dataset.damaged' }) }),
    );
    again.close();
  });
});

describe('decisions about customers', () => {
  it('are kept in their order with the rule, and can be removed', () => {
    const path = join(temporaryFolder(), 'shop.yeojeong');
    const file = WorkspaceFile.create(path, { name: '상점', settings });
    expect(file.identities.policy()).toEqual(defaultIdentityPolicy);
    file.identities.setPolicy({ ...defaultIdentityPolicy, joinIds: 'never' });
    const first = file.identities.addDecision({ kind: 'apart', sourceId: '1', others: ['2'] }, 10);
    const second = file.identities.addDecision({ kind: 'ignore', identifier: 'phone', value: '+821012345678' }, 20);
    file.identities.removeDecision(first);
    file.close();
    const again = WorkspaceFile.open(path);
    expect(again.identities.policy().joinIds).toBe('never');
    expect(again.identities.decisions()).toEqual([
      { id: second, decidedTime: 20, decision: { kind: 'ignore', identifier: 'phone', value: '+821012345678' } },
    ]);
    again.close();
  });
});
