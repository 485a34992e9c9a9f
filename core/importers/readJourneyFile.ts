import { fail, ok, type Result } from '../lib/result.ts';
import { parseJourney } from '../journey/index.ts';
import { type Journey, journeySchema, specFormat } from '../journey/spec.ts';
import { structureProblems } from '../journey/structure.ts';
import type { Problem } from '../lint/problem.ts';
import { importDittofeed } from './dittofeed.ts';
import type { ImportLoss } from './draft.ts';
import { importKlaviyo } from './klaviyo.ts';
import { importMautic } from './mautic.ts';
import { importN8n } from './n8n.ts';

const foreignFormats = ['klaviyo', 'dittofeed', 'mautic', 'n8n'] as const;
type ForeignFormat = (typeof foreignFormats)[number];

export interface ReadJourney {
  readonly journey: Journey;
  /** `native` for our own files. */
  readonly format: ForeignFormat | 'bpmn' | 'native';
  /** What of a foreign file has no place in a journey; its text is `importLoss.<code>`. */
  readonly losses: readonly ImportLoss[];
}

const readers = { klaviyo: importKlaviyo, dittofeed: importDittofeed, mautic: importMautic, n8n: importN8n } as const;
const deepestNesting = 200;

/**
 * Reads a journey of ours, a flow of Klaviyo, a journey of Dittofeed, a campaign of Mautic or a workflow of n8n. A foreign journey
 * gets the id `newId`. Problems are those of parseJourney, so `spec.notAJourney` for anything else.
 */
export function readJourneyFile(json: unknown, newId: string): Result<ReadJourney, Problem[]> {
  const isOurs = typeof json === 'object' && json !== null && 'format' in json && json.format === specFormat;
  if (!isOurs && !isDeeperThan(json, deepestNesting)) {
    for (const format of foreignFormats) {
      const read = readers[format](json, newId);
      if (read === null) continue;
      const journey = journeySchema.parse(read.journey);
      const problems = structureProblems(journey);
      return problems.length === 0 ? ok({ journey, format, losses: read.losses }) : fail(problems);
    }
  }
  const parsed = parseJourney(json);
  return parsed.ok ? ok({ journey: parsed.value, format: 'native', losses: [] }) : parsed;
}

function isDeeperThan(json: unknown, levels: number): boolean {
  let level: unknown[] = [json];
  for (let depth = 0; depth <= levels; depth++) {
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
    if (level.length === 0) return false;
  }
  return true;
}
