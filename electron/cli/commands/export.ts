import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { findExporter, exporters, reportFile } from '../../../core/exporters/index.ts';
import { EngineError } from '../../shared/errors.ts';
import { choiceOption, type Command, exitCodes, neededOption } from '../command.ts';
import { withWorkspace } from '../session.ts';
import { problemLines } from './problems.ts';
import { refuse } from './run.ts';
import { findJourney } from './specs.ts';

export const exportCommand: Command = {
  name: 'export',
  usage: 'WORKSPACE',
  minimumArguments: 1,
  maximumArguments: 1,
  options: {
    journey: { type: 'string', value: 'NAME' },
    to: { type: 'string', value: exporters.map(({ id }) => id).join('|') },
    out: { type: 'string', value: 'DIR' },
    fields: { type: 'string', value: 'FILE.json' },
    override: { type: 'string', value: 'REASON' },
    alongside: { type: 'string', value: 'TARGET' },
  },
  async run(context) {
    const { options, text } = context;
    const name = neededOption(options, 'journey');
    const target = choiceOption(
      options,
      'to',
      exporters.map(({ id }) => id),
      null,
    );
    const alongside =
      options.alongside === undefined
        ? null
        : choiceOption(
            options,
            'alongside',
            exporters.map(({ id }) => id),
            null,
          );
    const folder = neededOption(options, 'out');
    const fields = typeof options.fields === 'string' ? await readFields(options.fields) : null;
    const overrideReason = typeof options.override === 'string' ? options.override : null;
    const path = context.arguments[0]!;
    return withWorkspace(context, { path, purpose: 'open' }, async (session) => {
      const { journey } = await findJourney(session, name);
      const request = { journeyId: journey.id, target, fields, language: context.language, alongside };
      const preview = await session.engine.call('export.preview', request);
      const problems = [...preview.blockers, ...preview.problems.filter(({ severity }) => severity !== 'error')];
      if (preview.blockers.length > 0 && (overrideReason ?? '').trim() === '') {
        context.note(text('cli.export.howToOverride'));
        return refuse(problems, context, journey);
      }
      const made = await session.engine.call('export.save', { ...request, overrideReason });
      for (const line of problemLines(problems, text, journey)) context.note(line);
      const usedReason = preview.blockers.length > 0 ? overrideReason : null;
      const about = { exporterId: target, version: findExporter(target)!.version, journey, blockers: made.blockers };
      const report = reportFile({ ...about, result: made, overrideReason: usedReason }, text);
      // our own file loses nothing, so it needs no report
      const written = target === 'native' ? made.files : [...made.files, report];
      const { writeFileAtomic } = await import('../../files/index.ts');
      await mkdir(folder, { recursive: true });
      const files: string[] = [];
      for (const file of written) {
        files.push(join(folder, file.name));
        await writeFileAtomic(files.at(-1)!, file.text);
      }
      const { losses, mapping, fields: needed } = made;
      context.print({ to: target, files, losses, mapping, fields: needed, problems }, () => [
        ...files.map((file) => text('cli.export.written', { file })),
        ...(losses.length === 0 ? [] : [text('cli.export.losses', { count: losses.length })]),
      ]);
      return exitCodes.done;
    });
  },
};

/** The values of `--fields`: one JSON object of texts by address. */
async function readFields(path: string): Promise<Record<string, string>> {
  let contents: string;
  try {
    contents = await readFile(path, 'utf8');
  } catch {
    throw new EngineError('input', 'cli.noSpec', { path });
  }
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(contents.replace(/^\uFEFF/, '')));
  } catch {
    throw new EngineError('input', 'export.badFields', { path });
  }
}
