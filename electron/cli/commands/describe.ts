import type { Language } from '../../../core/i18n/index.ts';
import type { DatasetSummary } from '../../shared/models.ts';
import { type Command, exitCodes } from '../command.ts';
import { translatorOf } from '../language.ts';
import { insightOptions, insightWish, measureLines, measuresOf } from './describeInsight.ts';
import { withWorkspace } from '../session.ts';
import { tableLines } from '../table.ts';

export const describeCommand: Command = {
  name: 'describe',
  usage: 'WORKSPACE',
  minimumArguments: 1,
  maximumArguments: 1,
  options: insightOptions,
  run(context) {
    const wish = insightWish(context.options);
    return withWorkspace(context, { path: context.arguments[0]!, purpose: 'open' }, async (session) => {
      const { engine, workspace } = session;
      const { datasets, currentId } = await engine.call('dataset.list', {});
      const journeys = await engine.call('journey.list', {});
      const current = datasets.find(({ id }) => id === currentId) ?? null;
      const text = translatorOf(context.language, workspace.settings.zone);
      const measures = current === null ? {} : await measuresOf(session, wish);
      context.print({ workspace, datasets, currentId, journeys, ...measures }, () => [
        text('cli.describe.workspace', { name: workspace.name, path: workspace.path, zone: workspace.settings.zone }),
        text('cli.describe.counts', { datasets: datasets.length, journeys: journeys.length }),
        ...journeys.map(({ name, live }) => `  ${name} · ${text(live ? 'cli.live.on' : 'cli.live.off')}`),
        ...(current === null ? [text('cli.describe.noData')] : summaryLines(current, context.language)),
        ...(current === null ? [] : measureLines(measures, wish, translatorOf(context.language, current.zone))),
      ]);
      return exitCodes.done;
    });
  },
};

/** What a dataset holds: sizes, span, events and attributes. */
export function summaryLines(dataset: DatasetSummary, language: Language): string[] {
  const text = translatorOf(language, dataset.zone);
  const { customerCount, eventCount, firstTime, lastTime, eventTypes, attributes } = dataset;
  const lines = [text('cli.describe.dataset', { name: dataset.name, customers: customerCount, events: eventCount })];
  if (dataset.synthetic) lines.push(text('cli.describe.synthetic'));
  if (firstTime !== null && lastTime !== null) lines.push(text('cli.describe.span', { firstTime, lastTime }));
  if (eventTypes.length > 0) {
    const rows = eventTypes.map(({ name, count }) => [name, text('cli.number', { n: count })]);
    lines.push('', ...tableLines([text('cli.column.event'), text('cli.column.count')], rows, [1]));
  }
  if (attributes.length > 0) {
    const header = ['attribute', 'kind', 'role', 'missing'].map((column) => text(`cli.column.${column}`));
    const rows = attributes.map(({ name, kind, role, missing }) => [
      name,
      text(`cli.kind.${kind}`),
      role ?? '',
      text('cli.number', { n: missing }),
    ]);
    lines.push('', ...tableLines(header, rows, [3]));
  }
  lines.push('', `SHA-256 ${dataset.hash}`);
  return lines;
}
