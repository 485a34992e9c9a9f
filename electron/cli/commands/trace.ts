import { blocksRun } from '../../../core/lint/index.ts';
import type { Journey } from '../../../core/journey/spec.ts';
import type { TraceStep } from '../../../core/simulate/trace.ts';
import { type Command, type CommandContext, exitCodes, neededOption } from '../command.ts';
import { translatorOf } from '../language.ts';
import { withWorkspace } from '../session.ts';
import { refuse } from './run.ts';
import { holdoutOf, runOptions, runRequestOf } from './runOptions.ts';
import { withJourney } from './specs.ts';

export const traceCommand: Command = {
  name: 'trace',
  usage: 'WORKSPACE',
  minimumArguments: 1,
  maximumArguments: 1,
  options: { ...runOptions, customer: { type: 'string', value: 'ID' } },
  async run(context) {
    const { options } = context;
    const customerId = neededOption(options, 'customer');
    const wish = { argument: neededOption(options, 'journey'), holdoutPercent: holdoutOf(options) };
    // the first replication does not depend on how many follow it
    const request = runRequestOf(options, 1);
    const path = context.arguments[0]!;
    return withWorkspace(context, { path, purpose: 'open' }, async (session) => {
      const { engine, newJob } = session;
      const outcome = await withJourney(session, wish, async ({ journey }) => {
        const problems = await engine.call('journey.lint', { journeyId: journey.id });
        if (problems.some(blocksRun)) return refuse(problems, context, journey);
        await engine.call('dataset.customer', { customerId });
        const { runId, result } = await engine.call('run.start', { jobId: newJob(), journeyId: journey.id, request });
        try {
          const { customer, steps } = await engine.call('run.trace', { runId, customerId });
          context.print({ customer, steps }, () => stepLines(steps, journey, result.zone, context));
        } finally {
          await engine.call('run.delete', { runId });
        }
        return exitCodes.done;
      });
      return outcome.ok ? outcome.value : refuse(outcome.error, context, null);
    });
  },
};

function stepLines(steps: readonly TraceStep[], journey: Journey, zone: string, context: CommandContext): string[] {
  const text = translatorOf(context.language, zone);
  if (steps.length === 0) return [text('cli.trace.none')];
  return steps.map(({ time, run, nodeId, kind, params }) => {
    const node = journey.nodes.find(({ id }) => id === nodeId);
    const place = node === undefined ? '' : ` [${node.title || node.id}]`;
    const entry = run === 0 ? '' : ` #${run}`;
    const words = typeof params.reason === 'string' ? { ...params, reason: text(`reason.${params.reason}`) } : params;
    return `${text('cli.datetime', { t: time })}${entry}${place} ${text(`trace.${kind}`, words)}`;
  });
}
