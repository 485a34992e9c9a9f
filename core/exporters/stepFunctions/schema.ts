import { z } from 'zod';

/** What we write of the Amazon States Language (states-language.net/spec.html), with what each type of state must have. */
const name = z.string().min(1).max(80);
const comment = { Comment: z.string().optional() };
const path = z.string().startsWith('$');
/** A state goes on or ends, and not both. */
const onward = { Next: name.optional(), End: z.literal(true).optional() };
const catcher = z.strictObject({
  ErrorEquals: z.array(z.string()).min(1),
  ResultPath: path.nullable().optional(),
  Next: name,
});

const task = z.strictObject({
  Type: z.literal('Task'),
  ...comment,
  Resource: z.string().startsWith('arn:aws:states:::'),
  Parameters: z.record(z.string(), z.unknown()),
  ResultSelector: z.record(z.string(), z.unknown()).optional(),
  ResultPath: path.nullable().optional(),
  TimeoutSeconds: z.number().int().min(1).optional(),
  Retry: z.array(z.record(z.string(), z.unknown())).optional(),
  Catch: z.array(catcher).optional(),
  ...onward,
});
const pass = z.strictObject({
  Type: z.literal('Pass'),
  ...comment,
  Parameters: z.record(z.string(), z.unknown()).optional(),
  InputPath: path.optional(),
  ResultPath: path.nullable().optional(),
  ...onward,
});
const wait = z.strictObject({
  Type: z.literal('Wait'),
  ...comment,
  Seconds: z.number().int().nonnegative().optional(),
  TimestampPath: path.optional(),
  ...onward,
});
const choice = z.strictObject({
  Type: z.literal('Choice'),
  ...comment,
  Choices: z.array(z.looseObject({ Next: name })).min(1),
  Default: name.optional(),
});
const succeed = z.strictObject({ Type: z.literal('Succeed'), ...comment });

const state = z.discriminatedUnion('Type', [task, pass, wait, choice, succeed]).superRefine((one, issues) => {
  if (one.Type === 'Choice' || one.Type === 'Succeed') return;
  if ((one.Next === undefined) === (one.End === undefined)) issues.addIssue('either Next or End');
  if (one.Type === 'Wait' && (one.Seconds === undefined) === (one.TimestampPath === undefined)) {
    issues.addIssue('either Seconds or TimestampPath');
  }
});

export const machineSchema = z.strictObject({
  Comment: z.string(),
  StartAt: name,
  TimeoutSeconds: z.number().int().min(1),
  States: z.record(name, state),
});
export type StateMachine = z.infer<typeof machineSchema>;

/** States that a state of the machine leads to but that are not there, and states that none leads to. */
export function brokenTransitions({ StartAt, States }: StateMachine): { missing: string[]; unreached: string[] } {
  const targets = new Set([StartAt]);
  for (const one of Object.values(States)) {
    if (one.Type === 'Succeed') continue;
    const next = one.Type === 'Choice' ? [one.Default, ...one.Choices.map((rule) => rule.Next)] : [one.Next];
    const caught = one.Type === 'Task' ? (one.Catch ?? []).map((rule) => rule.Next) : [];
    for (const target of [...next, ...caught]) if (target !== undefined) targets.add(target);
  }
  return {
    missing: [...targets].filter((target) => !Object.hasOwn(States, target)),
    unreached: Object.keys(States).filter((id) => !targets.has(id)),
  };
}
