import type { QualityFinding } from '../../../core/measure/quality.ts';
import type { Translate } from '../../../core/i18n/index.ts';
import type { CommandContext } from '../command.ts';
import type { Imported } from './importFile.ts';
import { problemLines } from './problems.ts';

const rejectedShown = 10;

/** What was found in one file, in lines. */
export function fileLines({ file, origin, lookups, mapping, check }: Imported, { text }: CommandContext): string[] {
  const { rowsRead, rowsAccepted, rowsRejected, duplicatesDropped, rejected, problems, quality } = check;
  const lines = [
    text('cli.import.file', { file, kind: text(`cli.importKind.${mapping.kind}`) }),
    ...originLines(origin, text),
    ...lookups.map(({ source, key, match }) => text('cli.import.lookup', { name: source.name, key, match })),
    text('cli.import.rows', { rowsRead, rowsAccepted, rowsRejected }),
    ...(duplicatesDropped > 0 ? [text('cli.import.duplicates', { count: duplicatesDropped })] : []),
    ...problemLines(problems, text),
  ];
  for (const { line, code, params } of rejected.slice(0, rejectedShown)) {
    lines.push(`  ${text('cli.import.rejected', { line, reason: text(`import.${code}`, params) })}`);
  }
  if (rowsRejected > rejectedShown) lines.push(`  ${text('cli.import.more', { count: rowsRejected - rejectedShown })}`);
  if (quality.length > 0) {
    lines.push(text('cli.import.quality'), ...quality.map((finding) => `  ${qualityLine(finding, text)}`));
  }
  return lines;
}

function originLines(origin: Imported['origin'], text: Translate): string[] {
  switch (origin.kind) {
    case 'preset':
      return [text('cli.import.preset', { name: text(`preset.${origin.preset}`), preset: origin.preset })];
    case 'remembered':
      return [text('cli.import.remembered', { file: origin.fileName, time: origin.time })];
    case 'given':
    case 'guess':
      return [];
  }
}

function qualityLine({ code, severity, count, share, params, examples }: QualityFinding, text: Translate): string {
  const said = text(`quality.${code}`, { ...params, count, share: share ?? 0 });
  const shown = examples.length === 0 ? '' : ` (${examples.join(', ')})`;
  return `${text(`quality.severity.${severity}`)}: ${said}${shown}`;
}
