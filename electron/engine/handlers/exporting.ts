import type { Dataset } from '../../../core/dataset/dataset.ts';
import { cellText, columnNamed, timeFormat } from '../../../core/dataset/index.ts';
import { type AudienceContact, audienceCsv } from '../../../core/exporters/audience/index.ts';
import { type Evidence, type Exporter, exporters, exportJourney, findExporter } from '../../../core/exporters/index.ts';
import { mapConditions } from '../../../core/journey/index.ts';
import type { Journey } from '../../../core/journey/spec.ts';
import { exportBlockers } from '../../../core/lint/index.ts';
import type { Problem } from '../../../core/lint/problem.ts';
import { writeOutSegments } from '../../../core/segment/index.ts';
import type { SegmentDefinitions } from '../../../core/segment/savedSegment.ts';
import { counterKey } from '../../../core/simulate/counters.ts';
import { EngineError } from '../../shared/errors.ts';
import type { ExportPreview } from '../../shared/exporting.ts';
import type { EngineContext, Handlers, ParsedInput } from '../context.ts';
import { safeFileName } from '../fileNames.ts';
import { lintInWorkspace } from '../linting.ts';
import { journeyHashOf, sha256Text } from '../runs.ts';
import { rowsBehind } from './run.ts';

export const exportHandlers: Pick<Handlers, 'export.targets' | 'export.preview' | 'export.save' | 'export.audience'> = {
  'export.audience': (context, { jobId, runId, nodeId }) =>
    context.jobs.run(jobId, async (job) => {
      const { journey, result } = context.session.file.runs.get(runId);
      const node = journey.nodes.find((candidate) => candidate.id === nodeId);
      if (node?.type !== 'audience') throw new EngineError('input', 'export.notAnAudience');
      const key = counterKey.nodeEntered(nodeId);
      const { dataset, rows } = await rowsBehind(context, { runId, key, limit: Number.MAX_SAFE_INTEGER }, job);
      const { email, phone } = dataset.roles;
      if (email === undefined && phone === undefined) throw new EngineError('input', 'export.noContacts');
      const made = audienceCsv(node.platform, contactsOf(dataset, rows), sha256Text);
      const name = `${node.audience.trim() || node.platform}-${node.platform}-${node.action}-${result.identity.request.startDate}`;
      return { fileName: safeFileName(name, '.csv'), ...made };
    }),

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
  { journeyId, target, fields, language, alongside }: ParsedInput<'export.preview'>,
): Promise<ExportPreview> {
  const exporter = neededExporter(target);
  const companion = alongside === null ? null : neededExporter(alongside);
  const { journeys, meta, segments } = context.session.file;
  const { journey } = journeys.get(journeyId);
  if (fields !== null) meta.setExportFields(target, journeyId, fields);
  const found = await lintInWorkspace(context, journey);
  const definitions = segments.definitions();
  const exportedTo = (one: Exporter, evidence: Evidence) =>
    exportJourney(one, forTarget(one.id, journey, definitions), {
      fields: meta.exportFields(one.id, journeyId),
      language,
      evidence,
    });
  const evidence = evidenceOf(context, journey, found);
  const losses = companion === null ? [] : exportedTo(companion, evidence).losses;
  const result = exportedTo(exporter, { ...evidence, losses });
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

function neededExporter(target: string): Exporter {
  const exporter = findExporter(target);
  if (exporter === undefined) throw new EngineError('input', 'export.unknownTarget', { target });
  return exporter;
}

/** Only our own format knows what a saved segment is; everyone else is told its conditions. */
function forTarget(target: string, journey: Journey, definitions: SegmentDefinitions): Journey {
  if (target === 'native') return journey;
  return mapConditions(journey, (condition) => writeOutSegments(condition, definitions));
}

/** The newest run of the journey as it is now, and what the linter says; figures of an older journey would mislead. */
function evidenceOf(context: EngineContext, journey: Journey, problems: readonly Problem[]): Evidence {
  const { runs, meta } = context.session.file;
  const hash = journeyHashOf(journey);
  const own = runs.list(journey.id).filter(({ identity }) => identity.journeyHash === hash);
  const newest = own.reduce<number | null>((best, { id }) => (best === null || id > best ? id : best), null);
  return {
    result: newest === null ? null : runs.get(newest).result,
    problems,
    zone: meta.settings().zone,
  };
}

function contactsOf(dataset: Dataset, rows: readonly number[]): AudienceContact[] {
  const format = timeFormat(dataset.zone);
  const columnOf = (name: string | undefined) => (name === undefined ? null : columnNamed(dataset, name));
  const email = columnOf(dataset.roles.email);
  const phone = columnOf(dataset.roles.phone);
  return rows.map((row) => ({
    email: email === null ? null : cellText(email, row, format),
    phone: phone === null ? null : cellText(phone, row, format),
  }));
}

function overridesOf({ session }: EngineContext, journeyId: string): ExportPreview['overrides'] {
  return session.file.meta.exportOverrides().filter((record) => record.journeyId === journeyId);
}
