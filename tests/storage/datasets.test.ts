import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { buildDataset, flattenDataset, summaryOf } from '../../core/dataset/index.ts';
import { defaultAssumptions } from '../../core/simulate/settings.ts';
import { sha256Hex, WorkspaceFile } from '../../electron/storage/index.ts';
import { temporaryFolder } from '../fixtures/workspaces.ts';

/** Every column kind, missing values among them, and enough events that a column takes more than one chunk. */
function shop(): Dataset {
  const customers = Array.from({ length: 200 }, (_, index) => ({
    id: `고객-${index}`,
    attributes: {
      name: index % 7 === 0 ? null : `이름 ${index}`,
      tier: index % 3 === 0 ? null : `등급 ${index % 5}`,
      points: index % 4 === 0 ? null : index * 1.5,
      adConsent: index % 5 === 0 ? null : index % 2 === 0,
      birthday: index % 6 === 0 ? null : `19${70 + (index % 30)}-02-0${1 + (index % 9)}`,
      joined: index % 8 === 0 ? null : 1_700_000_000 + index,
    },
  }));
  const events = Array.from({ length: 140_000 }, (_, index) => ({
    customerId: `고객-${index % 200}`,
    type: index % 3 === 0 ? 'purchase' : 'visit',
    time: 1_700_000_000 + index * 60,
    value: index % 3 === 0 ? 1000 + index : null,
    properties: { category: index % 2 === 0 ? '신발' : null },
  }));
  return buildDataset(
    { customers, events },
    {
      zone: 'Asia/Seoul',
      attributeKinds: { name: 'text', tier: 'category', birthday: 'date', joined: 'time' },
      roles: { name: 'name' },
    },
    sha256Hex,
  );
}

function newFile(): WorkspaceFile {
  const settings = {
    zone: 'Asia/Seoul',
    shopName: '상점',
    assumptions: defaultAssumptions(),
    provider: 'general' as const,
  };
  return WorkspaceFile.create(join(temporaryFolder(), 'shop.yeojeong'), { name: '상점', settings });
}

function summary(dataset: Dataset) {
  return {
    ...summaryOf(dataset),
    name: '11월 주문',
    hash: dataset.hash,
    zone: dataset.zone,
    synthetic: dataset.synthetic,
    createdTime: 1_800_000_000,
    sources: [{ name: '주문.csv', rowsAccepted: 140_000, rowsRejected: 2 }],
  };
}

describe('a dataset in a workspace', () => {
  const dataset = shop();

  it('comes back with every value and the same hash, in memory that threads can share', async () => {
    const created = newFile();
    const saved = await created.datasets.save(dataset, summary(dataset));
    created.close();

    const file = WorkspaceFile.open(created.path);
    expect(file.datasets.list()).toEqual([{ ...summary(dataset), id: saved.id }]);
    const loaded = await file.datasets.load(saved.id);
    expect(loaded).toEqual(dataset);
    expect(loaded.events.times.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(loaded.ids.bytes.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(file.datasets.idOfHash(dataset.hash)).toBe(saved.id);
    file.close();
  });

  it('is read as well where an earlier version stored every chunk as it is in memory', async () => {
    const created = newFile();
    const { id } = await created.datasets.save(dataset, summary(dataset));
    created.close();
    const db = new Database(created.path);
    const packed = db.prepare("SELECT count(*) FROM chunks WHERE encoding = 'packed'").pluck();
    expect(packed.get()).toBeGreaterThan(5);
    const write = db.prepare("UPDATE chunks SET encoding = 'raw', bytes = ? WHERE key = ? AND seq = ?");
    for (const { name, data } of flattenDataset(dataset).arrays) {
      const bytes = Buffer.from(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
      for (let seq = 0; seq * 2 ** 20 < bytes.length; seq++) {
        expect(write.run(bytes.subarray(seq * 2 ** 20, (seq + 1) * 2 ** 20), name, seq).changes).toBe(1);
      }
    }
    expect(packed.get()).toBe(0);
    db.close();

    const file = WorkspaceFile.open(created.path);
    expect(await file.datasets.load(id)).toEqual(dataset);
    file.close();
  });

  it.each([
    [
      'one changed byte',
      `UPDATE chunks SET bytes = CAST(zeroblob(length(bytes)) AS BLOB) WHERE key = 'events.values' AND seq = 1`,
    ],
    ['a lost chunk', `DELETE FROM chunks WHERE key = 'events.times' AND seq = 0`],
    [
      'two chunks with their hashes exchanged',
      `UPDATE chunks SET seq = 9 - seq WHERE key = 'events.times' AND seq < 2`,
    ],
    ['a column of a forged length', `UPDATE dataset_columns SET length = 1000000000000 WHERE key = 'events.times'`],
    [
      'a column of another type',
      `UPDATE dataset_columns SET element = 'u8', length = length * 8 WHERE key = 'events.times'`,
    ],
    ['a chunk far behind the others', `UPDATE chunks SET seq = 1000000000000 WHERE key = 'events.times' AND seq = 1`],
    ['a lost column', `DELETE FROM dataset_columns WHERE key = 'ids.bytes'`],
    ['a changed label', `UPDATE datasets SET head = replace(head, '등급 1', '등급 9')`],
    ['a head that is no JSON', `UPDATE datasets SET head = '{'`],
  ])('with %s is refused as damaged, by name', async (_case, sql) => {
    const created = newFile();
    const { id } = await created.datasets.save(dataset, summary(dataset));
    created.close();
    const db = new Database(created.path);
    expect(db.prepare(sql).run().changes).toBeGreaterThan(0);
    db.close();

    const file = WorkspaceFile.open(created.path);
    await expect(file.datasets.load(id)).rejects.toMatchObject({
      data: { kind: 'input', code: 'dataset.damaged', params: { name: '11월 주문' } },
    });
    file.close();
  });

  it('is not there when saving it was cancelled, nor when the process ended in the middle', async () => {
    const file = newFile();
    const controller = new AbortController();
    const saving = file.datasets.save(dataset, summary(dataset), {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(saving).rejects.toThrow('aborted');
    expect(file.datasets.list()).toEqual([]);
    file.close();

    const db = new Database(file.path);
    db.prepare(
      'INSERT INTO datasets (hash, name, created_time, complete, head, summary) VALUES (?, ?, 1, 0, ?, ?)',
    ).run(dataset.hash, 'half', '{}', '{}');
    db.close();
    const again = WorkspaceFile.open(file.path);
    expect(again.datasets.list()).toEqual([]);
    expect(again.datasets.idOfHash(dataset.hash)).toBeNull();
    again.close();
    const after = new Database(file.path, { readonly: true });
    expect(after.prepare('SELECT count(*) FROM datasets').pluck().get()).toBe(0);
    expect(after.prepare('SELECT count(*) FROM chunks').pluck().get()).toBe(0);
    after.close();
  });

  it('takes its chunks with it when it is deleted, and is no longer the one in use', async () => {
    const file = newFile();
    const { id } = await file.datasets.save(dataset, summary(dataset));
    file.meta.setCurrentDatasetId(id);
    file.removeDataset(id);
    expect(file.meta.currentDatasetId()).toBeNull();
    await expect(file.datasets.load(id)).rejects.toThrow('dataset.notFound');
    file.close();
    const db = new Database(file.path, { readonly: true });
    expect(db.prepare('SELECT count(*) FROM chunks').pluck().get()).toBe(0);
    db.close();
  });
});
