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
  'exportPlatform.meta': 'Meta',
  'exportPlatform.google': 'Google Ads',
  'exportPlatform.kakao': 'Kakao Moment',
  'exportPlatform.naver': 'Naver',
  'exportLoss.audienceAsList':
    'The ad audience "{audience}" becomes a list. Sync the list with {platform:lookup|exportPlatform}.',
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
  'exportLoss.derivedAttribute':
    'This app computes “{name:lookup|derived}” from events. Keep uploading its values to the customer property {attribute} there.',
  'exportLoss.predictedAttribute':
    'The purchase model of this app predicts “{name:lookup|predicted}”. Keep uploading its values to the customer property {attribute} there.',
  'exportLoss.targetPrediction':
    'The condition on “{name:lookup|predicted}” looks at the target’s own prediction ({dimension}). Its model is another, so it may pick other customers.',
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
  'exportLoss.tagAsFlag': 'The tag "{tag}" becomes the yes/no attribute "tag_{tag}". Create that attribute there.',
  'exportLoss.messageBySender':
    'Sending by {channel:lookup|basisChannel} becomes a webhook. Its receiver has to send it and keep the consent and night rules.',
  'exportLoss.updateAsWebhook':
    'There is no update step, so it becomes a webhook. Its receiver has to change the customer.',
  'exportLoss.untilDateOffset':
    'It waits for the date itself; the days before or after and the time of day are not included.',
  'exportLoss.splitEndingArm':
    'An arm that ends at once is not included and its share goes to the others. Give that arm an empty step.',
  'exportLoss.conditionAsAttribute':
    'This condition becomes a name in the customer attribute "segments". Have your data sync write it: {condition}',
  'exportLoss.conditionAsField':
    'This condition becomes a name in the entry field Segments. Fill it in the data extension: {condition}',
  'exportLoss.conditionAsEmptySegment':
    'This condition goes in as an empty segment. Fill its filters in {target:lookup|exportTarget}: {condition}',
  'exportLoss.entryAsEmptySegment':
    'The trigger becomes an empty segment. Fill its filters in {target:lookup|exportTarget}: {condition}',
  'exportLoss.entryAsAudience':
    'The trigger becomes an audience from a data extension. Build and schedule it: {condition}',
  'exportLoss.webhookBody': 'The body of the webhook is not included. Add it there.',
  'exportLoss.waitForCall':
    'When the awaited thing ({awaited}) happens, call the resume address and say which one it was. Without a call it goes on after the time limit.',
  'exportLoss.waitAtEnd': 'A wait with nothing after it is not included.',
  'exportLoss.waitsMerged': 'Waits in a row are merged into one; the time may differ with their order.',
  'exportLoss.weekdays': 'The limit to certain weekdays is not included.',
  'exportLoss.untilLocal': 'There is no wait until {time} ({days}). Set the execution times of the workflow so.',
  'exportLoss.triggerByCaller': 'Whoever calls the webhook has to send only this event: {event}',
  'exportLoss.splitByField':
    'There is no random split, so it divides by the number field "{field}". Fill it with random numbers from 0 to 99.',
  'exportLoss.segmentDaily': 'Instead of the moment of joining, people enter from a list once a day: {condition}',
  'exportLoss.onceAsYearly': 'Instead of once ({date}) it runs on that day every year. Switch it off afterwards.',
  'exportLoss.nothingToDo': 'The step does nothing, so it is not included.',
  'exportLoss.notExecuted':
    'This is a plan with the payloads of its messages; it does not run by itself. The receiver has to run waits and branches.',
  'exportLoss.byHand':
    '{target:lookup|exportTarget} has no API that creates automations. Build it by hand from this plan.',
  'exportLoss.fetchCustomers':
    'It only starts on schedule. Put a step in front that fetches the customers: {condition}',
  'exportLoss.cron': 'The schedule "{expression}" becomes every day at midnight. Correct it there.',
  'exportLoss.audienceAsEvent': 'The ad audience "{audience}" becomes an event. Have it update the ad platform.',
  'exportField.dittofeed.workspaceId': 'Workspace id',
  'exportField.dittofeed.segmentId': 'Segment id',
  'exportField.dittofeed.templateId': 'Template id',
  'exportField.dittofeed.subscriptionGroupId': 'Subscription group id',
  'exportField.hubspot.eventTypeId': 'Event type id',
  'exportField.hubspot.listId': 'List id',
  'exportField.hubspot.contentId': 'Email id',
  'exportField.hubspot.webhookUrl': 'Webhook address',
  'exportField.sfmc.eventKey': 'Entry event key',
  'exportField.sfmc.triggeredSendKey': 'Triggered send key',
  'exportField.sfmc.dataExtensionKey': 'Data extension key',
  'exportField.sfmc.webhookUrl': 'Webhook address',
  'exportField.mautic.messageId': 'Email or text message id',
  'exportField.mautic.webhookUrl': 'Webhook address',
  'exportField.parcelvoy.campaignId': 'Campaign id',
  'exportField.parcelvoy.listId': 'List id',
  'exportField.n8n.sendUrl': 'Sending address',
  'exportField.n8n.fromEmail': 'Sender email',
  'exportReport.version': 'Format version {version}. Everything is made as a draft, switched off.',
  'exportReport.override': 'Why it was exported in spite of errors',
  'exportReport.missing': 'Values to fill in',
  'exportReport.wholeJourney': 'The journey as a whole',
  'exportReport.nodes': 'Node by node',
  'exportReport.approximated': 'Approximated',
  'exportReport.dropped': 'Dropped',
  'exportReport.nothingLost': 'Nothing is lost.',
  'problem.export.fieldMissing':
    'No value for "{field:lookup|exportField}", so the file holds a placeholder. ({address})',
  'problem.export.brokenLinks': 'A step leads nowhere: {link}',
  'problem.export.notAUuid': '"{value}", given for "{name}", is not a UUID.',
  'problem.export.tooManySteps':
    'Unfolded, the branches have more than {limit:number} steps. Let fewer branches meet here.',
  'problem.export.tooDeep': 'Branches are nested more than {limit:number} deep. Divide the journey here.',
  'problem.export.tooManyArms': '{arms:number} arms; at most {limit:number} are accepted there.',
  'problem.export.notANumber': '"{value}", given for "{name}", is not a numeric id.',
  'problem.export.invalidOutput': '{target:lookup|exportTarget} does not take this value: {path} ({reason})',
  'problem.export.noTrigger': 'There is no trigger, so there is nothing to export.',
};
