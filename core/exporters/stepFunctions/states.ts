import { unreachable } from '../../lib/invariant.ts';
import type { JourneyNode, NodeOf } from '../../journey/nodes.ts';
import type { Condition } from '../../segment/condition.ts';
import { clockText } from '../../words/describe.ts';
import type { ExportNotes } from '../notes.ts';
import { conditionText, eventText } from '../shared/conditionText.ts';
import { failedPort, type FlowStep } from '../shared/flow.ts';
import { messagePayload } from '../shared/messages.ts';
import { choiceRule } from './choice.ts';

export type State = Readonly<Record<string, unknown>>;

/** What the states of one step share. */
export interface StepPlan {
  readonly notes: ExportNotes;
  /** The first state of the step, and names of further ones. */
  readonly name: string;
  inner(suffix: string): string;
  /** The state at which a port arrives. */
  after(port: string): string;
  /** The function that does what Step Functions cannot. */
  readonly functionName: string;
  readonly endpoint: string;
  readonly connection: string;
  readonly queue: string;
}

const syntax = { variable: (name: string) => `{{${name}}}`, literal: (text: string) => text };

/** The states that a step becomes, by name, the first one first. */
export function statesOf({ node }: FlowStep, plan: StepPlan): Record<string, State> {
  switch (node.type) {
    case 'wait':
      return waitStates(node, plan);
    case 'waitFor':
      return waitForStates(node, plan);
    case 'survey':
      return surveyStates(node, plan);
    case 'filter':
      return choose(node, [{ port: 'passed', condition: node.condition }], failedPort, plan);
    case 'branch':
      return choose(
        node,
        node.branches.map(({ id, condition }) => ({ port: id, condition })),
        'else',
        plan,
      );
    case 'split':
    case 'experiment':
      return drawStates(node, plan);
    case 'gate': {
      plan.notes.approximated(node.id, 'aslFunction', { meaning: `≤ ${node.passes} / ${node.per}` });
      return askStates(node, { passes: node.passes, per: node.per }, 'passed', 'full', plan);
    }
    case 'message':
      return messageStates(node, plan);
    case 'webhook':
      return webhookStates(node, plan);
    case 'update':
    case 'audience': {
      const { id: _id, title: _title, position: _position, ...settings } = node;
      plan.notes.approximated(node.id, 'aslFunction', { meaning: node.type });
      return {
        [plan.name]: { ...invoke(settings, plan), ...comment(node), ResultPath: null, Next: plan.after('next') },
      };
    }
    case 'goal': {
      const next = node.endsRun ? { End: true } : { Next: plan.after('next') };
      return { [plan.name]: { Type: 'Pass', ...comment(node), ...next } };
    }
    case 'trigger':
    case 'exit':
    case 'goTo':
    case 'note':
      throw new Error(`Invariant broken: a ${node.type} is no step`);
    default:
      return unreachable(node);
  }
}

function comment(node: JourneyNode): { Comment?: string } {
  return node.title.trim() === '' ? {} : { Comment: node.title.trim() };
}

/** A Task that calls the function with a job and the whole state of the execution. */
function invoke(job: unknown, plan: StepPlan): Record<string, unknown> {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: plan.functionName, Payload: { job, 'input.$': '$' } },
  };
}

function waitStates(node: NodeOf<'wait'>, plan: StepPlan): Record<string, State> {
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

function waitForStates(node: NodeOf<'waitFor'>, plan: StepPlan): Record<string, State> {
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

function surveyStates(node: NodeOf<'survey'>, plan: StepPlan): Record<string, State> {
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

/** Conditions in order: those over attributes as Choice rules, the others asked of the function first. */
function choose(
  node: JourneyNode,
  cases: readonly { port: string; condition: Condition }[],
  otherwise: string,
  plan: StepPlan,
): Record<string, State> {
  if (cases.length === 0) return { [plan.name]: { Type: 'Pass', ...comment(node), Next: plan.after(otherwise) } };
  const rules = cases.map(({ condition }) => choiceRule(condition));
  const asked = cases.filter((_, index) => rules[index] === null);
  const choice = asked.length === 0 ? plan.name : plan.inner('choice');
  const choices = cases.map(({ port }, index) => {
    const rule = rules[index] ?? {
      And: [
        { Variable: `$.checks.c${index}`, IsPresent: true },
        { Variable: `$.checks.c${index}`, BooleanEquals: true },
      ],
    };
    return { ...rule, Next: plan.after(port) };
  });
  const decide: State = {
    Type: 'Choice',
    ...(asked.length === 0 ? comment(node) : {}),
    Choices: choices,
    Default: plan.after(otherwise),
  };
  if (asked.length === 0) return { [choice]: decide };
  const conditions = Object.fromEntries(
    cases.flatMap(({ condition }, index) => (rules[index] === null ? [[`c${index}`, condition]] : [])),
  );
  const meaning = asked.map(({ condition }) => conditionText(condition)).join(' | ');
  plan.notes.approximated(node.id, 'aslFunction', { meaning });
  return {
    [plan.name]: {
      ...invoke({ conditions }, plan),
      ...comment(node),
      ResultSelector: { 'checks.$': '$.Payload' },
      ResultPath: '$.checked',
      Next: plan.inner('checks'),
    },
    [plan.inner('checks')]: { Type: 'Pass', InputPath: '$.checked.checks', ResultPath: '$.checks', Next: choice },
    [choice]: decide,
  };
}

/** One yes-or-no question to the function. */
function askStates(node: JourneyNode, job: unknown, yes: string, no: string, plan: StepPlan): Record<string, State> {
  const choice = plan.inner('choice');
  return {
    [plan.name]: {
      ...invoke(job, plan),
      ...comment(node),
      ResultSelector: { 'open.$': '$.Payload.open' },
      ResultPath: '$.gate',
      Next: choice,
    },
    [choice]: {
      Type: 'Choice',
      Choices: [{ Variable: '$.gate.open', BooleanEquals: true, Next: plan.after(yes) }],
      Default: plan.after(no),
    },
  };
}

const parts = 10_000;

/** A random number between 0 and 9,999 by the intrinsic function, compared with the cumulated weights. */
function drawStates(node: NodeOf<'split' | 'experiment'>, plan: StepPlan): Record<string, State> {
  const [last] = node.arms.slice(-1);
  if (last === undefined) return { [plan.name]: { Type: 'Succeed', ...comment(node) } };
  const choice = plan.inner('choice');
  let upTo = 0;
  const choices = node.arms.slice(0, -1).map((arm) => {
    upTo += arm.weightPercent * (parts / 100);
    return { Variable: '$.draw.value', NumericLessThan: Math.round(upTo), Next: plan.after(arm.id) };
  });
  return {
    [plan.name]: {
      Type: 'Pass',
      ...comment(node),
      Parameters: { 'value.$': `States.MathRandom(0, ${parts})` },
      ResultPath: '$.draw',
      Next: choices.length === 0 ? plan.after(last.id) : choice,
    },
    ...(choices.length === 0 ? {} : { [choice]: { Type: 'Choice', Choices: choices, Default: plan.after(last.id) } }),
  };
}

/** Hands the whole message to an HTTPS endpoint. A failed call ends the run only where the journey says so. */
function messageStates(node: NodeOf<'message'>, plan: StepPlan): Record<string, State> {
  for (const facet of [
    'fallback',
    'offer',
    'kakao',
    'buttons',
    'subject',
    'consent',
    'quietHours',
    'exitWhenSuppressed',
  ] as const) {
    plan.notes.kept(facet, node.id);
  }
  plan.notes.approximated(node.id, 'messageAsWebhook', { channel: node.channel });
  const body = { ...messagePayload(node, syntax), 'customer.$': '$.customer' };
  const suppressed = node.onSuppressed === 'exit' ? 'End' : plan.after('next');
  return {
    [plan.name]: { ...http(plan.endpoint, 'POST', body, plan), ...comment(node), ...onwards(plan, suppressed) },
  };
}

function webhookStates(node: NodeOf<'webhook'>, plan: StepPlan): Record<string, State> {
  const url = node.url.trim() === '' ? plan.endpoint : node.url.trim();
  const body = { body: node.body, 'customer.$': '$.customer' };
  return {
    [plan.name]: { ...http(url, node.method, body, plan), ...comment(node), ...onwards(plan, plan.after('next')) },
  };
}

function http(url: string, method: string, body: unknown, plan: StepPlan): Record<string, unknown> {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::http:invoke',
    Parameters: {
      ApiEndpoint: url,
      Method: method,
      Authentication: { ConnectionArn: plan.connection },
      ...(method === 'GET' ? {} : { RequestBody: body }),
    },
  };
}

function onwards(plan: StepPlan, failed: string): Record<string, unknown> {
  return {
    ResultPath: null,
    Retry: [{ ErrorEquals: ['States.Http.StatusCode.429', 'States.Timeout'], MaxAttempts: 3, BackoffRate: 2 }],
    Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: null, Next: failed }],
    Next: plan.after('next'),
  };
}
