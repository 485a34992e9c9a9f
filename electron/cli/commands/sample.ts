import { type Command, exitCodes, wholeOption } from '../command.ts';
import { withWorkspace } from '../session.ts';
import { summaryLines } from './describe.ts';

export const sampleCommand: Command = {
  name: 'sample',
  usage: 'OUT.yeojeong',
  minimumArguments: 1,
  maximumArguments: 1,
  options: {
    customers: { type: 'string', value: 'N' },
    days: { type: 'string', value: 'D' },
    seed: { type: 'string', value: 'S' },
  },
  run(context) {
    const customers = wholeOption(context.options, 'customers', { least: 100, most: 1_000_000, default: 20_000 });
    const days = wholeOption(context.options, 'days', { least: 30, most: 3650, default: 365 });
    const seed = wholeOption(context.options, 'seed', { least: 0, most: 4_294_967_295, default: 1 });
    const path = context.arguments[0]!;
    return withWorkspace(context, { path, purpose: 'create' }, async ({ engine, workspace, newJob }) => {
      const dataset = await engine.call('sample.create', { jobId: newJob(), customers, days, seed });
      context.print({ workspace: workspace.path, dataset }, () => [
        context.text('cli.sample.made', { path: workspace.path }),
        ...summaryLines(dataset, context.language),
      ]);
      return exitCodes.done;
    });
  },
};
