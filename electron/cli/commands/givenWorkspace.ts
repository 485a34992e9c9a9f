import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { EngineError } from '../../shared/errors.ts';
import type { CommandContext } from '../command.ts';

/** The workspace of the command line as a full path, or null. Throws `cli.noWorkspace`. */
export function givenWorkspace(context: CommandContext): string | null {
  const [path] = context.arguments;
  if (path === undefined) return null;
  if (!existsSync(path)) throw new EngineError('input', 'cli.noWorkspace', { path });
  return resolve(path);
}
