import type { Dataset } from '../../core/dataset/dataset.ts';
import type { IdentityRecord } from '../../core/dataset/identity/index.ts';
import { WorkspaceFile } from '../storage/index.ts';
import { EngineError } from '../shared/errors.ts';

/** Loaded datasets kept in memory: the one in use, and one more for looking back at an older run. */
const keptDatasets = 2;

/** The workspace that is open now, with its datasets in memory. */
export class Session {
  #file: WorkspaceFile | null = null;
  readonly #datasets = new Map<number, Promise<Dataset>>();
  /** The record that was asked for last. */
  #identity: { readonly id: number; readonly record: IdentityRecord | null } | null = null;

  get current(): WorkspaceFile | null {
    return this.#file;
  }

  /** Throws `workspace.none` where no workspace is open. */
  get file(): WorkspaceFile {
    if (this.#file === null) throw new EngineError('input', 'workspace.none');
    return this.#file;
  }

  /** Takes the place of the open workspace, which is closed. */
  replace(file: WorkspaceFile | null): void {
    this.#datasets.clear();
    this.#identity = null;
    this.#file?.close();
    this.#file = file;
  }

  /** Throws `dataset.notFound`, `dataset.damaged`. */
  dataset(id: number): Promise<Dataset> {
    const known = this.#datasets.get(id);
    const loading = known ?? this.file.datasets.load(id);
    this.#datasets.delete(id);
    this.#datasets.set(id, loading);
    for (const [oldest] of [...this.#datasets].slice(0, -keptDatasets)) this.#datasets.delete(oldest);
    // a failed load is tried again at the next call
    if (known === undefined) loading.catch(() => this.#datasets.delete(id));
    return loading;
  }

  currentDataset(): Promise<Dataset> | null {
    const id = this.file.meta.currentDatasetId();
    return id === null ? null : this.dataset(id);
  }

  /** Throws `dataset.none` where nothing has been imported or chosen. */
  needDataset(): Promise<Dataset> {
    const dataset = this.currentDataset();
    if (dataset === null) throw new EngineError('input', 'dataset.none');
    return dataset;
  }

  /** What the customers of a dataset were made of; null where nothing is known of that. Throws `dataset.damaged`. */
  identity(id: number): IdentityRecord | null {
    if (this.#identity?.id !== id) this.#identity = { id, record: this.file.identities.load(id) };
    return this.#identity.record;
  }

  forgetDataset(id: number): void {
    this.#identity = null;
    this.#datasets.delete(id);
  }
}
