import { workspaceSettingsSchema, type WorkspaceSettings } from '../shared/models.ts';
import { z } from 'zod';
import { type ExportOverrideRecord, exportOverrideSchema } from '../shared/exporting.ts';
import type { Connection } from './sqlite.ts';

const keys = {
  name: 'name',
  settings: 'settings',
  currentDataset: 'currentDataset',
  exportFields: 'exportFields',
  exportOverrides: 'exportOverrides',
} as const;
const mostOverrides = 500;
/** By target, then by journey or `*` for all, then by address. */
const exportFieldsSchema = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.string())));

/** Single values of the workspace: its name, its settings, the dataset in use. */
export class MetaStore {
  readonly #db: Connection;

  constructor(db: Connection) {
    this.#db = db;
  }

  name(): string {
    return this.#read(keys.name) ?? '';
  }

  setName(name: string): void {
    this.#write(keys.name, name);
  }

  settings(): WorkspaceSettings {
    return workspaceSettingsSchema.parse(JSON.parse(this.#read(keys.settings) ?? 'null'));
  }

  setSettings(settings: WorkspaceSettings): void {
    this.#write(keys.settings, JSON.stringify(settings));
  }

  currentDatasetId(): number | null {
    const text = this.#read(keys.currentDataset);
    return text === undefined ? null : Number(text);
  }

  setCurrentDatasetId(datasetId: number | null): void {
    if (datasetId === null) this.#db.prepare('DELETE FROM meta WHERE key = ?').run(keys.currentDataset);
    else this.#write(keys.currentDataset, String(datasetId));
  }

  /** Values that a target needs, as they were given last; those of a node belong to its journey. */
  exportFields(target: string, journeyId: string): Record<string, string> {
    const scopes = this.#exportFields()[target] ?? {};
    return { ...scopes['*'], ...scopes[journeyId] };
  }

  setExportFields(target: string, journeyId: string, values: Readonly<Record<string, string>>): void {
    const all = this.#exportFields();
    const isOfNode = ([address]: [string, string]) => address.includes('@');
    const entries = Object.entries(values);
    const shared = Object.fromEntries(entries.filter((entry) => !isOfNode(entry)));
    const own = Object.fromEntries(entries.filter(isOfNode));
    const scopes = all[target] ?? {};
    const next = { ...scopes, '*': { ...scopes['*'], ...shared }, [journeyId]: { ...scopes[journeyId], ...own } };
    this.#write(keys.exportFields, JSON.stringify({ ...all, [target]: next }));
  }

  #exportFields(): z.infer<typeof exportFieldsSchema> {
    return exportFieldsSchema.parse(JSON.parse(this.#read(keys.exportFields) ?? '{}'));
  }

  /** Exports made in spite of errors, newest first. */
  exportOverrides(): ExportOverrideRecord[] {
    return z.array(exportOverrideSchema).parse(JSON.parse(this.#read(keys.exportOverrides) ?? '[]'));
  }

  addExportOverride(record: ExportOverrideRecord): void {
    this.#write(keys.exportOverrides, JSON.stringify([record, ...this.exportOverrides()].slice(0, mostOverrides)));
  }

  #read(key: string): string | undefined {
    return this.#db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?').get(key)?.value;
  }

  #write(key: string, value: string): void {
    this.#db
      .prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
      .run(key, value);
  }
}
