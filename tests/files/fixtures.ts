import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFile, previewFile } from '../../electron/files/index.ts';
import type { ImportSource, Mapping } from '../../electron/shared/importTypes.ts';

/** A folder that the test removes at its end. */
export interface Folder {
  /** Writes a file and gives it as an import takes it. */
  file(name: string, content: string | Uint8Array): ImportSource;
  readonly path: string;
  remove(): void;
}

export function temporaryFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'yeojeong-test-'));
  return {
    path,
    file(name, content) {
      writeFileSync(join(path, name), content);
      return { path: join(path, name), name };
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** 2026-01-01 00:00 UTC, after every date of these tests that is not meant to be in the future. */
export const nowTime = Date.UTC(2026, 0, 1) / 1000;

/** Imports the file as it is recognised, with parts of the mapping replaced. */
export async function importGuessed(source: ImportSource, changes: Partial<Mapping> = {}) {
  const preview = await previewFile(source, null, null, 'Asia/Seoul');
  const mapping = { ...preview.mapping, ...changes };
  return { preview, ...(await importFile(source, preview.dialect, mapping, { nowTime })) };
}

/** Seconds since 1970 of a time in Seoul. */
export function seoul(text: string): number {
  return Date.parse(`${text}+09:00`) / 1000;
}
