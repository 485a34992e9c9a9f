import { entryOn } from '../data/dated.ts';
import { targetReentrySeconds } from '../data/practice.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import type { LintContext, Rule } from '../rule.ts';
import { cheapestMessage } from './prices.ts';
import { eventProblems, isCalendarDate } from './names.ts';

export const entryRules: readonly Rule[] = [
  goalEvent,
  exitEvents,
  holdout,
  entryWindow,
  reentry,
  leftSegment,
  limits,
  changedSinceRun,
];

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

function entryWindow({ journey, facts }: LintContext): Problem[] {
  const { from, until } = journey.entry.window;
  const invalid = [from, until].filter((date) => date !== null).filter((date) => !isCalendarDate(date));
  if (invalid.length > 0) return invalid.map((date) => problemOf('error', 'date.invalid', { date }));
  if (from !== null && until !== null && until < from) {
    return [problemOf('error', 'entry.windowReversed', { from, until })];
  }
  return until !== null && facts.date !== null && until < facts.date
    ? [problemOf('info', 'entry.windowPast', { until })]
    : [];
}

function reentry({ journey, facts }: LintContext): Problem[] {
  const rule = journey.entry.reentry;
  const entry = entryOn(targetReentrySeconds, facts);
  if (rule.kind !== 'after' || entry === null || rule.seconds >= entry.value) return [];
  return [
    problemOf('info', 'entry.reentryShort', { seconds: rule.seconds, least: entry.value }, { source: entry.source }),
  ];
}

function leftSegment({ journey }: LintContext): Problem[] {
  return journey.exits.leftSegment && journey.entry.segment === null
    ? [problemOf('warning', 'entry.leftSegmentUnused')]
    : [];
}

function limits({ journey, facts }: LintContext): Problem[] {
  const { entriesTotal, entriesPerDay, budgetWon } = journey.limits;
  const problems: Problem[] = [];
  if (entriesTotal === 0 || entriesPerDay === 0) problems.push(problemOf('error', 'limits.noEntries'));
  else if (entriesTotal !== null && entriesPerDay !== null && entriesPerDay > entriesTotal) {
    problems.push(problemOf('warning', 'limits.dayAboveTotal', { day: entriesPerDay, total: entriesTotal }));
  }
  const price = cheapestMessage(journey, facts.assumptions?.prices ?? null);
  if (budgetWon !== null && price !== null && budgetWon < price) {
    problems.push(problemOf('error', 'limits.budgetBelowMessage', { budget: budgetWon, price }));
  }
  return problems;
}

/** Numbers that were made for another journey than the one that would be exported. */
function changedSinceRun({ facts }: LintContext): Problem[] {
  return facts.lastRun?.changed === true ? [problemOf('warning', 'journey.changedSinceRun')] : [];
}
