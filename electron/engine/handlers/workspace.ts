import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { defaultAssumptions } from '../../../core/simulate/settings.ts';
import { WorkspaceFile } from '../../storage/index.ts';
import { EngineError } from '../../shared/errors.ts';
import type { WorkspaceInfo } from '../../shared/models.ts';
import type { EngineContext, Handlers } from '../context.ts';
import { safeFileName } from '../fileNames.ts';

const extension = '.yeojeong';
const defaultZone = 'Asia/Seoul';

export const workspaceHandlers: Pick<
  Handlers,
  | 'workspace.current'
  | 'workspace.recent'
  | 'workspace.create'
  | 'workspace.open'
  | 'workspace.close'
  | 'workspace.setSettings'
> = {
  'workspace.current': ({ session }) => session.current?.info() ?? null,

  'workspace.recent': ({ recent }) => recent.read(),

  async 'workspace.create'(context, { path, name }) {
    const shopName = name.trim();
    if (shopName === '') throw new EngineError('input', 'workspace.nameMissing');
    const settings = { zone: defaultZone, shopName, assumptions: defaultAssumptions(), provider: 'general' as const };
    const target = path ?? freePath(join(context.options.appFolder, 'workspaces'), shopName);
    return adopt(context, WorkspaceFile.create(target, { name: shopName, settings }));
  },

  async 'workspace.open'(context, { path }) {
    const { current } = context.session;
    if (current !== null && existsSync(path) && realpathSync(path) === current.path) return current.info();
    return adopt(context, WorkspaceFile.open(path));
  },

  async 'workspace.close'({ jobs, session, estimator, recent }) {
    estimator.forget();
    await jobs.cancelAll();
    session.replace(null);
    await recent.closeAll();
    return {};
  },

  'workspace.setSettings'({ session }, { settings }) {
    if (!isZone(settings.zone)) throw new EngineError('input', 'workspace.unknownZone', { zone: settings.zone });
    session.file.meta.setSettings(settings);
    return session.file.info();
  },
};

/** The opened file takes the place of the one before, whose work is stopped first. */
async function adopt({ jobs, session, recent, estimator }: EngineContext, file: WorkspaceFile): Promise<WorkspaceInfo> {
  estimator.forget();
  await jobs.cancelAll();
  session.replace(file);
  const info = file.info();
  await recent.add(info.path, info.name);
  return info;
}

/** A file name made of the workspace's name that is not taken yet. */
function freePath(folder: string, name: string): string {
  for (let number = 1; ; number++) {
    const path = join(folder, safeFileName(name, `${number === 1 ? '' : `-${number}`}${extension}`));
    if (!existsSync(path)) return path;
  }
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
