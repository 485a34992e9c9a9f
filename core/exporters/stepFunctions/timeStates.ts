import type { JourneyNode, NodeOf } from '../../journey/nodes.ts';
import { clockText } from '../../words/describe.ts';
import { conditionText, eventText } from '../shared/conditionText.ts';
import { comment, invoke, type State, type StepPlan } from './plan.ts';

/** A fixed wait, or the function's answer until when to wait. */
export function waitStates(node: NodeOf<'wait'>, plan: StepPlan): Record<string, State> {
  const { wait } = node;
  if (wait.kind === 'duration') {
    return { [plan.name]: { Type: 'Wait', ...comment(node), Seconds: wait.waitSeconds, Next: plan.after('next') } };
  }
  const meaning =
    wait.kind === 'untilLocal'
      ? `${clockText(wait.secondOfDay)} ${wait.weekdays.join(',')}`.trim()
      : wait.kind === 'untilDate'
        ? `${wait.attribute} ${wait.offsetDays}d ${clockText(wait.secondOfDay)}`
        : `best hour ≤ ${wait.withinSeconds}s`;
  plan.notes.approximated(node.id, 'aslFunction', { meaning });
  const waiting = plan.inner('wait');
  return {
    [plan.name]: {
      ...invoke(wait, plan),
      ...comment(node),
      ResultSelector: { 'until.$': '$.Payload.until' },
      ResultPath: '$.moment',
      Next: waiting,
    },
    [waiting]: { Type: 'Wait', TimestampPath: '$.moment.until', Next: plan.after('next') },
  };
}

/** Waits for a task token, which whoever sees the event gives back with the name of the port; a timeout is an error to catch. */
function tokenStates(
  node: JourneyNode,
  job: unknown,
  timeout: { seconds: number; port: string },
  ports: readonly string[],
  plan: StepPlan,
): Record<string, State> {
  const pick = plan.inner('port');
  const last = plan.after(timeout.port);
  return {
    [plan.name]: {
      Type: 'Task',
      ...comment(node),
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { QueueUrl: plan.queue, MessageBody: { job, 'taskToken.$': '$$.Task.Token', 'input.$': '$' } },
      TimeoutSeconds: Math.max(1, timeout.seconds),
      ResultPath: '$.answer',
      Catch: [{ ErrorEquals: ['States.Timeout'], ResultPath: '$.answer', Next: last }],
      Next: ports.length === 0 ? last : pick,
    },
    ...(ports.length === 0
      ? {}
      : {
          [pick]: {
            Type: 'Choice',
            Choices: ports.map((port) => ({
              And: [
                { Variable: '$.answer.port', IsPresent: true },
                { Variable: '$.answer.port', StringEquals: port },
              ],
              Next: plan.after(port),
            })),
            Default: last,
          },
        }),
  };
}

/** A wait for what happens first, with a port for each. */
export function waitForStates(node: NodeOf<'waitFor'>, plan: StepPlan): Record<string, State> {
  const first = node.segment === null ? eventText(node) : conditionText(node.segment);
  const others = node.others.map((other) => ({
    port: other.id,
    until: other.kind === 'event' ? eventText(other) : conditionText(other.segment),
  }));
  const awaited = [{ port: 'happened', until: first }, ...others];
  plan.notes.approximated(node.id, 'aslToken', { meaning: awaited.map(({ until }) => until).join(' | ') });
  const timeout = { seconds: node.timeoutSeconds, port: 'timedOut' };
  const ports = awaited.map(({ port }) => port);
  return tokenStates(node, { awaited }, timeout, ports, plan);
}

/** A question, answered by the port of the answer. */
export function surveyStates(node: NodeOf<'survey'>, plan: StepPlan): Record<string, State> {
  const { question, answers } = node;
  plan.notes.approximated(node.id, 'aslToken', { meaning: question });
  const job = { question, answers: answers.map(({ id, label }) => ({ port: id, label })) };
  const timeout = { seconds: node.timeoutSeconds, port: 'noAnswer' };
  return tokenStates(
    node,
    job,
    timeout,
    answers.map(({ id }) => id),
    plan,
  );
}
