import type { Dataset } from '../../core/dataset/dataset.ts';
import type { Dialect, ImportCheck, ImportPreview, ImportSource, Mapping } from '../shared/importTypes.ts';
import { invariant } from '../../core/lib/invariant.ts';
import type { CommitOptions, ImportOptions } from './options.ts';

export async function previewFile(
  source: ImportSource,
  dialect: Dialect | null,
  mapping: Mapping | null,
  zone: string,
): Promise<ImportPreview> {
  invariant(false, `not written ${source.name} ${dialect?.encoding} ${mapping?.kind} ${zone}`);
}

export async function checkFile(
  source: ImportSource,
  dialect: Dialect,
  mapping: Mapping,
  options: ImportOptions,
): Promise<ImportCheck> {
  invariant(false, `not written ${source.name} ${dialect.encoding} ${mapping.kind} ${options.nowTime}`);
}

export async function importFile(
  source: ImportSource,
  dialect: Dialect,
  mapping: Mapping,
  options: CommitOptions,
): Promise<{ dataset: Dataset; check: ImportCheck }> {
  invariant(false, `not written ${source.name} ${dialect.encoding} ${mapping.kind} ${options.nowTime}`);
}

export async function rejectedCsv(
  source: ImportSource,
  dialect: Dialect,
  mapping: Mapping,
  options: ImportOptions,
): Promise<string> {
  invariant(false, `not written ${source.name} ${dialect.encoding} ${mapping.kind} ${options.nowTime}`);
}
