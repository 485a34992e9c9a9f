import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { EngineError } from '../../shared/errors.ts';
import { type Command, type CommandContext, exitCodes } from '../command.ts';
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

/** The workspace of the command line as a full path, or null. Throws `cli.noWorkspace`. */
export function givenWorkspace(context: CommandContext): string | null {
  const [path] = context.arguments;
  if (path === undefined) return null;
  if (!existsSync(path)) throw new EngineError('input', 'cli.noWorkspace', { path });
  return resolve(path);
}
