import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { defaultAssumptions } from '../../core/simulate/settings.ts';
import { EngineError } from '../../electron/shared/errors.ts';
import { applicationId, migrations } from '../../electron/storage/migrations.ts';
import { WorkspaceFile } from '../../electron/storage/index.ts';
import { temporaryFolder } from '../fixtures/workspaces.ts';

const content = {
  name: '봄 상점',
  settings: {
    zone: 'Asia/Seoul',
    shopName: '봄 상점',
    assumptions: defaultAssumptions(),
    provider: 'general' as const,
  },
};

function newWorkspace(): string {
  const path = join(temporaryFolder(), 'shop.yeojeong');
  WorkspaceFile.create(path, content).close();
  return path;
}

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'opened';
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return error.data.code;
  }
}

const nobody = 65_534;

/** Permissions do not bind root, so root becomes nobody meanwhile. */
function asOrdinaryUser<Value>(paths: readonly string[], work: () => Value): Value {
  if (process.getuid?.() !== 0) return work();
  for (const path of paths) chownSync(path, nobody, nobody);
  process.seteuid?.(nobody);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}

/** The code of the refusal, having checked that the file's bytes and its folder are as they were. */
function refusalOf(path: string): string {
  const folder = join(path, '..');
  const before = { bytes: readFileSync(path), files: readdirSync(folder) };
  const code = codeOf(() => WorkspaceFile.open(path).close());
  expect(readFileSync(path).equals(before.bytes)).toBe(true);
  expect(readdirSync(folder)).toEqual(before.files);
  return code;
}

function alter(path: string, sql: string): void {
  const db = new Database(path);
  db.exec(sql);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

describe('opening a workspace', () => {
  it('gives back the name and the settings it was created with', () => {
    const path = newWorkspace();
    const file = WorkspaceFile.open(path);
    expect(file.info()).toEqual({ path, ...content });
    file.close();
    expect(readdirSync(join(path, '..'))).toEqual(['shop.yeojeong']);
  });

  it('refuses to create over a file that is there, whatever it is', () => {
    const path = join(temporaryFolder(), 'notes.yeojeong');
    writeFileSync(path, 'my notes');
    expect(() => WorkspaceFile.create(path, content)).toThrow('workspace.exists');
    expect(readFileSync(path, 'utf8')).toBe('my notes');
    expect(readdirSync(join(path, '..'))).toEqual(['notes.yeojeong']);
  });

  it('says that a file or folder is not there', () => {
    const folder = temporaryFolder();
    expect(() => WorkspaceFile.open(join(folder, 'gone.yeojeong'))).toThrow('workspace.notFound');
    expect(() => WorkspaceFile.open(join(folder, 'no folder', 'gone.yeojeong'))).toThrow('workspace.notFound');
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['an empty file', Buffer.alloc(0)],
    ['a short text', Buffer.from('hello')],
    ['a long text', Buffer.from('id,name\n'.repeat(1000))],
    ['a SQLite header and nothing else', Buffer.from('SQLite format 3\0')],
  ])('refuses %s as not a workspace', (_name, bytes) => {
    const path = join(temporaryFolder(), 'shop.yeojeong');
    writeFileSync(path, bytes);
    expect(refusalOf(path)).toBe('workspace.notAWorkspace');
  });

  it('refuses a folder and the database of another program as not a workspace', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'folder.yeojeong'));
    expect(() => WorkspaceFile.open(join(folder, 'folder.yeojeong'))).toThrow('workspace.notAWorkspace');
    const path = join(folder, 'other.yeojeong');
    alter(path, 'CREATE TABLE journeys (id TEXT); PRAGMA application_id = 1234;');
    expect(refusalOf(path)).toBe('workspace.notAWorkspace');
  });

  it('refuses a workspace of a newer version', () => {
    const path = newWorkspace();
    alter(path, `PRAGMA user_version = ${migrations.length + 1}`);
    expect(refusalOf(path)).toBe('workspace.newer');
  });

  it('refuses what only the journal of an unclosed file holds, and leaves file and journal as they were', () => {
    const path = newWorkspace();
    const db = new Database(path);
    db.pragma('journal_mode = WAL');
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('CREATE TRIGGER spy AFTER INSERT ON journeys BEGIN DELETE FROM runs; END');
    const copy = join(temporaryFolder(), 'shop.yeojeong');
    copyFileSync(path, copy);
    copyFileSync(`${path}-wal`, `${copy}-wal`);
    db.close();
    const journal = readFileSync(`${copy}-wal`);
    expect(journal.length).toBeGreaterThan(0);
    expect(refusalOf(copy)).toBe('workspace.unexpectedContent');
    expect(readFileSync(`${copy}-wal`).equals(journal)).toBe(true);
  });

  it.each([
    ['a trigger', 'CREATE TRIGGER spy AFTER INSERT ON journeys BEGIN DELETE FROM runs; END'],
    ['a view in place of a table', 'DROP TABLE runs; CREATE VIEW runs AS SELECT 1 AS id'],
    ['a virtual table', 'CREATE VIRTUAL TABLE words USING fts5(text)'],
    ['a further table', 'CREATE TABLE extra (id TEXT)'],
    ['an index on an expression', 'CREATE INDEX spy ON journeys (upper(name))'],
    ['a table with another definition', 'DROP TABLE meta; CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT)'],
  ])('refuses a file with %s', (_name, sql) => {
    const path = newWorkspace();
    alter(path, sql);
    expect(refusalOf(path)).toBe('workspace.unexpectedContent');
  });

  it('refuses a file that lacks a table, or whose version number was wiped, as damaged', () => {
    const path = newWorkspace();
    alter(path, 'DROP TABLE chunks');
    expect(refusalOf(path)).toBe('workspace.damaged');
    const wiped = newWorkspace();
    alter(wiped, 'PRAGMA user_version = 0');
    expect(refusalOf(wiped)).toBe('workspace.damaged');
  });

  it('refuses a file that was cut off or overwritten in the middle as damaged', () => {
    const cut = newWorkspace();
    const size = readFileSync(cut).length;
    truncateSync(cut, size / 2);
    expect(refusalOf(cut)).toBe('workspace.damaged');

    const path = newWorkspace();
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 4096 * 3, 4096 * 4);
    writeFileSync(path, bytes);
    expect(refusalOf(path)).toBe('workspace.damaged');
  });

  it('refuses a second opening in the same process and in another one, and leaves the first one its lock', async () => {
    const path = newWorkspace();
    const file = WorkspaceFile.open(path);
    expect(() => WorkspaceFile.open(path)).toThrow('workspace.locked');
    const other = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      `import { WorkspaceFile } from ${JSON.stringify(new URL('../../electron/storage/index.ts', import.meta.url).href)};
       try { WorkspaceFile.open(${JSON.stringify(path)}); console.log('opened'); } catch (error) { console.log(error.data.code); }`,
    ]);
    let printed = '';
    other.stdout.on('data', (data: Buffer) => (printed += data.toString()));
    await once(other, 'close');
    expect(printed.trim()).toBe('workspace.locked');
    file.meta.setName('다시 연 상점');
    file.close();
    const again = WorkspaceFile.open(path);
    expect(again.meta.name()).toBe('다시 연 상점');
    again.close();
  });

  it.skipIf(process.platform === 'win32')('says that a folder or a file cannot be written to (not on Windows)', () => {
    const path = newWorkspace();
    const folder = join(path, '..');
    const refusals = asOrdinaryUser([folder, path], () => {
      chmodSync(folder, 0o500);
      const inFolder = [
        codeOf(() => WorkspaceFile.open(path)),
        codeOf(() => WorkspaceFile.create(`${path}2`, content)),
      ];
      chmodSync(folder, 0o700);
      chmodSync(path, 0o400);
      return [...inFolder, codeOf(() => WorkspaceFile.open(path))];
    });
    expect(refusals).toEqual(['workspace.readOnly', 'workspace.readOnly', 'workspace.readOnly']);
    expect(readdirSync(folder)).toEqual(['shop.yeojeong']);
  });

  it('opens a file whose name holds spaces, Korean letters and signs that mean something in addresses', () => {
    const path = join(temporaryFolder(), '봄 상점 100% #1?.yeojeong');
    WorkspaceFile.create(path, content).close();
    const file = WorkspaceFile.open(path);
    expect(file.info().name).toBe('봄 상점');
    file.close();
  });

  it('writes its own mark into the header', () => {
    const header = readFileSync(newWorkspace());
    expect(header.readUInt32BE(68)).toBe(applicationId);
    expect(header.readUInt32BE(60)).toBe(migrations.length);
  });
});

describe('an older workspace', () => {
  const newer = [
    ...migrations,
    { version: migrations.length + 1, statements: ['CREATE TABLE notes (text TEXT NOT NULL) STRICT'] },
  ];

  it('is copied aside and then brought up to date', () => {
    const path = newWorkspace();
    const file = WorkspaceFile.open(path, newer);
    expect(file.info().name).toBe('봄 상점');
    file.close();
    expect(readFileSync(path).readUInt32BE(60)).toBe(newer.length);
    const backup = join(path, '..', `shop.backup-v${migrations.length}.yeojeong`);
    const old = WorkspaceFile.open(backup);
    expect(old.info().settings).toEqual(content.settings);
    old.close();
    expect(refusalOf(path)).toBe('workspace.newer');
  });

  it('stays at its version with all its content when a step fails', () => {
    const path = newWorkspace();
    const broken = [
      ...newer,
      {
        version: newer.length + 1,
        statements: ['CREATE TABLE more (a TEXT) STRICT', 'CREATE TABLE journeys (a TEXT)'],
      },
    ];
    expect(() => WorkspaceFile.open(path, broken)).toThrow('already exists');
    const file = WorkspaceFile.open(path);
    expect(file.info()).toEqual({ path, ...content });
    file.close();
  });

  it('is not touched by a list of steps with a gap', () => {
    const path = newWorkspace();
    const gap = [...migrations, { version: migrations.length + 2, statements: [] }];
    expect(() => WorkspaceFile.open(path, gap)).toThrow('without gaps');
  });
});
