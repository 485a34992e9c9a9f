import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import type { LintContext, Rule } from '../rule.ts';
import { eventProblems, isCalendarDate } from './names.ts';

export const entryRules: readonly Rule[] = [goalEvent, exitEvents, holdout, entryWindow];

const journeyPlace = { nodeId: null };

function goalEvent(context: LintContext): Problem[] {
  return eventProblems(context.journey.goal.event, context, journeyPlace);
}

function exitEvents(context: LintContext): Problem[] {
  return context.journey.exits.events.flatMap((event) => eventProblems(event, context, journeyPlace));
}

function holdout({ journey }: LintContext): Problem[] {
  return journey.entry.holdoutPercent >= 100 ? [problemOf('error', 'entry.holdoutAll')] : [];
}

function entryWindow({ journey }: LintContext): Problem[] {
  const { from, until } = journey.entry.window;
  const invalid = [from, until].filter((date) => date !== null).filter((date) => !isCalendarDate(date));
  if (invalid.length > 0) return invalid.map((date) => problemOf('error', 'date.invalid', { date }));
  return from !== null && until !== null && until < from
    ? [problemOf('error', 'entry.windowReversed', { from, until })]
    : [];
}
