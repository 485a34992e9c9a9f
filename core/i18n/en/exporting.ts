import type { Catalog } from '../translator.ts';

/** Exports: targets, what a target does not hold, what only the target knows, and faults of an export. */
export const exporting: Catalog = {
  'exportTarget.native': 'Journey file',

  'exportTarget.klaviyo': 'Klaviyo',
  'exportTarget.onesignal': 'OneSignal',
  'exportTarget.dittofeed': 'Dittofeed',
  'exportTarget.hubspot': 'HubSpot',
  'exportTarget.mautic': 'Mautic',
  'exportTarget.parcelvoy': 'Parcelvoy · Lunogram',
  'exportTarget.sfmc': 'Salesforce Journey Builder',
  'exportTarget.mailerlite': 'MailerLite',
  'exportTarget.webhook': 'Webhook (Zapier and others)',
  'exportTarget.n8n': 'n8n',
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

  'exportLoss.loopCut':
    'The way back to an earlier step is cut, because {target:lookup|exportTarget} takes no loops. Use re-entry or a second journey.',
  'exportLoss.repeated':
    'This step stands in {times:number} places, once per branch that leads to it. Change all of them when you edit.',
  'exportLoss.refused': 'Too many or too deeply nested steps; no file was made.',
  'exportLoss.goalNode': 'A goal is no step there; set it as the conversion goal of {target:lookup|exportTarget}.',
  'exportLoss.gate': 'The limit of {passes:number} customers is not included; everyone passes.',
  'exportLoss.survey':
    'The survey becomes a webhook, a wait and a branch. Have your survey tool write the answer to the attribute "{attribute}".',
  'exportLoss.audienceAsWebhook':
    'The ad audience "{audience}" becomes a webhook. Its receiver has to update the ad platform.',
  'exportLoss.audienceAsList': 'The ad audience "{audience}" becomes a list. Sync the list with {platform}.',
  'exportLoss.waitForAsWait': 'It does not go on at once: it waits the whole {seconds:duration} and checks then.',
  'exportLoss.triggerNth': 'That it is event number {nth:number} is checked after the entry.',
  'exportLoss.triggerSequence': 'The earlier event ({first}) is checked after the entry.',
  'exportLoss.triggerAbsence': 'Entry is at "{event}"; after the wait a check asks whether "{absentEvent}" came.',
  'exportLoss.triggerAbsenceRestart':
    'Entry is at "{event}"; after the wait a check asks whether "{absentEvent}" came. A new "{event}" does not restart the clock.',
  'exportLoss.triggerItem': 'Only an earlier "{relation}" is checked, not that it has the same "{property}".',
  'exportLoss.triggerAsSegment':
    'There is no such trigger there, so it becomes entering a segment. Build it and give its id: {condition}',
  'exportLoss.triggerFilter': 'The condition on "{property}" of the event is not included. Add it there.',
  'exportLoss.scheduleAsSegment': 'Instead of the schedule, people enter when they join a segment: {condition}',
  'exportLoss.dateAsSegment': 'The date trigger becomes a segment that people join on that day: {condition}',
  'exportLoss.manualAsEvent': 'The call from outside becomes the event "manual".',
  'exportLoss.conditionAsSegment': 'This condition becomes a segment. Build it and give its id: {condition}',
  'exportLoss.spanRounded': 'The span of {seconds:duration} is rounded to the units there.',
  'exportLoss.waitRounded': 'The wait of {seconds:duration} becomes {rounded:duration}.',
  'exportLoss.untilDate': 'There is no wait for the date "{attribute}". Set it by hand there.',
  'exportLoss.bestHour': 'Use the send-time optimisation there instead of the most active hour.',
  'exportLoss.timeWindow': 'Instead of the exact time it is a window of 15 minutes from then.',
  'exportLoss.quietHoursWindow':
    'The night rule becomes a time window before the send; night consent is not looked at.',
  'exportLoss.quietHoursOfAccount':
    'The night rule follows the quiet hours of the {target:lookup|exportTarget} account. Set them to 21:00–08:00.',
  'exportLoss.messageAsWebhook':
    '{target:lookup|exportTarget} has no {channel:lookup|basisChannel}, so it becomes a webhook. Its receiver has to send it and keep the consent and night rules.',
  'exportLoss.webhookById': 'Create the webhook in {target:lookup|exportTarget} first and give its id.',
  'exportLoss.webhookMethod': 'POST is used instead of {method}.',
  'exportLoss.bodyInTemplate': 'Put the text into a template of {target:lookup|exportTarget} and give its id.',
  'exportLoss.asSms':
    '{channel:lookup|basisChannel} becomes a text message step. Set long texts and images in the sending account.',
  'exportLoss.splitRounded': 'The shares are rounded to whole percent.',
  'exportLoss.splitOfOne': 'With fewer than two arms there is nothing to split.',
  'exportLoss.points': 'The change of {points:number} points is not included. Do it in your loyalty system.',
  'exportLoss.namelessChange': 'A change without a name is not included.',
  'exportLoss.textCut': 'Text beyond the length limits there is cut.',
  'exportLoss.reentryRounded': 'The re-entry interval of {seconds:duration} becomes {rounded:duration}.',
  'exportLoss.exitsAsFlowFilter':
    'Exit events become the flow filter: people are taken out at the next step, not at once.',
  'exportLoss.exitWithoutFilter': 'People leave at every "{event}", without its conditions.',
  'exportField.klaviyo.metricId': 'Metric id',
  'exportField.klaviyo.segmentId': 'Segment id',
  'exportField.klaviyo.templateId': 'Template id',
  'exportField.klaviyo.listId': 'List id',
  'exportField.klaviyo.webhookUrl': 'Webhook address',
  'exportField.onesignal.segmentId': 'Segment id',
  'exportField.onesignal.templateId': 'Template id',
  'exportField.onesignal.webhookId': 'Webhook id',
  'exportField.onesignal.timeZone': 'Time zone',
  'problem.export.fieldMissing':
    'No value for "{field:lookup|exportField}", so the file holds a placeholder. ({address})',
  'problem.export.brokenLinks': 'A step leads nowhere: {link}',
  'problem.export.notAUuid': '"{value}", given for "{name}", is not a UUID.',
  'problem.export.tooManySteps':
    'Unfolded, the branches have more than {limit:number} steps. Let fewer branches meet here.',
  'problem.export.tooDeep': 'Branches are nested more than {limit:number} deep. Divide the journey here.',
  'problem.export.tooManyArms': '{arms:number} arms; at most {limit:number} are accepted there.',
  'problem.export.invalidOutput': '{target:lookup|exportTarget} does not take this value: {path} ({reason})',
  'problem.export.noTrigger': 'There is no trigger, so there is nothing to export.',
};
