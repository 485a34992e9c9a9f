import { z } from 'zod';

const storageKey = 'yeojeong.lastJourneys';
const remembered = 20;
const listSchema = z.array(z.object({ workspace: z.string(), journeyId: z.string() }));

/** The journey that was open last in a workspace, by the workspace's path; null when it was left for another screen. */
export function lastJourneyOf(workspace: string): string | null {
  return stored().find((entry) => entry.workspace === workspace)?.journeyId ?? null;
}

/** Remembers the open journey of a workspace; null forgets it. */
export function rememberJourney(workspace: string, journeyId: string | null): void {
  const others = stored().filter((entry) => entry.workspace !== workspace);
  const list = journeyId === null ? others : [{ workspace, journeyId }, ...others];
  window.localStorage.setItem(storageKey, JSON.stringify(list.slice(0, remembered)));
}

function stored(): z.infer<typeof listSchema> {
  try {
    return listSchema.parse(JSON.parse(window.localStorage.getItem(storageKey) ?? '[]'));
  } catch {
    // written by another version: worth nothing more than a click on the list
    return [];
  }
}
