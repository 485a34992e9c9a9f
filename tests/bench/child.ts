import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Figure } from './measure.ts';

/** Runs a bench, or one part of it, in a process of its own. Throws where it ends with an error. */
export function childFigures(name: string, part: string | null): Figure[] {
  const script = fileURLToPath(new URL('./run.ts', import.meta.url));
  const options = ['--only', name, '--here', ...(part === null ? [] : ['--part', part])];
  const { status, stdout } = spawnSync(process.execPath, [script, ...options], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`The bench ${name} ended with ${status}.`);
  return JSON.parse(stdout) as Figure[];
}
