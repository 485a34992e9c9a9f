import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { readJourneyText } from '../../../core/importers/index.ts';
import type { Journey } from '../../../core/journey/spec.ts';
import { ok, type Result } from '../../../core/lib/result.ts';
import type { Problem } from '../../../core/lint/problem.ts';
import { EngineError } from '../../shared/errors.ts';
import type { JourneyState } from '../../shared/models.ts';
import type { OpenedSession } from '../session.ts';

/** Whether an argument names a file with a journey and not a journey of the workspace. */
export function isSpecFile(argument: string): boolean {
  return argument.endsWith('.json') || (existsSync(argument) && !argument.endsWith('.yeojeong'));
}

export async function readSpecText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new EngineError('input', 'cli.noSpec', { path });
  }
}

/** The journey of a file of ours or of another system, or what is wrong with it. Rejects with `spec.notJson` and `cli.noSpec`. */
export async function readSpec(path: string): Promise<Result<Journey, Problem[]>> {
  const read = readJourneyText(await readSpecText(path), 'imported');
  if (!read.ok && read.error[0]?.code === 'spec.notJson') throw new EngineError('input', 'spec.notJson');
  return read.ok ? ok(read.value.journey) : read;
}

/** The journey of the workspace with this name or id. Rejects with `cli.noJourney` and `cli.journeyAmbiguous`. */
export async function findJourney({ engine }: OpenedSession, nameOrId: string): Promise<JourneyState> {
  const journeys = await engine.call('journey.list', {});
  const wanted = nameOrId.normalize('NFC');
  const byId = journeys.find(({ id }) => id === nameOrId);
  const named = byId === undefined ? journeys.filter(({ name }) => name.normalize('NFC') === wanted) : [byId];
  if (named.length > 1) throw new EngineError('input', 'cli.journeyAmbiguous', { name: nameOrId, count: named.length });
  const [found] = named;
  if (found === undefined) throw new EngineError('input', 'cli.noJourney', { name: nameOrId });
  return engine.call('journey.get', { journeyId: found.id });
}

interface JourneyWish {
  /** Name or id of a journey of the workspace, or a file. */
  readonly argument: string;
  /** Share held out instead of the journey's own; null = as it is. */
  readonly holdoutPercent: number | null;
}

/**
 * Gives `work` a journey of the workspace. A journey from a file, or one with another holdout, is in the workspace only while
 * `work` goes on; a file with problems ends in `problems` instead.
 */
export async function withJourney<T>(
  session: OpenedSession,
  { argument, holdoutPercent }: JourneyWish,
  work: (journey: JourneyState) => Promise<T>,
): Promise<Result<T, Problem[]>> {
  const { engine } = session;
  let journey: Journey;
  if (isSpecFile(argument)) {
    const spec = await readSpec(argument);
    if (!spec.ok) return spec;
    journey = spec.value;
  } else {
    const stored = await findJourney(session, argument);
    if (holdoutPercent === null) return { ok: true, value: await work(stored) };
    journey = stored.journey;
  }
  const changed = holdoutPercent === null ? journey : { ...journey, entry: { ...journey.entry, holdoutPercent } };
  const visiting = await engine.call('journey.importSpec', { text: JSON.stringify(changed) });
  try {
    return { ok: true, value: await work(visiting) };
  } finally {
    await engine.call('journey.delete', { journeyId: visiting.journey.id });
  }
}
