import type { NodeOf } from '../journey/nodes.ts';
import { brandMessageClosedHours } from './data/brandMessage.ts';
import { entryOn, type RuleMoment } from './data/dated.ts';
import { nightHours } from './data/law.ts';
import type { SourceId } from './data/sources.ts';

interface ClosedHours {
  readonly fromSecondOfDay: number;
  readonly untilSecondOfDay: number;
  readonly source: SourceId;
}

/** The local hours in which a message may not be sent without more than consent to advertising; null = none. */
export function closedHoursOf(
  { channel, purpose }: Pick<NodeOf<'message'>, 'channel' | 'purpose'>,
  moment: RuleMoment,
): ClosedHours | null {
  if (purpose !== 'advertising') return null;
  if (channel === 'brandMessage') {
    const entry = entryOn(brandMessageClosedHours, moment);
    return entry && { ...entry.value, source: entry.source };
  }
  const entry = entryOn(nightHours, moment);
  if (entry === null || entry.value.exemptChannels.includes(channel)) return null;
  const { fromSecondOfDay, untilSecondOfDay } = entry.value;
  return { fromSecondOfDay, untilSecondOfDay, source: entry.source };
}

/** Whether a second of the day is closed; hours may span midnight. Their first second is closed, their last is not. */
export function isClosed(
  { fromSecondOfDay: from, untilSecondOfDay: until }: Pick<ClosedHours, 'fromSecondOfDay' | 'untilSecondOfDay'>,
  secondOfDay: number,
): boolean {
  return from <= until ? secondOfDay >= from && secondOfDay < until : secondOfDay >= from || secondOfDay < until;
}
