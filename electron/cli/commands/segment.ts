import { z } from 'zod';
import { conditionSchema } from '../../../core/segment/condition.ts';
import type { SavedSegment } from '../../../core/segment/savedSegment.ts';
import { EngineError } from '../../shared/errors.ts';
import { type Command, type CommandContext, exitCodes, UsageError } from '../command.ts';
import { translatorOf } from '../language.ts';
import { type OpenedSession, withWorkspace } from '../session.ts';
import { tableLines } from '../table.ts';
import { readSpecText } from './specs.ts';

type Act = (session: OpenedSession, context: CommandContext, subject: string) => Promise<number>;

const acts: Readonly<Record<'get' | 'put' | 'count' | 'delete', Act>> = {
  get: getSegment,
  put: putSegments,
  count: countSegment,
  delete: deleteSegment,
};
const actions = ['list', 'get', 'put', 'count', 'delete'] as const;

/** A segment as `get` writes it and `put` reads it; one of the same name becomes a new version of that one. */
const segmentFileSchema = z.object({
  name: z.string().trim().min(1),
  description: z.string().default(''),
  condition: conditionSchema,
});

export const segmentCommand: Command = {
  name: 'segment',
  usage: 'list|get|put|count|delete WORKSPACE [NAME|FILE]',
  minimumArguments: 2,
  maximumArguments: 3,
  options: { force: { type: 'boolean' } },
  run(context) {
    const [wanted, path, subject] = context.arguments;
    const action = actions.find((known) => known === wanted);
    if (action === undefined) throw new UsageError('badAction', { value: wanted!, choices: actions.join(', ') });
    if (action === 'list') {
      if (subject !== undefined) throw new UsageError('tooManyArguments', { value: subject });
      return withWorkspace(context, { path: path!, purpose: 'open' }, (session) => listSegments(session, context));
    }
    if (subject === undefined) {
      throw new UsageError('tooFewArguments', { usage: `yeojeong segment ${segmentCommand.usage}` });
    }
    return withWorkspace(context, { path: path!, purpose: 'open' }, (session) =>
      acts[action](session, context, subject),
    );
  },
};

async function listSegments({ engine, workspace }: OpenedSession, context: CommandContext): Promise<number> {
  const segments = await engine.call('segment.list', {});
  const text = translatorOf(context.language, workspace.settings.zone);
  context.print({ segments }, () => {
    if (segments.length === 0) return [text('cli.segment.none')];
    const header = ['segment', 'version', 'changed', 'id'].map((column) => text(`cli.column.${column}`));
    const rows = segments.map(({ id, name, version, savedTime }) => [
      name,
      text('cli.number', { n: version }),
      text('cli.datetime', { t: savedTime }),
      id,
    ]);
    return tableLines(header, rows, [1]);
  });
  return exitCodes.done;
}

async function getSegment(session: OpenedSession, context: CommandContext, nameOrId: string): Promise<number> {
  const { name, description, condition } = await findSegment(session, nameOrId);
  const document = { name, description, condition };
  context.print(document, () => [JSON.stringify(document, null, 2)]);
  return exitCodes.done;
}

/** Saves the one segment of the file, or each of a list. */
async function putSegments({ engine }: OpenedSession, context: CommandContext, file: string): Promise<number> {
  const { text } = context;
  const wished = parseSegments(await readSpecText(file), file);
  const known = await engine.call('segment.list', {});
  const saved: SavedSegment[] = [];
  for (const one of wished) {
    const same = [...known, ...saved].findLast(({ name }) => name.normalize('NFC') === one.name.normalize('NFC'));
    saved.push(await engine.call('segment.save', { ...one, segmentId: same?.id ?? null }));
  }
  context.print({ segments: saved }, () =>
    saved.map(({ name, version }) => text('cli.segment.put', { name, version })),
  );
  return exitCodes.done;
}

function parseSegments(contents: string, path: string): z.infer<typeof segmentFileSchema>[] {
  let json: unknown;
  try {
    json = JSON.parse(contents.replace(/^\uFEFF/, ''));
  } catch {
    throw new EngineError('input', 'cli.badSegment', { path });
  }
  const parsed = z.array(segmentFileSchema).safeParse(Array.isArray(json) ? json : [json]);
  if (!parsed.success) throw new EngineError('input', 'cli.badSegment', { path });
  return parsed.data;
}

async function countSegment(session: OpenedSession, context: CommandContext, nameOrId: string): Promise<number> {
  const { engine, workspace } = session;
  const segment = await findSegment(session, nameOrId);
  const counted = await engine.call('segment.count', { jobId: 'count', condition: segment.condition });
  const text = translatorOf(context.language, workspace.settings.zone);
  const { count, customers, time } = counted;
  context.print({ segment: segment.name, ...counted }, () => [
    text('cli.segment.count', { name: segment.name, count, customers, time }),
    ...counted.problems.map((problem) => text(`problem.${problem.code}`, problem.params)),
  ]);
  return exitCodes.done;
}

/** Refuses to delete what is in use unless it is forced. */
async function deleteSegment(session: OpenedSession, context: CommandContext, nameOrId: string): Promise<number> {
  const { engine } = session;
  const { text, options } = context;
  const { id, name } = await findSegment(session, nameOrId);
  const uses = await engine.call('segment.uses', { segmentId: id });
  const users = [...uses.journeys, ...uses.segments].map((user) => user.name);
  if (users.length > 0 && options.force !== true) {
    context.note(text('cli.segment.inUse', { name, users: users.join(', ') }));
    context.print({ deleted: false, uses }, () => users);
    return exitCodes.inputProblem;
  }
  await engine.call('segment.delete', { segmentId: id });
  context.print({ deleted: true, uses }, () => [text('cli.segment.deleted', { name })]);
  return exitCodes.done;
}

/** The saved segment with this name or id. Rejects with `cli.noSegment` and `cli.segmentAmbiguous`. */
async function findSegment({ engine }: OpenedSession, nameOrId: string): Promise<SavedSegment> {
  const segments = await engine.call('segment.list', {});
  const wanted = nameOrId.normalize('NFC');
  const byId = segments.find(({ id }) => id === nameOrId);
  const named = byId === undefined ? segments.filter(({ name }) => name.normalize('NFC') === wanted) : [byId];
  if (named.length > 1) throw new EngineError('input', 'cli.segmentAmbiguous', { name: nameOrId, count: named.length });
  const [found] = named;
  if (found === undefined) throw new EngineError('input', 'cli.noSegment', { name: nameOrId });
  return found;
}
