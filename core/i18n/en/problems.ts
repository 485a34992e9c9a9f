import type { ProblemTexts } from '../../lint/codes.ts';

export const problems: ProblemTexts = {
  'problem.spec.notAJourney': 'This is not a journey file. Choose a .journey.json file exported from a journey.',
  'problem.spec.newerVersion':
    'This journey was made by a newer app (version {version}). This app reads up to version {supported}. Update the app.',
  'problem.spec.tooDeep': 'Conditions are nested too deeply to read. The limit is {levels:number} levels.',
  'problem.spec.invalid': 'The value of "{path}" in the file is not valid. Expected: {reason}',
  'problem.spec.duplicateId': 'The id "{id}" is used twice.',
  'problem.spec.unknownNode': 'A connection points to the node "{id}", which does not exist.',
  'problem.spec.unknownPort': 'A connection leaves the node "{id}" by the port "{port}", which does not exist.',
  'problem.spec.selfEdge': 'A node is connected to itself.',
  'problem.spec.notAcceptingEdges': 'A connection ends at a trigger or a note.',
  'problem.spec.portTaken': 'More than one connection leaves the port "{port}" of the node "{id}".',
  'problem.command.duplicateId': 'The id "{id}" already exists, so nothing was added.',
  'problem.command.unknownNode': 'The node "{id}" no longer exists, so nothing was changed.',
  'problem.command.unknownEdge': 'The connection "{id}" no longer exists, so nothing was changed.',
  'problem.command.unknownPort': 'The node has no port "{port}", so it was not connected. (Node "{id}")',
  'problem.command.selfEdge': 'A node cannot be connected to itself.',
  'problem.command.notAcceptingEdges': 'Connections cannot end at a trigger or a note.',
  'problem.command.portTaken': 'A port can have only one connection. (Node "{id}", port "{port}")',
  'problem.command.noPort': 'A node without a way out cannot be put into the middle of a connection.',
  'problem.graph.noTrigger': 'There is no trigger, so nobody enters. Add a trigger.',
  'problem.graph.unreachable': 'No trigger leads to this node. Connect it or remove it.',
  'problem.graph.openTrigger': 'Nothing follows the trigger, so customers leave as soon as they enter.',
  'problem.graph.openWait': 'Nothing happens after this wait. Connect a next node or remove the wait.',
  'problem.graph.openFilter': 'Customers who pass the condition have nowhere to go. Connect a next node.',
  'problem.graph.openHappened':
    'Customers for whom the event happens leave here. If that is intended, connect an exit.',
  'problem.graph.openTimedOut': 'Customers who reach the time limit leave here. If that is intended, connect an exit.',
  'problem.graph.openAwaited': 'Customers for whom "{label}" happens leave here. If that is intended, connect an exit.',
  'problem.graph.openBranch':
    'Nothing follows the branch "{label}", so customers leave here. If that is intended, connect an exit.',
  'problem.graph.openElse':
    'Nothing follows the branch "Everyone else", so customers leave here. If that is intended, connect an exit.',
  'problem.graph.openArm':
    'Nothing follows the group "{label}", so customers leave here. If that is intended, connect an exit.',
  'problem.graph.openGate': 'Customers who get through the gate have nowhere to go. Connect a next node.',
  'problem.graph.openAnswer':
    'Nothing follows the answer "{label}", so customers leave here. If that is intended, connect an exit.',
  'problem.graph.timelessCycle':
    'These nodes form an endless loop without a wait ({count:number} {count:plural|node|nodes}). Put a wait of a set length into the loop.',
  'problem.graph.endlessLoop':
    "Customers go round here until the journey's maximum duration, because no way out leads from this loop. Add an exit or a condition.",
  'problem.goTo.noTarget': 'It is not said where to go on, so customers leave here. Choose a node.',
  'problem.goTo.chain': 'This leads to another go-to node. Go straight to its target.',
  'problem.wait.zero': 'The wait is 0 seconds long. Set a length or remove the node.',
  'problem.wait.longerThanMaximum':
    "The wait of {wait:duration} is not shorter than the journey's maximum of {maximum:duration}, so nobody gets past it.",
  'problem.wait.outsideTargets':
    'A wait of {wait:duration} is outside what sending systems accept ({least:duration} to {most:duration}).',
  'problem.wait.noAttribute': 'No date attribute is chosen to wait for.',
  'problem.wait.unknownAttribute':
    'The date attribute "{name}" to wait for is not in the data, so the wait ends at once.',
  'problem.wait.notADate': '"{name}" is not a date, so it cannot be waited for. Choose a date or time attribute.',
  'problem.wait.bestHourShort':
    "Within {seconds:duration} a customer's best hour may not come, and then the wait ends at once. Allow a whole day.",
  'problem.waitFor.zero': 'The time limit is 0 seconds, so the event is never waited for. Set a limit.',
  'problem.waitFor.duplicateLabel':
    'More than one awaited thing is called "{label}". Rename them so that results can be told apart.',
  'problem.split.noArms': 'There are no groups to split into. Add groups.',
  'problem.split.weights': 'The shares of the groups add up to {total:number}%. Make them 100%.',
  'problem.split.duplicateLabel':
    'More than one group is called "{label}". Rename them so that results can be told apart.',
  'problem.branch.noBranches': 'There are no branches, so everyone goes to "Everyone else". Add a branch.',
  'problem.branch.duplicateLabel':
    'More than one branch is called "{label}". Rename them so that results can be told apart.',
  'problem.experiment.tooFewArms':
    'There is nothing to compare: the experiment has {count:number} {count:plural|arm|arms}. Use at least two.',
  'problem.experiment.weights': 'The shares of the arms add up to {total:number}%. Make them 100%.',
  'problem.experiment.duplicateLabel':
    'More than one arm is called "{label}". Rename them so that results can be told apart.',
  'problem.experiment.noControl': 'No arm is the one the others are compared with. Mark one as the control.',
  'problem.experiment.manyControls': '{count:number} arms are marked as the control. Keep one.',
  'problem.experiment.noGoal': "The experiment is decided by the journey's goal, but no goal is set.",
  'problem.experiment.noMessage': 'The experiment is decided by answers to a message, but no arm leads to one.',
  'problem.experiment.underpowered':
    'With {customers:number} customers in the smallest arm (last run) and a rate of {rate:percent}, only an improvement of {lift:percent} or more would show. For {wanted:percent}, let it run longer or use fewer arms.',
  'problem.gate.noPasses': 'The gate lets nobody through. Set how many may pass.',
  'problem.survey.noQuestion': 'The survey has no question.',
  'problem.survey.noAnswers': 'The survey has no answers to choose from.',
  'problem.survey.shares': 'The shares of the answers add up to {total:number}%. At most 100% can answer.',
  'problem.survey.nobodyAnswers': 'It is assumed that nobody answers. Set a share for each answer.',
  'problem.survey.duplicateLabel':
    'More than one answer is called "{label}". Rename them so that results can be told apart.',
  'problem.survey.zeroTimeout': 'The time limit is 0 seconds, so nobody can answer. Set a limit.',
  'problem.survey.lateAnswers':
    'Answers come after {answer:duration}, but the time limit is {timeout:duration}. Make the limit longer.',
  'problem.audience.noName': 'The audience has no name.',
  'problem.audience.consent':
    'Handing customers to an advertising platform needs their consent to giving their data to a third party. Check that you have it.',
  'problem.webhook.noUrl': 'The webhook has no address.',
  'problem.webhook.invalidUrl': 'This is not a web address: {url}',
  'problem.webhook.insecure': "The webhook sends customers' data without encryption. Use https.",
  'problem.webhook.invalidJson': 'The body of the webhook is not valid JSON.',
  'problem.condition.empty': 'The condition is empty. Set a condition.',
  'problem.condition.everyone': 'There is no condition, so every customer is included. Check that this is intended.',
  'problem.condition.noEvent': 'The condition has no event.',
  'problem.condition.noAttribute': 'The condition has no customer attribute.',
  'problem.condition.noProperty': 'The condition has no event property.',
  'problem.condition.noTag': 'The condition has no tag.',
  'problem.condition.noSegment': 'The condition has no segment.',
  'problem.condition.unknownEvent': 'The event "{name}" used in the condition is not in the data.',
  'problem.condition.unknownAttribute': 'The customer attribute "{name}" used in the condition is not in the data.',
  'problem.condition.unknownProperty': 'The event property "{name}" used in the condition is not in the data.',
  'problem.condition.unknownLabel': 'No customer in the data has "{label}" as "{name}".',
  'problem.condition.emptySegment': 'No customer in the data belongs to the segment in the condition now.',
  'problem.condition.unknownSegment': 'The segment in the condition was removed. Choose another one.',
  'problem.condition.wrongKind':
    'This comparison does not fit the kind of "{name}". Change the comparison or the value.',
  'problem.condition.emptyList': 'The list of values to compare "{name}" with is empty.',
  'problem.condition.emptyRange': 'The range of "{name}" is reversed. Make the first value the smaller one.',
  'problem.condition.reversedSpan': 'The period of the condition is reversed. Let it begin before it ends.',
  'problem.condition.notANumber':
    '"{name}" is not a number, so nothing can be calculated from it. Count it or take its first or last value.',
  'problem.condition.unknownMessage': 'The condition refers to a message that was removed. Choose another message.',
  'problem.condition.noOpenSignal': 'This channel does not tell whether a message was opened. Use a click condition.',
  'problem.condition.outsideRun':
    'This cannot be known before a customer enters the journey. Move the condition to a node.',
  'problem.condition.nobody': 'No customer in the data meets this condition now.',
  'problem.event.none': 'No event is chosen.',
  'problem.event.unknown': 'The event "{name}" is not in the data. Check the name.',
  'problem.trigger.noEvents': 'Choose at least one event that counts as activity.',
  'problem.trigger.zeroDelay': 'The period is 0 seconds. Set a period.',
  'problem.trigger.zeroSpan': 'Both events would have to come in the same second. Allow some time between them.',
  'problem.trigger.withinWithoutNth':
    'The period has no effect without the number of events it is for (2 or more). Set the number or remove the period.',
  'problem.trigger.noAttribute': 'No date attribute is chosen.',
  'problem.trigger.unknownAttribute': 'The date attribute "{name}" is not in the data.',
  'problem.trigger.notADate': '"{name}" is not a date. Choose a date or time attribute.',
  'problem.trigger.noWeekdays': 'Choose at least one day of the week.',
  'problem.trigger.cronInvalid': '"{expression}" is not a schedule of five fields (minute, hour, day, month, weekday).',
  'problem.trigger.cronNever': 'The schedule "{expression}" names a day that no month has, so it never comes.',
  'problem.trigger.cronOften': 'The schedule comes {times:number} times a day. Check that this is intended.',
  'problem.trigger.alwaysTrue':
    'A condition that everyone meets never begins to hold, so nobody enters. Set a condition.',
  'problem.prediction.noPurchases':
    'The data has no purchases, so “{name:lookup|predicted}” cannot be predicted and is missing for everyone.',
  'problem.prediction.tooFewPurchases':
    'There are too few purchases for a purchase model (it takes 30 buyers and 10 repeat purchases), so “{name:lookup|predicted}” is missing for everyone.',
  'problem.prediction.leavingUnknown':
    'The data does not show who has left, so “{name:lookup|predicted}” is missing for everyone. Use days since purchase or days past cycle instead.',
  'problem.prediction.noAmounts':
    'No purchase has an amount, so “{name:lookup|predicted}” cannot be predicted. Import the amounts as well.',
  'problem.trigger.noPurchases': 'The data has no purchases, so no purchase can be predicted and nobody enters.',
  'problem.trigger.noProperty': 'It is not chosen by which property the two events belong together.',
  'problem.trigger.unknownProperty':
    'The event property "{name}" that names the item is not in the data, so nobody enters.',
  'problem.trigger.sameEvent':
    '"{name}" is both what starts and what is compared with it. Choose two different events.',
  'problem.trigger.nobodyCalls': 'Nobody enters in a run unless a share of customers a day is assumed.',
  'problem.trigger.datePast': 'The date {date} is past, so the journey would not start when it is live.',
  'problem.date.invalid': '"{date}" is not a day of the calendar.',
  'problem.entry.holdoutAll': 'The control group is 100%, so nobody enters the journey.',
  'problem.entry.windowReversed': 'The entry period is reversed ({from} – {until}).',
  'problem.entry.windowPast': 'The entry period ended on {until}, so nobody would enter when the journey is live.',
  'problem.entry.reentryShort':
    'Customers may enter again after {seconds:duration}. Some sending systems need at least {least:duration}.',
  'problem.entry.leftSegmentUnused': '"Leaves the segment" is on, but the journey has no entry segment.',
  'problem.limits.noEntries': 'The entry limit is 0, so nobody enters.',
  'problem.limits.dayAboveTotal':
    'The daily limit ({day:number}) is above the total limit ({total:number}), so it has no effect.',
  'problem.limits.budgetBelowMessage':
    'The budget ({budget:wonExact}) is less than one message costs ({price:wonExact}), so nothing is sent.',
  'problem.message.noPurpose': 'Information or advertising? Consent is checked by this choice.',
  'problem.message.empty': 'The message has no text.',
  'problem.message.noSubject': 'The email has no subject.',
  'problem.message.alimtalkAdvertising': 'Alimtalk cannot carry advertising. Use a Brand Message or a text message.',
  'problem.message.alimtalkPromotion':
    'The text looks like advertising ({words}), which Alimtalk cannot carry. Kakao may reject the template. Take the words out or send a Brand Message.',
  'problem.message.informationPromotion':
    'The text looks like advertising ({words}), but the message is marked as information. Advertising needs consent and the label.',
  'problem.message.offerAsInformation':
    'A message that gives something for a purchase is advertising, but it is marked as information.',
  'problem.message.noFallback': 'There is no text message for customers whom KakaoTalk does not reach. Set a fallback.',
  'problem.message.emptyFallback': 'The fallback text message is empty.',
  'problem.message.brandMessageInformation': 'Brand Messages are for advertising. Send information as Alimtalk.',
  'problem.message.brandMessageHours': 'Brand Messages cannot be sent between 20:50 and 08:00.',
  'problem.message.noAdLabel': 'Advertising has to begin with "(광고)" (Korean Network Act, Article 50).',
  'problem.message.wrongAdLabel': 'The label has to be exactly "(광고)". Other brackets or spaces do not count.',
  'problem.message.noOptOut': 'Advertising has to end with a free way to opt out (Korean Network Act, Article 50).',
  'problem.message.placeholderNumber': '{number} is a placeholder. Put in your own free opt-out number.',
  'problem.message.placeholderLink': '{url} is a placeholder. Put in your own link.',
  'problem.message.tooManyBytes':
    'Even without variables the text is {count:number} bytes, over the limit of {limit:number} bytes for {channel:lookup|basisChannel}.',
  'problem.message.maybeTooManyBytes':
    'With the longest values of its variables the text is {count:number} bytes, over the limit of {limit:number} bytes.',
  'problem.message.tooManySubjectBytes': 'The subject is {count:number} bytes, over the limit of {limit:number} bytes.',
  'problem.message.maybeTooManySubjectBytes':
    'With the longest values of its variables the subject is {count:number} bytes, over the limit of {limit:number} bytes.',
  'problem.message.tooManyCharacters':
    'Even without variables the text is {count:number} characters, over the limit of {limit:number} characters.',
  'problem.message.maybeTooManyCharacters':
    'With the longest values of its variables the text is {count:number} characters, over the limit of {limit:number} characters.',
  'problem.message.tooManyNewlines': 'The text has {count:number} line breaks. The limit is {limit:number}.',
  'problem.message.tooManyButtons': 'There are {count:number} buttons. The limit is {limit:number}.',
  'problem.message.tooFewButtons': 'There are {count:number} buttons. This type needs at least {limit:number}.',
  'problem.message.buttonNameLong': 'The button "{label}" has {count:number} characters. The limit is {limit:number}.',
  'problem.message.buttonIncomplete': 'The button "{label}" lacks its name or its link.',
  'problem.message.buttonLink': 'The link of the button "{label}" is not a web address: {url}',
  'problem.message.pushPayload': 'The notification is {count:number} bytes, over the limit of {limit:number} bytes.',
  'problem.message.emailClipped':
    'The email is {count:number} bytes. Gmail cuts it off after {limit:number} bytes, and the opt-out with it.',
  'problem.message.mmsImage': 'The picture of an MMS may be {limit:number} KB. It is added where the message is sent.',
  'problem.message.unusedParts': 'Text messages show no buttons, and an SMS no subject. Put links into the text.',
  'problem.message.unencodable': 'These characters cannot be sent in a text message: {characters}',
  'problem.message.unknownVariable': 'No customer attribute in the data belongs to the variable "{name}".',
  'problem.message.variableMissing':
    '{missing:number} customers ({share:percent}) have no value for "{name}". Check what they would read.',
  'problem.message.dottedVariable': 'Names of Alimtalk variables cannot contain a dot: "{name}"',
  'problem.message.emptyVariable': 'There is a variable without a name. Put an attribute between its braces.',
  'problem.message.brokenVariable': 'This looks like a variable that is not closed: {text}',
  'problem.message.foreignVariable':
    '"{text}" is another system\'s variable and would be sent as it stands. Write it as a variable of this app.',
  'problem.kakao.noTemplate': 'There is no template code yet. Alimtalk is sent only from an approved template.',
  'problem.kakao.notApproved': 'The template "{code}" is not approved yet, so it cannot be sent.',
  'problem.kakao.rejected': 'The template "{code}" was rejected. Change the text and have it reviewed again.',
  'problem.kakao.wrongType': 'The message type "{type}" does not belong to this channel.',
  'problem.kakao.friendtalk': 'Friendtalk has ended. Send a Brand Message instead.',
  'problem.kakao.partsElsewhere':
    'The type {type} needs pictures, items or a video, which are added where the message is registered.',
  'problem.kakao.targetingApproval':
    "Reaching people who are not channel friends needs Kakao's approval and {friends:number} channel friends.",
  'problem.kakao.broadcast':
    'Targeting F goes to all channel friends at once, not to the customers of this journey. Use I.',
  'problem.kakao.noFriendColumn':
    'The data does not say who is a channel friend, so who can be reached and at what price is assumed.',
  'problem.law.noSender': 'The sender\'s name "{name}" has to follow the label "(광고)".',
  'problem.law.noConsentColumn':
    'The data does not say who has consented to advertising, so everyone is taken to have. Without consent it is unlawful to send.',
  'problem.law.noConsentTime':
    'The data does not say when consent was given, so it cannot be checked that it was reconfirmed within two years.',
  'problem.law.noNightConsent':
    'The data does not say who has consented to advertising at night, so nothing is sent between 21:00 and 08:00.',
  'problem.law.consentTooLong':
    'The settings count consent for {years:number} years. It has to be reconfirmed after {most:number}.',
  'problem.law.nightUnprotected':
    'The quiet hours in the settings let advertising by {channel:lookup|basisChannel} go out between 21:00 and 08:00 without consent for the night.',
  'problem.law.kakaoHours':
    'The quiet hours in the settings let Brand Messages go out between 20:50 and 08:00, when KakaoTalk does not deliver them.',
  'problem.law.nightWait':
    'The journey comes here at {at}, but this may not be sent from {from} to {until}. It is held back until {until}.',
  'problem.law.nightSkip':
    'The journey comes here at {at}, but this may not be sent from {from} to {until}, and then it is skipped. Choose another time.',
  'problem.law.noticeOfConsent': 'Whoever gives or withdraws consent has to be told so within {days:number} days.',
  'problem.law.certifiedSender': 'Text messages in bulk go out from a registered number through a certified reseller.',
  'problem.law.penalty': 'Advertising without these parts is unlawful: {penalty:lookup|penalty}',
  'problem.law.pushConsent': "A phone's permission to notify is no consent to advertising. Both are needed.",
  'problem.sense.noGoalExit':
    'Customers who have done "{event}" go on getting messages. Let the goal end the run, or ask for it before the next message.',
  'problem.sense.backToBack': 'This message comes in the same second as the one before. Put a wait between them.',
  'problem.sense.capUnreachable':
    'Customers who got the messages before are stopped here by the frequency cap ({times:number} in {within:duration}).',
  'problem.sense.offerToBuyers':
    'These customers are about to buy anyway, and the discount costs margin. Wait to see whether they buy.',
  'problem.update.empty': 'Nothing is changed here. Add a change or remove the node.',
  'problem.update.noAttribute': 'No customer attribute is chosen.',
  'problem.update.noTag': 'The tag has no name.',
  'problem.name.journeyLong':
    'The name of the journey is {count:number} characters long. Sending systems may cut it off after {limit:number}.',
  'problem.name.nodeLong':
    'The name of the node is {count:number} characters long. Sending systems may cut it off after {limit:number}.',
  'problem.journey.changedSinceRun':
    'The journey has changed since its last run, so its numbers are for another journey. Run it again.',
};
