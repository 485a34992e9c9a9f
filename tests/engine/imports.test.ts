import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { errors as english } from '../../core/i18n/en/errors.ts';
import { importing as englishImporting } from '../../core/i18n/en/importing.ts';
import { createTranslator } from '../../core/i18n/index.ts';
import type { Engine } from '../../electron/engine/index.ts';
import { EngineError } from '../../electron/shared/errors.ts';
import { temporaryFolder, testEngine } from '../fixtures/workspaces.ts';

const inEnglish = createTranslator({ language: 'en', zone: 'Asia/Seoul' }, english, englishImporting);

async function withShop(folder = temporaryFolder()): Promise<{ engine: Engine; folder: string; path: string }> {
  const engine = testEngine(folder);
  const { path } = await engine.call('workspace.create', { path: null, name: '상점' });
  return { engine, folder, path };
}

let job = 0;
async function importText(engine: Engine, folder: string, name: string, text: string, addTo: number | null = null) {
  writeFileSync(join(folder, name), text);
  const source = { path: join(folder, name), name };
  const { dialect, mapping, origin } = await engine.call('import.preview', { source, dialect: null, mapping: null });
  job++;
  const done = await engine.call('import.commit', { jobId: `i${job}`, source, dialect, mapping, name, addTo });
  return { ...done, origin };
}

const orders = (ids: readonly string[]) => `user_id,date,amount\n${ids.map((id) => `${id},2025-01-01,1\n`).join('')}`;

describe('two files that contradict each other', () => {
  it('are compared before anything is written, and after it the newer one holds', async () => {
    const { engine, folder } = await withShop();
    const first = await importText(engine, folder, 'members.csv', 'user_id,gender,city\na,F,Seoul\nb,M,Busan\n');
    writeFileSync(join(folder, 'later.csv'), 'user_id,gender,city\nb,F,Busan\nc,M,Seoul\n');
    const source = { path: join(folder, 'later.csv'), name: 'later.csv' };
    const { dialect, mapping } = await engine.call('import.preview', { source, dialect: null, mapping: null });
    const check = await engine.call('import.check', { jobId: 'c', source, dialect, mapping, addTo: first.dataset.id });
    expect(check.identity?.added?.contradictions).toMatchObject({ count: 1 });
    expect((await engine.call('dataset.list', {})).datasets).toHaveLength(1);
    const input = { jobId: 'd', source, dialect, mapping, name: 'later', addTo: first.dataset.id };
    expect((await engine.call('import.commit', input)).dataset.customerCount).toBe(3);
    const { row } = await engine.call('dataset.customer', { customerId: 'b' });
    expect(row.attributes).toEqual({ gender: 'F', city: 'Busan' });
  });
});

describe('the history of imports', () => {
  it('undoes and redoes them one by one; runs keep the version that they ran on', async () => {
    const { engine, folder } = await withShop();
    const first = await importText(engine, folder, 'a.csv', orders(['a']));
    const second = await importText(engine, folder, 'b.csv', orders(['b', 'c']), first.dataset.id);
    const history = await engine.call('import.history', {});
    expect(
      history.records.map(({ fileName, isAdded, customers, datasetId, previousId }) => [
        fileName,
        isAdded,
        customers,
        datasetId,
        previousId,
      ]),
    ).toEqual([
      ['b.csv', true, 3, second.dataset.id, first.dataset.id],
      ['a.csv', false, 1, first.dataset.id, null],
    ]);
    expect([history.undo?.fileName, history.redo]).toEqual(['b.csv', null]);

    const current = async () => (await engine.call('dataset.list', {})).currentId;
    expect((await engine.call('import.undo', {})).dataset?.id).toBe(first.dataset.id);
    expect(await current()).toBe(first.dataset.id);
    expect((await engine.call('import.undo', {})).dataset).toBeNull();
    expect(await current()).toBeNull();
    await expect(engine.call('import.undo', {})).rejects.toMatchObject({ data: { code: 'import.nothingToUndo' } });
    // nothing was deleted
    expect((await engine.call('dataset.list', {})).datasets).toHaveLength(2);
    expect((await engine.call('import.redo', {})).history.redo?.fileName).toBe('b.csv');
    expect((await engine.call('import.redo', {})).dataset?.id).toBe(second.dataset.id);
    await expect(engine.call('import.redo', {})).rejects.toMatchObject({ data: { code: 'import.nothingToRedo' } });
  });

  it('after an undo a new import takes the place of what could be redone', async () => {
    const { engine, folder } = await withShop();
    const first = await importText(engine, folder, 'a.csv', orders(['a']));
    await importText(engine, folder, 'b.csv', orders(['b']), first.dataset.id);
    await engine.call('import.undo', {});
    const third = await importText(engine, folder, 'c.csv', orders(['c']), first.dataset.id);
    const { undo, redo } = await engine.call('import.history', {});
    expect([undo?.datasetId, redo]).toEqual([third.dataset.id, null]);
    await engine.call('import.undo', {});
    expect((await engine.call('import.history', {})).redo?.fileName).toBe('c.csv');
  });

  it('offers no undo to a version that has been deleted', async () => {
    const { engine, folder } = await withShop();
    const first = await importText(engine, folder, 'a.csv', orders(['a']));
    await importText(engine, folder, 'b.csv', orders(['b']), first.dataset.id);
    await engine.call('dataset.delete', { datasetId: first.dataset.id });
    expect((await engine.call('import.history', {})).undo).toBeNull();
  });

  it('offers the undo also after a decision about customers, and the redo returns to what was decided', async () => {
    const { engine, folder } = await withShop();
    const first = await importText(engine, folder, 'a.csv', orders(['z']));
    const people = 'user_id,email,city\na,x@shop.kr,Seoul\nb,x@shop.kr,Busan\n';
    const second = await importText(engine, folder, 'b.csv', people, first.dataset.id);
    const rule = { region: 'KR', joinIds: 'never', mostSharing: 5 } as const;
    const { dataset } = await engine.call('identity.setPolicy', { jobId: 'p', policy: rule });
    expect(dataset!.id).not.toBe(second.dataset.id);
    const history = await engine.call('import.history', {});
    expect([history.undo?.fileName, history.inUse?.fileName, history.noUndo]).toEqual(['b.csv', 'b.csv', null]);
    expect((await engine.call('import.undo', {})).dataset?.id).toBe(first.dataset.id);
    expect((await engine.call('import.redo', {})).dataset?.id).toBe(dataset!.id);
  });

  it('says why nothing can be undone, and lets any version be used again', async () => {
    const { engine, folder } = await withShop();
    const none = await engine.call('import.history', {});
    expect([none.noUndo, none.noRedo]).toEqual(['import.nothingToUndo', 'import.nothingToRedo']);
    const first = await importText(engine, folder, 'a.csv', orders(['a']));
    const second = await importText(engine, folder, 'b.csv', orders(['b']), first.dataset.id);
    await engine.call('sample.create', { jobId: 's', customers: 100, days: 30, seed: 1 });
    expect((await engine.call('import.history', {})).noUndo).toBe('import.undoNotImported');
    await expect(engine.call('import.undo', {})).rejects.toMatchObject({ data: { code: 'import.undoNotImported' } });

    await engine.call('dataset.select', { datasetId: second.dataset.id });
    await engine.call('import.undo', {});
    // used by hand, the undone import is done again and can be undone
    await engine.call('dataset.select', { datasetId: second.dataset.id });
    const again = await engine.call('import.history', {});
    expect([again.undo?.fileName, again.inUse?.isUndone, again.redo]).toEqual(['b.csv', false, null]);
    await engine.call('import.undo', {});
    await engine.call('dataset.delete', { datasetId: second.dataset.id });
    expect((await engine.call('import.history', {})).noRedo).toBe('import.redoDeleted');
    await engine.call('dataset.select', { datasetId: first.dataset.id });
    await importText(engine, folder, 'c.csv', orders(['c']), first.dataset.id);
    await engine.call('dataset.delete', { datasetId: first.dataset.id });
    const last = await engine.call('import.history', {});
    expect([last.undo, last.inUse?.fileName, last.noUndo]).toEqual([null, 'c.csv', 'import.undoDeleted']);
    for (const code of ['undoNotImported', 'undoDeleted', 'redoDeleted'])
      expect(inEnglish(`error.import.${code}`, {})).not.toMatch(/[⟦⟧]/);
  });

  it('is there again when the workspace is opened again, with what was learned about headers', async () => {
    const { engine, folder, path } = await withShop();
    await importText(engine, folder, 'a.csv', 'id,when,worth\na,2025-01-01,1\n');
    await engine.call('workspace.close', {});
    await engine.call('workspace.open', { path });
    expect((await engine.call('import.history', {})).undo?.fileName).toBe('a.csv');
    writeFileSync(join(folder, 'next.csv'), 'id,when,worth\nb,2025-01-02,1\n');
    const source = { path: join(folder, 'next.csv'), name: 'next.csv' };
    const again = await engine.call('import.preview', { source, dialect: null, mapping: null });
    expect(again.origin).toMatchObject({ kind: 'remembered', fileName: 'a.csv' });
    await engine.call('import.forget', { signature: again.signature });
    const fresh = await engine.call('import.preview', { source, dialect: null, mapping: null });
    expect([fresh.origin.kind, fresh.isRemembered]).toEqual(['guess', false]);
  });
});

const commands = { mount: '/bin/mount', umount: '/bin/umount' } as const;
const canMount = process.platform === 'linux' && process.getuid?.() === 0;

describe.skipIf(!canMount)(
  `a disk that is full${canMount ? '' : ' (skipped: a small disk can only be mounted by root on Linux)'}`,
  () => {
    const mounted: string[] = [];
    afterEach(() => {
      for (const path of mounted.splice(0)) execFileSync(commands.umount, [path]);
    });
    const smallDisk = (megabytes: number) => {
      const path = join(temporaryFolder(), 'disk');
      mkdirSync(path);
      execFileSync(commands.mount, ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path]);
      mounted.push(path);
      return path;
    };
    const many = () => {
      const rows = Array.from(
        { length: 120_000 },
        (_, index) => `customer-${index},2025-01-0${1 + (index % 9)} 10:00:00,${index},note ${index}`,
      );
      return `user_id,time,amount,note\n${rows.join('\n')}\n`;
    };

    it('in the middle of writing the data leaves the workspace as it was, also when it is opened again', async () => {
      const disk = smallDisk(6);
      const outside = temporaryFolder();
      const engine = testEngine(outside);
      const { path } = await engine.call('workspace.create', { path: join(disk, 'shop.yeojeong'), name: '상점' });
      const kept = await importText(engine, outside, 'a.csv', orders(['a', 'b']));
      const { journey } = await engine.call('journey.create', { name: '첫 여정' });
      const failure: unknown = await importText(engine, outside, 'many.csv', many(), null).catch(
        (error: unknown) => error,
      );
      expect(failure).toBeInstanceOf(EngineError);
      const { data } = failure as EngineError;
      expect(data).toMatchObject({ kind: 'failure', code: 'workspace.diskFull' });
      expect(inEnglish(`error.${data.code}`, data.params)).not.toMatch(/[⟦⟧]/);

      const isAsBefore = async (of: Engine) => {
        const { datasets, currentId } = await of.call('dataset.list', {});
        expect([datasets.map(({ id }) => id), currentId]).toEqual([[kept.dataset.id], kept.dataset.id]);
        expect((await of.call('import.history', {})).records.map(({ fileName }) => fileName)).toEqual(['a.csv']);
        expect(
          (await of.call('dataset.customers', { search: '', offset: 0, limit: 5 })).rows.map(({ id }) => id),
        ).toEqual(['a', 'b']);
      };
      await isAsBefore(engine);
      await engine.call('workspace.close', {});
      const next = testEngine(temporaryFolder());
      await next.call('workspace.open', { path });
      await isAsBefore(next);
      expect((await next.call('journey.list', {})).map(({ id }) => id)).toEqual([journey.id]);
      // what was given back is enough for a small file
      await importText(next, outside, 'c.csv', orders(['c']), kept.dataset.id);
      await next.call('workspace.close', {});
    }, 60_000);

    it('where files are unpacked is said so, and leaves nothing behind', async () => {
      const disk = smallDisk(2);
      const { engine, folder } = await withShop();
      const before = process.env['TMPDIR'];
      process.env['TMPDIR'] = disk;
      try {
        const failure: unknown = await importText(
          engine,
          folder,
          'lines.csv',
          many()
            .replace('user_id,time', 'order_id,quantity,unit_price,user_id,time')
            .replaceAll('\ncustomer', '\no1,1,5,customer'),
        ).catch((error: unknown) => error);
        expect(failure).toMatchObject({ data: { kind: 'failure', code: 'import.diskFull' } });
        expect(readdirSync(disk)).toEqual([]);
      } finally {
        if (before === undefined) delete process.env['TMPDIR'];
        else process.env['TMPDIR'] = before;
      }
      expect((await engine.call('dataset.list', {})).datasets).toEqual([]);
    }, 60_000);
  },
);
