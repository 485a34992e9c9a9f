import { workspaceSettingsSchema, type WorkspaceSettings } from '../shared/models.ts';
import type { Connection } from './sqlite.ts';

const keys = { name: 'name', settings: 'settings', currentDataset: 'currentDataset' } as const;

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

  #read(key: string): string | undefined {
    return this.#db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?').get(key)?.value;
  }

  #write(key: string, value: string): void {
    this.#db
      .prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
      .run(key, value);
  }
}
