import { EngineError } from '../../shared/errors.ts';
import { type CommandContext, exitCodes, wholeOption } from '../command.ts';
import { translatorOf } from '../language.ts';
import { withWorkspace } from '../session.ts';
import { tableLines } from '../table.ts';
import { summaryLines } from './describe.ts';

/** Lists the imports, newest first, and says what undo and redo would do. */
export function showHistory(context: CommandContext, path: string): Promise<number> {
  return withWorkspace(context, { path, purpose: 'open' }, async ({ engine, workspace }) => {
    const history = await engine.call('import.history', {});
    const { datasets } = await engine.call('dataset.list', {});
    const { records, inUse, undo, redo, noUndo } = history;
    const text = translatorOf(context.language, workspace.settings.zone);
    const isThere = (id: number) => datasets.some((dataset) => dataset.id === id);
    context.print(history, () => [
      ...tableLines(
        ['number', 'file', 'time', 'customers', 'events', 'state'].map((name) => text(`cli.importHistory.${name}`)),
        records.map((record) => [
          String(record.id),
          record.fileName,
          text('cli.importHistory.at', { time: record.time }),
          text('cli.number', { n: record.customers }),
          text('cli.number', { n: record.events }),
          stateOf(record.id === inUse?.id, isThere(record.datasetId), record.isUndone)
            .map((state) => text(`cli.importHistory.${state}`))
            .join(', '),
        ]),
        [0, 3, 4],
      ),
      '',
      undo === null
        ? text(`error.${noUndo ?? 'import.nothingToUndo'}`)
        : text('cli.importHistory.canUndo', { file: undo.fileName }),
      ...(redo === null ? [] : [text('cli.importHistory.canRedo', { file: redo.fileName })]),
    ]);
    return exitCodes.done;
  });
}

function stateOf(isUsed: boolean, isThere: boolean, isUndone: boolean): string[] {
  if (isUsed) return ['used'];
  return [...(isUndone ? ['undone'] : []), ...(isThere ? [] : ['deleted'])];
}

/** Puts the version that an import made to use again. Throws `import.unknownRecord` and `import.versionDeleted`. */
export function restoreVersion(context: CommandContext, path: string): Promise<number> {
  const number = wholeOption(context.options, 'restore', { least: 1, most: Number.MAX_SAFE_INTEGER, default: 1 });
  return withWorkspace(context, { path, purpose: 'open' }, async ({ engine }) => {
    const { records } = await engine.call('import.history', {});
    const record = records.find(({ id }) => id === number);
    if (record === undefined) throw new EngineError('input', 'import.unknownRecord', { number });
    const { datasets } = await engine.call('dataset.list', {});
    if (!datasets.some(({ id }) => id === record.datasetId)) {
      throw new EngineError('input', 'import.versionDeleted', { file: record.fileName });
    }
    const dataset = await engine.call('dataset.select', { datasetId: record.datasetId });
    context.print({ dataset, record }, () => [
      context.text('cli.import.restored', { file: record.fileName }),
      '',
      ...summaryLines(dataset, context.language),
    ]);
    return exitCodes.done;
  });
}

/** Undoes the import that the data in use come from, or does the one again that was undone last. */
export function undoOrRedo(context: CommandContext, path: string, isUndo: boolean): Promise<number> {
  return withWorkspace(context, { path, purpose: 'open' }, async ({ engine }) => {
    const before = await engine.call('import.history', {});
    const { dataset } = await engine.call(isUndo ? 'import.undo' : 'import.redo', {});
    const record = (isUndo ? before.undo : before.redo)!;
    context.print({ dataset, record }, () => [
      context.text(isUndo ? 'cli.import.undone' : 'cli.import.redone', { file: record.fileName }),
      '',
      ...(dataset === null ? [context.text('cli.describe.noData')] : summaryLines(dataset, context.language)),
    ]);
    return exitCodes.done;
  });
}
