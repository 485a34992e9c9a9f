import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { choiceOption, type Command, exitCodes, neededOption } from '../command.ts';
import { withWorkspace } from '../session.ts';
import { hasErrors, problemLines } from './problems.ts';
import { refuse } from './run.ts';
import { findJourney } from './specs.ts';

export const exportCommand: Command = {
  name: 'export',
  usage: 'WORKSPACE',
  minimumArguments: 1,
  maximumArguments: 1,
  options: {
    journey: { type: 'string', value: 'NAME' },
    to: { type: 'string', value: 'native' },
    out: { type: 'string', value: 'DIR' },
    force: { type: 'boolean' },
  },
  async run(context) {
    const { options, text } = context;
    const name = neededOption(options, 'journey');
    const target = choiceOption(options, 'to', ['native'], null);
    const folder = neededOption(options, 'out');
    const path = context.arguments[0]!;
    return withWorkspace(context, { path, purpose: 'open' }, async (session) => {
      const { journey } = await findJourney(session, name);
      const journeyId = journey.id;
      const problems = await session.engine.call('journey.lint', { journeyId });
      if (hasErrors(problems) && options.force !== true) return refuse(problems, context, journey);
      for (const line of problemLines(problems, text, journey)) context.note(line);
      const { fileName, text: content } = await session.engine.call('journey.exportSpec', { journeyId });
      const { writeFileAtomic } = await import('../../files/index.ts');
      await mkdir(folder, { recursive: true });
      const file = join(folder, fileName);
      await writeFileAtomic(file, content);
      context.print({ to: target, files: [file], problems }, () => [text('cli.export.written', { file })]);
      return exitCodes.done;
    });
  },
};
