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
  'problem.graph.openBranch':
    'Nothing follows the branch "{label}", so customers leave here. If that is intended, connect an exit.',
  'problem.graph.openElse':
    'Nothing follows the branch "Everyone else", so customers leave here. If that is intended, connect an exit.',
  'problem.graph.openArm':
    'Nothing follows the group "{label}", so customers leave here. If that is intended, connect an exit.',
  'problem.graph.timelessCycle':
    'These nodes form an endless loop without a wait ({count:number} {count:plural|node|nodes}). Put a wait of a set length into the loop.',
  'problem.wait.zero': 'The wait is 0 seconds long. Set a length or remove the node.',
  'problem.wait.longerThanMaximum':
    "The wait of {wait:duration} is not shorter than the journey's maximum of {maximum:duration}, so nobody gets past it.",
  'problem.waitFor.zero': 'The time limit is 0 seconds, so the event is never waited for. Set a limit.',
  'problem.split.noArms': 'There are no groups to split into. Add groups.',
  'problem.split.weights': 'The shares of the groups add up to {total:number}%. Make them 100%.',
  'problem.split.duplicateLabel':
    'More than one group is called "{label}". Rename them so that results can be told apart.',
  'problem.branch.noBranches': 'There are no branches, so everyone goes to "Everyone else". Add a branch.',
  'problem.branch.duplicateLabel':
    'More than one branch is called "{label}". Rename them so that results can be told apart.',
  'problem.condition.empty': 'The condition is empty. Set a condition.',
  'problem.condition.everyone': 'There is no condition, so every customer is included. Check that this is intended.',
  'problem.condition.noEvent': 'The condition has no event.',
  'problem.condition.noAttribute': 'The condition has no customer attribute.',
  'problem.condition.noProperty': 'The condition has no event property.',
  'problem.condition.noTag': 'The condition has no tag.',
  'problem.condition.unknownEvent': 'The event "{name}" used in the condition is not in the data.',
  'problem.condition.unknownAttribute': 'The customer attribute "{name}" used in the condition is not in the data.',
  'problem.condition.unknownProperty': 'The event property "{name}" used in the condition is not in the data.',
  'problem.condition.unknownLabel': 'No customer in the data has "{label}" as "{name}".',
  'problem.condition.wrongKind':
    'This comparison does not fit the kind of "{name}". Change the comparison or the value.',
  'problem.condition.emptyList': 'The list of values to compare "{name}" with is empty.',
  'problem.condition.emptyRange': 'The range of "{name}" is reversed. Make the first value the smaller one.',
  'problem.condition.unknownMessage': 'The condition refers to a message that was removed. Choose another message.',
  'problem.condition.noOpenSignal': 'This channel does not tell whether a message was opened. Use a click condition.',
  'problem.condition.outsideRun':
    'This cannot be known before a customer enters the journey. Move the condition to a node.',
  'problem.event.none': 'No event is chosen.',
  'problem.event.unknown': 'The event "{name}" is not in the data. Check the name.',
  'problem.trigger.noEvents': 'Choose at least one event that counts as activity.',
  'problem.trigger.zeroDelay': 'The period is 0 seconds. Set a period.',
  'problem.trigger.noAttribute': 'No date attribute is chosen.',
  'problem.trigger.unknownAttribute': 'The date attribute "{name}" is not in the data.',
  'problem.trigger.notADate': '"{name}" is not a date. Choose a date or time attribute.',
  'problem.trigger.noWeekdays': 'Choose at least one day of the week.',
  'problem.date.invalid': '"{date}" is not a day of the calendar.',
  'problem.entry.holdoutAll': 'The control group is 100%, so nobody enters the journey.',
  'problem.entry.windowReversed': 'The entry period is reversed ({from} – {until}).',
  'problem.message.noPurpose': 'Information or advertising? Consent is checked by this choice.',
  'problem.message.empty': 'The message has no text.',
  'problem.message.noSubject': 'The email has no subject.',
  'problem.message.alimtalkAdvertising': 'Alimtalk cannot carry advertising. Use a Brand Message or a text message.',
  'problem.message.alimtalkPromotion':
    'Promotional words such as "{word}" can make Kakao reject the Alimtalk template or count it as advertising.',
  'problem.message.noFallback': 'There is no text message for customers whom KakaoTalk does not reach. Set a fallback.',
  'problem.message.emptyFallback': 'The fallback text message is empty.',
  'problem.message.brandMessageInformation': 'Brand Messages are for advertising. Send information as Alimtalk.',
  'problem.message.brandMessageHours': 'Brand Messages cannot be sent between 20:50 and 08:00.',
  'problem.message.noAdLabel': 'Advertising has to begin with "(광고)" (Korean Network Act, Article 50).',
  'problem.message.wrongAdLabel': 'The label has to be exactly "(광고)". Other brackets or spaces do not count.',
  'problem.message.noOptOut': 'Advertising has to end with a free way to opt out (Korean Network Act, Article 50).',
  'problem.message.tooManyBytes':
    'Even without variables the text is {count:number} bytes, over the limit of {limit:number} bytes.',
  'problem.message.maybeTooManyBytes':
    'Without variables the text is {count:number} bytes. With their values it may go over the limit of {limit:number} bytes.',
  'problem.message.tooManyCharacters':
    'Even without variables the text is {count:number} characters, over the limit of {limit:number} characters.',
  'problem.message.tooManyButtons': 'There are {count:number} buttons. The limit is {limit:number}.',
  'problem.message.unencodable': 'These characters cannot be sent in a text message: {characters}',
  'problem.message.unknownVariable': 'No customer attribute in the data belongs to the variable "{name}".',
  'problem.message.dottedVariable': 'Names of Alimtalk variables cannot contain a dot: "{name}"',
  'problem.update.empty': 'Nothing is changed here. Add a change or remove the node.',
  'problem.update.noAttribute': 'No customer attribute is chosen.',
  'problem.update.noTag': 'The tag has no name.',
  'problem.name.journeyLong':
    'The name of the journey is {count:number} characters long. Sending systems may cut it off after {limit:number}.',
  'problem.name.nodeLong':
    'The name of the node is {count:number} characters long. Sending systems may cut it off after {limit:number}.',
};
