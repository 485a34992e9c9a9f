import type { Catalog } from '../translator.ts';

/** Exports: targets, what a target does not hold, what only the target knows, and faults of an export. */
export const exporting: Catalog = {
  'exportTarget.native': 'Journey file',

  'exportLoss.note': 'Notes are not exported.',
  'exportLoss.unaccounted': '{target:lookup|exportTarget} has no such node. Build it there by hand.',
  'exportLoss.unreachable': 'No trigger leads here, so it is not exported.',
  'exportLoss.description': '{target:lookup|exportTarget} takes no description.',
  'exportLoss.goal': 'The goal ({goal}) is not included. Set a conversion goal in {target:lookup|exportTarget}.',
  'exportLoss.exitOnGoal': 'Nothing ends a run at the goal ({goal}). Add an exit condition there.',
  'exportLoss.exitEvents': 'Nothing ends a run at these events: {events}. Add an exit condition there.',
  'exportLoss.exitLeftSegment':
    'Nothing ends a run when the customer leaves the entry segment. Add an exit condition there.',
  'exportLoss.exitUnsubscribed':
    'Nothing ends a run at an unsubscription. Check how {target:lookup|exportTarget} treats unsubscribed people.',
  'exportLoss.maxDuration': 'The longest stay of {seconds:duration} is not included.',
  'exportLoss.entryWindow': 'The entry window ({from} – {until}) is not included. Switch it on and off by hand.',
  'exportLoss.entrySegment': 'The entry condition is not included. Build the audience there: {condition}',
  'exportLoss.reentryNever': 'The rule to enter only once is not included. Check the re-entry setting there.',
  'exportLoss.reentryAfter':
    'The rule to enter again after {seconds:duration} is not included. Check the re-entry setting there.',
  'exportLoss.reentryAlways': 'The rule to enter again at any time is not included. Check the re-entry setting there.',
  'exportLoss.concurrent': 'A customer cannot be inside several times at once.',
  'exportLoss.holdout': 'No {percent:number}% holdout is set aside. Set one up there to measure the effect.',
  'exportLoss.entriesTotal': 'The cap of {limit:number} entries in total is not included.',
  'exportLoss.entriesPerDay': 'The cap of {limit:number} entries a day is not included.',
  'exportLoss.sendsPerHour': 'The pace of {limit:number} sends an hour is not included. Set it in the sending account.',
  'exportLoss.budget': 'The budget of {limit:won} is not included. Watch the cost yourself.',
  'exportLoss.priority': 'The priority between journeys ({priority:number}) is not included.',
  'exportLoss.consent':
    'Advertising consent is not checked. Make sure in {target:lookup|exportTarget} that only those who consented get it.',
  'exportLoss.quietHours':
    'Advertising at night (21:00–08:00) is not held back. Set sending hours in {target:lookup|exportTarget}.',
  'exportLoss.exitWhenSuppressed': 'Customers who could not be sent to do not leave here; they go on to the next step.',
  'exportLoss.fallback':
    'The fallback ({channel:lookup|basisChannel}) is not included. Switch fallback on in the sending account.',
  'exportLoss.offer': 'The offer "{label}" is not included. Attach the coupon there.',
  'exportLoss.kakao': 'The Kakao template ({templateCode}) is not included. Choose it in the sending account.',
  'exportLoss.buttons': 'The buttons ({buttons:number}) are not included. Put them into the template.',
  'exportLoss.subject': 'The title is not included.',
  'exportLoss.preheader': 'The preview text is not included.',
  'exportLoss.experimentMetric':
    'The metric that the experiment compares is not included. Compare in the reports of {target:lookup|exportTarget}.',
  'exportLoss.experimentWinner':
    'The rule that the best arm takes over after {days:number} {days:plural|day|days} is not included. Switch by hand.',

  'problem.export.fieldMissing':
    'No value for "{field:lookup|exportField}", so the file holds a placeholder. ({address})',
  'problem.export.invalidOutput': '{target:lookup|exportTarget} does not take this value: {path} ({reason})',
  'problem.export.noTrigger': 'There is no trigger, so there is nothing to export.',
};
