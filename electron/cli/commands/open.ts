import { type Command, exitCodes } from '../command.ts';
import { givenWorkspace } from './givenWorkspace.ts';
import { serveUntilStopped } from './serve.ts';

export const openCommand: Command = {
  name: 'open',
  usage: '[WORKSPACE]',
  minimumArguments: 0,
  maximumArguments: 1,
  options: {},
  async run(context) {
    const workspace = givenWorkspace(context);
    const { openDesktop } = await import('../openDesktop.ts');
    const outcome = await openDesktop(workspace, () => context.note(context.text('cli.desktop.downloading')));
    if (outcome.opened) {
      context.print({ opened: true }, () => [context.text('cli.desktop.closed')]);
      return outcome.exitCode === 0 ? exitCodes.done : exitCodes.failure;
    }
    context.note(context.text(`cli.desktop.${outcome.reason}`));
    return serveUntilStopped(context, { workspace, port: 0, openBrowser: true });
  },
};
