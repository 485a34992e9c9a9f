import type { JourneyNode, NodeOf } from '../../journey/nodes.ts';
import type { Condition } from '../../segment/condition.ts';
import { conditionText } from '../shared/conditionText.ts';
import { choiceRule } from './choice.ts';
import { comment, invoke, type State, type StepPlan } from './plan.ts';

/** Conditions in order: those over attributes as Choice rules, the others asked of the function first. */
export function choose(
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
export function askStates(
  node: JourneyNode,
  job: unknown,
  yes: string,
  no: string,
  plan: StepPlan,
): Record<string, State> {
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
export function drawStates(node: NodeOf<'split' | 'experiment'>, plan: StepPlan): Record<string, State> {
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
