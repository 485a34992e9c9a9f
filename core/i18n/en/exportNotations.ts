import type { Catalog } from '../translator.ts';

/** Exports to notations (BPMN, Step Functions, Mermaid, picture): names, losses, and words inside the files. */
export const exportNotations: Catalog = {
  'exportTarget.bpmn': 'BPMN 2.0',
  'exportTarget.stepFunctions': 'AWS Step Functions',
  'exportTarget.mermaid': 'Mermaid',
  'exportTarget.picture': 'Picture (SVG)',

  'exportLoss.bpmnCondition':
    '{target:lookup|exportTarget} has no language for conditions, so this asks the variable {variable}. Let the engine set it: {meaning}',
  'exportLoss.bpmnSplit':
    'There is no random split, so this asks the variable {variable}. Let the engine set it for {meaning} of customers.',
  'exportLoss.bpmnGate':
    'There is no capacity limit, so this asks the variable {variable}. Let the engine set it while there is room ({meaning}).',
  'exportLoss.bpmnEvent':
    'The event cannot say this; it stands in the documentation. Build it in the engine: {meaning}',
  'exportLoss.bpmnOneWay': 'There is only one way out, so this is a task and no decision.',
  'exportLoss.bpmnService': 'This is a service task. Connect the actual call in the engine.',
  'exportLoss.bpmnLeftSegment':
    'Let the engine set the variable {variable} once the customer leaves the entry segment.',

  'exportLoss.aslFunction':
    'Step Functions cannot do this, so a Lambda function is asked. Write the function: {meaning}',
  'exportLoss.aslToken':
    'Events cannot be awaited, so this waits for a task token. Let whoever sees the event give the port back with SendTaskSuccess: {meaning}',
  'exportLoss.aslTrigger':
    'Starting happens outside of Step Functions. Start an execution with trigger and customer when this comes true.',
  'exportLoss.aslYear': 'An execution lasts a year at most.',
  'exportField.stepFunctions.functionName': 'Name of the Lambda function',
  'exportField.stepFunctions.endpoint': 'HTTPS address that sends messages',
  'exportField.stepFunctions.connectionArn': 'ARN of the EventBridge connection',
  'exportField.stepFunctions.queueUrl': 'SQS address for awaited events',

  'problem.export.bpmnUnreadable': 'This cannot be read as a BPMN file: {reason}',
  'problem.export.bpmnNoProcess': 'The BPMN file holds no process.',

  'bpmn.enter': 'Start',
  'bpmn.route': 'Which trigger?',
  'bpmn.trigger': 'Trigger {n}',
  'bpmn.end': 'End',
  'bpmn.failed': 'No',
  'bpmn.done': 'Journey over',
  'bpmn.answer': 'Which answer?',
  'bpmn.exitGoal': 'Goal reached',
  'bpmn.exitEvent': '{event} happened',
  'bpmn.exitUnsubscribed': 'Unsubscribed',
  'bpmn.exitLeft': 'Left the segment',
  'bpmn.exitDuration': 'Longest stay over',
};
