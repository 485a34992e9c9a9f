import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { findProject } from '../files/projectFolder.ts';
import type { Engine } from '../engine/index.ts';
import { EngineError } from '../shared/errors.ts';
import type { WorkspaceInfo } from '../shared/models.ts';
import type { CommandContext } from './command.ts';

export interface OpenedSession {
  readonly engine: Engine;
  readonly workspace: WorkspaceInfo;
  /** A fresh id for a long call, which Ctrl+C then cancels. */
  newJob(): string;
}

interface SessionOptions {
  readonly path: string;
  /** `open` needs the file, `create` refuses one that exists, `openOrCreate` takes both. */
  readonly purpose: 'open' | 'create' | 'openOrCreate';
  /** Threads for runs; null = as many as the machine has to spare. */
  readonly workers?: number | null;
}

/** Starts the engine in this process on the workspace, and closes it when `work` is done. */
export async function withWorkspace<T>(
  context: CommandContext,
  options: SessionOptions,
  work: (session: OpenedSession) => Promise<T>,
): Promise<T> {
  const { createEngine } = await import('../engine/index.ts');
  const { defaultAppFolder } = await import('../browser/serve.ts');
  const engine = createEngine({
    appFolder: defaultAppFolder(),
    version: findProject(import.meta.url).version,
    clock: () => Date.now() / 1000,
    newId: () => crypto.randomUUID(),
    remember: false,
    ...(options.workers == null ? {} : { workers: options.workers }),
  });
  const stopReports = process.stderr.isTTY ? reportProgress(engine, context) : () => {};
  const jobs: string[] = [];
  const cancel = () => {
    for (const jobId of jobs) void engine.call('job.cancel', { jobId });
  };
  process.once('SIGINT', cancel);
  try {
    const workspace = await openWorkspace(engine, options);
    return await work({
      engine,
      workspace,
      newJob() {
        const jobId = crypto.randomUUID();
        jobs.push(jobId);
        return jobId;
      },
    });
  } finally {
    process.off('SIGINT', cancel);
    stopReports();
    await engine.close();
  }
}

async function openWorkspace(engine: Engine, { path, purpose }: SessionOptions): Promise<WorkspaceInfo> {
  const absolute = resolve(path);
  const exists = existsSync(absolute);
  if (purpose === 'open' || (purpose === 'openOrCreate' && exists)) {
    if (!exists) throw new EngineError('input', 'cli.noWorkspace', { path });
    return engine.call('workspace.open', { path: absolute });
  }
  if (exists) throw new EngineError('input', 'cli.workspaceExists', { path });
  return engine.call('workspace.create', { path: absolute, name: basename(absolute).replace(/\.yeojeong$/, '') });
}

function reportProgress(engine: Engine, { text }: CommandContext): () => void {
  const stop = engine.on('job.progress', ({ phase, done, total }) => {
    const share = total > 0 ? Math.floor((100 * done) / total) : 0;
    process.stderr.write(`\r\u001b[K${text(`progress.${phase}`)} ${share}%`);
  });
  return () => {
    stop();
    process.stderr.write('\r\u001b[K');
  };
}
