import { type Command, type CommandContext, exitCodes, wholeOption } from '../command.ts';
import { givenWorkspace } from './givenWorkspace.ts';

export const serveCommand: Command = {
  name: 'serve',
  usage: '[WORKSPACE]',
  minimumArguments: 0,
  maximumArguments: 1,
  options: { port: { type: 'string', value: 'N' } },
  run(context) {
    const port = wholeOption(context.options, 'port', { least: 0, most: 65_535, default: 0 });
    return serveUntilStopped(context, { workspace: givenWorkspace(context), port, openBrowser: false });
  },
};

/** Serves the app on the loopback interface until the program is told to stop. */
export async function serveUntilStopped(
  context: CommandContext,
  options: { workspace: string | null; port: number; openBrowser: boolean },
): Promise<number> {
  const { serve } = await import('../../browser/serve.ts');
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  const served = await serve(options);
  context.print({ url: served.url }, () => [context.text('cli.serve.ready', { url: served.url })]);
  context.note(context.text('cli.serve.stop'));
  await stopped;
  await served.close();
  return exitCodes.done;
}
