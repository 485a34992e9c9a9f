import type { Translate } from '../i18n/index.ts';
import type { Journey } from '../journey/spec.ts';
import type { Problem } from '../lint/problem.ts';
import type { ExportFile, ExportResult } from './result.ts';
import { fileNamePart } from './shared/names.ts';

interface ReportAbout {
  readonly exporterId: string;
  readonly version: string;
  readonly journey: Journey;
  readonly result: ExportResult;
  /** Errors that the export was made in spite of, and why; empty and null where there were none. */
  readonly blockers: readonly Problem[];
  readonly overrideReason: string | null;
}

/** What an engineer needs beside the files, as Markdown: values to fill in, what became of each node, and every loss. */
export function reportFile(about: ReportAbout, text: Translate): ExportFile {
  const { exporterId, journey } = about;
  const name = `${fileNamePart(journey.name)}.${exporterId}.report.md`;
  return { name, mediaType: 'text/markdown', text: `${reportLines(about, text).join('\n')}\n` };
}

function reportLines(
  { exporterId, version, journey, result, blockers, overrideReason }: ReportAbout,
  text: Translate,
): string[] {
  const target = text(`exportTarget.${exporterId}`);
  const lines = [`# ${plain(journey.name)} → ${target}`, '', text('exportReport.version', { version }), ''];
  if (overrideReason !== null) {
    lines.push(`## ${text('exportReport.override')}`, '', plain(overrideReason), '');
    for (const { code, params } of blockers) lines.push(`- ${plain(text(`problem.${code}`, params))}`);
    lines.push('');
  }
  const missing = result.fields.filter((field) => field.value === null);
  if (missing.length > 0) {
    lines.push(`## ${text('exportReport.missing')}`, '');
    for (const field of missing) {
      const label = text(`exportField.${exporterId}.${field.key}`);
      const subject = field.name ?? (field.nodeId === null ? '' : nodeName(journey, field.nodeId, text));
      lines.push(`- ${label}${subject === '' ? '' : `: ${plain(subject)}`}`);
    }
    lines.push('');
  }
  lines.push(`## ${text('exportReport.wholeJourney')}`, '');
  const whole = result.losses.filter((loss) => loss.nodeId === null);
  lines.push(...lossLines(whole, text), '');
  lines.push(`## ${text('exportReport.nodes')}`, '');
  for (const { nodeId, elements } of result.mapping) {
    const became = elements.length === 0 ? '—' : elements.map((element) => plain(element)).join(', ');
    lines.push(`### ${plain(nodeName(journey, nodeId, text))}`, '', `→ ${became}`, '');
    const losses = result.losses.filter((loss) => loss.nodeId === nodeId);
    if (losses.length > 0) lines.push(...lossLines(losses, text), '');
  }
  return lines;
}

function lossLines(losses: ExportResult['losses'], text: Translate): string[] {
  if (losses.length === 0) return [text('exportReport.nothingLost')];
  return losses.map(
    ({ kind, code, params }) => `- **${text(`exportReport.${kind}`)}** ${plain(text(`exportLoss.${code}`, params))}`,
  );
}

/** The node's title, else what kind of node it is. */
function nodeName(journey: Journey, nodeId: string, text: Translate): string {
  const node = journey.nodes.find((one) => one.id === nodeId);
  if (node === undefined) return nodeId;
  return node.title.trim() === '' ? text(`nodeType.${node.type}`) : node.title;
}

/** Text of people's own that Markdown and HTML leave as it is. */
function plain(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_{}[\]<>#|!]/g, (character) => `\\${character}`)
    .trim();
}
