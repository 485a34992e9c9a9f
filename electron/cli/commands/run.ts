import { blocksRun } from '../../../core/lint/index.ts';
import { headline } from '../../../core/measure/index.ts';
import type { Journey } from '../../../core/journey/spec.ts';
import type { Problem } from '../../../core/lint/problem.ts';
import type { RunResult } from '../../../core/measure/result.ts';
import { type Command, type CommandContext, exitCodes, neededOption, textOption, wholeOption } from '../command.ts';
import { translatorOf } from '../language.ts';
import { withWorkspace } from '../session.ts';
import { tableLines } from '../table.ts';
import { problemLines } from './problems.ts';
import { holdoutOf, runOptions, runRequestOf } from './runOptions.ts';
import { withJourney } from './specs.ts';

export const runCommand: Command = {
  name: 'run',
  usage: 'WORKSPACE',
  minimumArguments: 1,
  maximumArguments: 1,
  options: { ...runOptions, replications: { type: 'string', value: 'N' }, workers: { type: 'string', value: 'N' } },
  async run(context) {
    const { options } = context;
    const wish = { argument: neededOption(options, 'journey'), holdoutPercent: holdoutOf(options) };
    const request = runRequestOf(options, null);
    const workers =
      textOption(options, 'workers') === null
        ? null
        : wholeOption(options, 'workers', { least: 1, most: 256, default: 1 });
    const path = context.arguments[0]!;
    return withWorkspace(context, { path, purpose: 'open', workers }, async (session) => {
      const { engine, newJob } = session;
      const outcome = await withJourney(session, wish, async ({ journey }) => {
        const problems = await engine.call('journey.lint', { journeyId: journey.id });
        if (problems.some(blocksRun)) return refuse(problems, context, journey);
        const { result } = await engine.call('run.start', { jobId: newJob(), journeyId: journey.id, request });
        context.print(result, () => resultLines(result, journey, context));
        return exitCodes.done;
      });
      return outcome.ok ? outcome.value : refuse(outcome.error, context, null);
    });
  },
};

/** Lists why a journey cannot be run or exported. */
export function refuse(problems: readonly Problem[], context: CommandContext, journey: Journey | null): number {
  context.note(
    context.text('cli.run.refused', { count: problems.filter(({ severity }) => severity === 'error').length }),
  );
  context.print({ problems }, () => problemLines(problems, context.text, journey));
  return exitCodes.inputProblem;
}

function resultLines(result: RunResult, journey: Journey, context: CommandContext): string[] {
  const text = translatorOf(context.language, result.zone);
  const { sentenceKey, ...figures } = headline(result);
  const header = ['node', 'entered', 'inside', 'sent', 'suppressed'].map((column) => text(`cli.column.${column}`));
  const rows = journey.nodes.flatMap((node) => {
    const counts = result.nodes[node.id];
    if (counts === undefined) return [];
    const { message } = counts;
    const suppressed =
      message === null ? null : Object.values(message.suppressed).reduce((sum, { mean }) => sum + mean, 0);
    const shown = [counts.entered.mean, counts.inside.mean, message?.counts.sent?.mean ?? null, suppressed];
    return [[node.title || node.id, ...shown.map((n) => (n === null ? '' : text('cli.number', { n: Math.round(n) })))]];
  });
  return [
    text(sentenceKey, { ...figures }),
    ...(result.synthetic ? [text('cli.describe.synthetic')] : []),
    '',
    ...tableLines(header, rows, [1, 2, 3, 4]),
    '',
    ...result.basis.map((item) => `- ${text(`cli.basis.${item.kind}`)} ${text(`basis.${item.code}`, item.params)}`),
    ...problemLines(result.warnings, text, journey),
  ];
}
