import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { DatasetSummary } from '../../shared/models.ts';
import { EngineError } from '../../shared/errors.ts';
import { type Command, type CommandContext, exitCodes, UsageError } from '../command.ts';
import { type OpenedSession, withWorkspace } from '../session.ts';
import { summaryLines } from './describe.ts';
import { checkOne, importOne, type Imported } from './importFile.ts';
import { identityLines } from './identityLines.ts';
import { fileLines } from './importLines.ts';
import { restoreVersion, showHistory, undoOrRedo } from './importHistory.ts';
import { importOptions, readWishes, type Wishes } from './importWishes.ts';

export const importCommand: Command = {
  name: 'import',
  usage: 'WORKSPACE FILE...',
  minimumArguments: 1,
  maximumArguments: Number.POSITIVE_INFINITY,
  options: importOptions,
  async run(context) {
    const [path, ...files] = context.arguments;
    const { add, replace, undo, redo, history, restore } = context.options;
    if (add === true && replace === true) throw new UsageError('addAndReplace');
    const moves = [undo, redo, history, restore].filter((move) => move !== undefined);
    if (moves.length > 0) {
      if (files.length > 0 || moves.length > 1) throw new UsageError('undoAlone');
      if (history === true) return showHistory(context, path!);
      if (restore !== undefined) return restoreVersion(context, path!);
      return undoOrRedo(context, path!, undo === true);
    }
    if (files.length > 1 && context.options.rejected !== undefined) throw new UsageError('rejectedOneFile');
    if (files.length === 0) throw new UsageError('tooFewArguments', { usage: 'import WORKSPACE FILE...' });
    const wishes = await readWishes(context);
    const isNew = !existsSync(path!);
    const imported: Imported[] = [];
    try {
      const code = await importAll(context, path!, files, wishes, imported);
      if (isNew && wishes.isCheck) await rm(path!, { force: true });
      return code;
    } catch (error) {
      // a workspace that was made for files which could not be imported would only be in the way
      if (isNew && (wishes.isCheck || imported.length === 0)) await rm(path!, { force: true });
      throw error;
    }
  },
};

function importAll(
  context: CommandContext,
  path: string,
  files: readonly string[],
  wishes: Wishes,
  imported: Imported[],
): Promise<number> {
  return withWorkspace(context, { path, purpose: 'openOrCreate' }, async (session) => {
    if (!wishes.isCheck) await setZone(session, wishes.zone);
    const base = wishes.isCheck ? await currentOf(session, context) : await baseOf(session, context, files);
    let dataset: DatasetSummary | null = null;
    for (const file of files) {
      if (wishes.isCheck) {
        imported.push(await checkOne(session, file, wishes, base));
        continue;
      }
      const addTo: number | null = dataset === null ? base : dataset.id;
      const done = await importOne(session, file, wishes, addTo);
      dataset = done.dataset;
      imported.push(done.imported);
    }
    const identity = imported.at(-1)!.identity;
    context.print({ dataset, files: imported }, () => [
      ...imported.flatMap((one) => fileLines(one, context)),
      ...(identity === null ? [] : identityLines(identity, context.text)),
      '',
      ...(dataset === null ? [context.text('cli.import.nothingWritten')] : summaryLines(dataset, context.language)),
    ]);
    const isRefused = wishes.isCheck && imported.some(({ check }) => check.rowsAccepted === 0);
    return isRefused ? exitCodes.inputProblem : exitCodes.done;
  });
}

async function setZone({ engine, workspace }: OpenedSession, zone: string | null): Promise<void> {
  if (zone === null || zone === workspace.settings.zone) return;
  await engine.call('workspace.setSettings', { settings: { ...workspace.settings, zone } });
}

async function currentOf({ engine }: OpenedSession, { options }: CommandContext): Promise<number | null> {
  if (options.replace === true) return null;
  const { datasets, currentId } = await engine.call('dataset.list', {});
  const current = datasets.find(({ id }) => id === currentId);
  return current === undefined || (current.synthetic && options.add !== true) ? null : current.id;
}

/** The dataset that the files are added to. A file of the same name is never added twice without being told to. */
async function baseOf(
  session: OpenedSession,
  context: CommandContext,
  files: readonly string[],
): Promise<number | null> {
  const base = await currentOf(session, context);
  if (base === null || context.options.add === true) return base;
  const { datasets } = await session.engine.call('dataset.list', {});
  const { sources } = datasets.find(({ id }) => id === base)!;
  const repeated = files.map((file) => basename(file)).find((name) => sources.some((source) => source.name === name));
  if (repeated !== undefined) throw new EngineError('input', 'cli.importedBefore', { name: repeated });
  return base;
}
