import { journeyToText } from '../../../core/journey/index.ts';
import { type Command, type CommandContext, exitCodes, UsageError } from '../command.ts';
import { translatorOf } from '../language.ts';
import { type OpenedSession, withWorkspace } from '../session.ts';
import { tableLines } from '../table.ts';
import { problemLines } from './problems.ts';
import { findJourney, readSpec, readSpecText } from './specs.ts';

const actions = ['list', 'get', 'put'] as const;

export const journeyCommand: Command = {
  name: 'journey',
  usage: 'list|get|put WORKSPACE [NAME|FILE]',
  minimumArguments: 2,
  maximumArguments: 3,
  options: {},
  run(context) {
    const [wanted, path, subject] = context.arguments;
    const action = actions.find((known) => known === wanted);
    if (action === undefined) throw new UsageError('badAction', { value: wanted!, choices: actions.join(', ') });
    if (action === 'list') {
      if (subject !== undefined) throw new UsageError('tooManyArguments', { value: subject });
      return withWorkspace(context, { path: path!, purpose: 'open' }, (session) => listJourneys(session, context));
    }
    if (subject === undefined)
      throw new UsageError('tooFewArguments', { usage: `yeojeong journey ${journeyCommand.usage}` });
    const act = action === 'get' ? getJourney : putJourney;
    return withWorkspace(context, { path: path!, purpose: 'open' }, (session) => act(session, context, subject));
  },
};

async function listJourneys({ engine, workspace }: OpenedSession, context: CommandContext): Promise<number> {
  const journeys = await engine.call('journey.list', {});
  const text = translatorOf(context.language, workspace.settings.zone);
  context.print({ journeys }, () => {
    if (journeys.length === 0) return [text('cli.journey.none')];
    const header = ['journey', 'nodes', 'live', 'changed', 'id'].map((column) => text(`cli.column.${column}`));
    const rows = journeys.map(({ id, name, nodeCount, live, updatedTime }) => [
      name,
      text('cli.number', { n: nodeCount }),
      text(live ? 'cli.live.on' : 'cli.live.off'),
      text('cli.datetime', { t: updatedTime }),
      id,
    ]);
    return tableLines(header, rows, [1]);
  });
  return exitCodes.done;
}

async function getJourney(session: OpenedSession, context: CommandContext, name: string): Promise<number> {
  const { journey } = await findJourney(session, name);
  context.print(journey, () => [journeyToText(journey).trimEnd()]);
  return exitCodes.done;
}

async function putJourney(session: OpenedSession, context: CommandContext, file: string): Promise<number> {
  const { text } = context;
  const spec = await readSpec(file);
  if (!spec.ok) {
    context.note(text('cli.spec.problems', { path: file, count: spec.error.length }));
    context.print({ problems: spec.error }, () => problemLines(spec.error, text));
    return exitCodes.inputProblem;
  }
  const state = await session.engine.call('journey.importSpec', { text: await readSpecText(file) });
  const { id, name } = state.journey;
  const { revision, format, losses } = state;
  for (const { code, params } of losses) context.note(text(`importLoss.${code}`, params));
  context.print({ journeyId: id, name, revision, format, losses }, () => [text('cli.journey.put', { name, id })]);
  return exitCodes.done;
}
