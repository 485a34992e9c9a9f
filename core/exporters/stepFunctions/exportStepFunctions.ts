import type { Exporter } from '../exporter.ts';
import type { ExportNotes } from '../notes.ts';
import { checkOutput } from '../problems.ts';
import { createFlow, type Flow } from '../shared/flow.ts';
import { cut, fileNamePart, stableIds } from '../shared/names.ts';
import type { State } from './plan.ts';
import { brokenTransitions, machineSchema } from './schema.ts';
import { statesOf } from './states.ts';

const end = 'End';
/** State names are at most 80 characters; suffixes of further states need some. */
const longestName = 64;
/** A standard workflow runs a year at most. */
const longestSeconds = 31_536_000;

/**
 * AWS Step Functions in the Amazon States Language: one execution per run, started with `{ trigger, customer }`. Waits for events
 * hold a task token; what the language cannot say is asked of a function. Loops are plain transitions.
 */
export const stepFunctionsExporter: Exporter = {
  id: 'stepFunctions',
  version: '1.0',
  conditions: { ownPredictions: [] },
  fields: [
    { key: 'functionName', per: 'journey', required: true },
    { key: 'endpoint', per: 'journey', required: true },
    { key: 'connectionArn', per: 'journey', required: true },
    { key: 'queueUrl', per: 'journey', required: true },
  ],
  run(journey, notes) {
    const flow = createFlow(journey);
    for (const node of journey.nodes) if (node.type === 'note') notes.dropped(node.id, 'note');
    for (const node of flow.unreachable) notes.dropped(node.id, 'unreachable');
    for (const node of flow.passed) notes.mapped(node.id, node.type === 'exit' ? `state ${end}` : 'Next');
    if (flow.starts.length === 0) {
      notes.problem('error', 'export.noTrigger');
      return [];
    }
    const names = stableIds([...flow.steps.keys()], stateName, longestName);
    const arrive = (to: string | null) => (to === null ? end : names.get(to)!);
    const states: Record<string, State> = {};
    const first = startStates(flow, arrive, states);
    for (const { trigger } of flow.starts) {
      notes.mapped(trigger.id, `input $.trigger = ${JSON.stringify(trigger.id)}`);
      notes.approximated(trigger.id, 'aslTrigger');
    }
    const fields = {
      functionName: notes.field('functionName', {}, 'yeojeong-journey'),
      endpoint: notes.field('endpoint', {}, 'https://example.com/send'),
      connection: notes.field('connectionArn', {}, 'arn:aws:events:ap-northeast-2:123456789012:connection/name/id'),
      queue: notes.field('queueUrl', {}, 'https://sqs.ap-northeast-2.amazonaws.com/123456789012/journey-waits'),
    };
    for (const step of flow.steps.values()) {
      const name = names.get(step.node.id)!;
      const targets = new Map(step.ports.map(({ port, to }) => [port, arrive(to)]));
      const made = statesOf(step, {
        ...fields,
        notes,
        name,
        inner: (suffix) => `${name}/${suffix}`,
        after: (port) => targets.get(port) ?? end,
      });
      Object.assign(states, made);
      notes.mapped(step.node.id, `state ${name}`);
    }
    // a journey that only goes in circles ends for executions without a customer, because one end there has to be
    const start = first === end || endsSomewhere(states) ? first : 'Start_';
    if (start !== first) {
      const hasCustomer = { Variable: '$.customer', IsPresent: true, Next: first };
      states[start] = { Type: 'Choice', Choices: [hasCustomer], Default: end };
    }
    if (start === end || leadsToEnd(Object.values(states))) states[end] = { Type: 'Succeed' };
    notes.kept('maxDuration');
    const seconds = Math.min(journey.exits.maxDurationSeconds, longestSeconds);
    if (seconds < journey.exits.maxDurationSeconds) notes.approximated(null, 'aslYear');
    notes.kept('description');
    const machine = {
      Comment: [journey.name, journey.description].filter((text) => text.trim() !== '').join(': '),
      StartAt: start,
      TimeoutSeconds: seconds,
      States: states,
    };
    check(machine, notes);
    return [
      {
        name: `${fileNamePart(journey.name)}.asl.json`,
        mediaType: 'application/json',
        text: `${JSON.stringify(machine, null, 2)}\n`,
      },
    ];
  },
};

/** The language's own rules, and that every transition arrives. */
function check(machine: unknown, notes: ExportNotes): void {
  checkOutput(notes, machineSchema, machine);
  const parsed = machineSchema.safeParse(machine);
  if (!parsed.success) return;
  const { missing, unreached } = brokenTransitions(parsed.data);
  const [first] = [...missing, ...unreached];
  if (first !== undefined) notes.problem('error', 'export.brokenLinks', { link: first });
}

/** Whether an execution can come to an end. */
function endsSomewhere(states: Readonly<Record<string, State>>): boolean {
  const isEnd = (state: State) => state.Type === 'Succeed' || state.End === true;
  return Object.values(states).some(isEnd) || leadsToEnd(Object.values(states));
}

/** Whether any state goes on at the end; a state that none leads to is refused. */
function leadsToEnd(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(leadsToEnd);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([key, inner]) => ((key === 'Next' || key === 'Default') && inner === end) || leadsToEnd(inner),
  );
}

/** Names that people can read in the console and that nothing else in the file could be mistaken for. */
function stateName(id: string): string {
  const clean = id.replaceAll(/[\p{C}\p{Z}?*<>{}[\]:;,\\|^~$#%&`"/]/gu, '_');
  // a state called like a member of every object would be lost in the object of states
  const isTaken = clean === '' || clean === end || clean.startsWith('Start') || clean in {};
  return cut(isTaken ? `_${clean}` : clean, longestName);
}

function startStates(flow: Flow, arrive: (to: string | null) => string, states: Record<string, State>): string {
  const [first] = flow.starts;
  const targets = flow.starts.map(({ to }) => arrive(to));
  if (targets.every((target) => target === targets[0])) return arrive(first!.to);
  states['Start'] = {
    Type: 'Choice',
    Choices: flow.starts.map(({ trigger, to }) => ({
      Variable: '$.trigger',
      StringEquals: trigger.id,
      Next: arrive(to),
    })),
    Default: arrive(first!.to),
  };
  return 'Start';
}
