import { exporters, exportJourney, findExporter } from '../../../core/exporters/index.ts';
import { exportBlockers } from '../../../core/lint/index.ts';
import { EngineError } from '../../shared/errors.ts';
import type { ExportPreview } from '../../shared/exporting.ts';
import type { EngineContext, Handlers, ParsedInput } from '../context.ts';
import { lintInWorkspace } from '../linting.ts';

export const exportHandlers: Pick<Handlers, 'export.targets' | 'export.preview' | 'export.save'> = {
  'export.targets': () => exporters.map(({ id, version, fields }) => ({ id, version, fields: [...fields] })),

  'export.preview': (context, input) => preview(context, input),

  async 'export.save'(context, { overrideReason, ...input }) {
    const made = await preview(context, input);
    const { meta } = context.session.file;
    const reason = overrideReason?.trim() ?? '';
    const [first] = made.blockers;
    if (first !== undefined) {
      if (reason === '') {
        throw new EngineError('input', 'export.blocked', {
          ...first.params,
          count: made.blockers.length,
          problem: first.code,
        });
      }
      meta.addExportOverride({
        time: context.options.clock(),
        journeyId: input.journeyId,
        target: input.target,
        reason,
        problems: made.blockers.map(({ code, nodeId }) => ({ code, nodeId })),
      });
    }
    return { ...made, overrides: overridesOf(context, input.journeyId) };
  },
};

async function preview(
  context: EngineContext,
  { journeyId, target, fields }: ParsedInput<'export.preview'>,
): Promise<ExportPreview> {
  const exporter = findExporter(target);
  if (exporter === undefined) throw new EngineError('input', 'export.unknownTarget', { target });
  const { journeys, meta } = context.session.file;
  const { journey } = journeys.get(journeyId);
  if (fields !== null) meta.setExportFields(target, journeyId, fields);
  const result = exportJourney(exporter, journey, { fields: meta.exportFields(target, journeyId) });
  const found = await lintInWorkspace(context, journey);
  const warnings = found.filter(({ code }) => code === 'journey.changedSinceRun');
  const blockers = exportBlockers([...found, ...result.problems], []);
  return {
    files: [...result.files],
    mapping: result.mapping.map(({ nodeId, elements }) => ({ nodeId, elements: [...elements] })),
    losses: result.losses.map((loss) => ({ ...loss, params: { ...loss.params } })),
    fields: [...result.fields],
    problems: [...warnings, ...result.problems],
    blockers,
    overrides: overridesOf(context, journeyId),
  };
}

function overridesOf({ session }: EngineContext, journeyId: string): ExportPreview['overrides'] {
  return session.file.meta.exportOverrides().filter((record) => record.journeyId === journeyId);
}
