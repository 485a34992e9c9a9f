import type { NodeOf, Schedule } from '../../journey/nodes.ts';
import type { Journey } from '../../journey/spec.ts';
import type { Exporter } from '../exporter.ts';
import type { ExportNotes } from '../notes.ts';
import { checkOutput } from '../problems.ts';
import { conditionText, eventText } from '../shared/conditionText.ts';
import { jsonFile } from '../shared/files.ts';
import { isKakao, keepMessagePayload, messagePayload, stepName } from '../shared/messages.ts';
import { stableIds, stableUuid } from '../shared/names.ts';
import { clockText, inUnits } from '../shared/numbers.ts';
import { type Step, type StepGraph, stepsOf, type StepTarget, waysOf } from '../shared/steps.ts';
import type { StepOf } from '../shared/stepTypes.ts';
import { ifParameters } from './conditions.ts';
import { attributeCode, attributeExpression, expressionOf, markVariables, plainText } from './expressions.ts';
import { type N8nConnections, type N8nNode, n8nWorkflowSchema } from './schema.ts';

/** A workflow of n8n (`POST /workflows`, or its import from a file). One item is one customer; triggers are webhooks or schedules. */
export const n8nExporter: Exporter = {
  id: 'n8n',
  version: '1',
  conditions: { ownPredictions: [] },
  fields: [
    { key: 'sendUrl', per: 'journey', required: true },
    { key: 'fromEmail', per: 'journey', required: true },
  ],
  run(journey, notes) {
    const graph = stepsOf(journey, notes, new Set(['branch', 'gate', 'audience']));
    if (graph.starts.length === 0) notes.problem('error', 'export.noTrigger');
    const workflow = workflowOf(journey, graph, notes);
    checkOutput(notes, n8nWorkflowSchema, workflow);
    return [jsonFile(journey, 'n8n', workflow)];
  },
};

type Made = Pick<N8nNode, 'type' | 'typeVersion' | 'parameters'>;

function workflowOf(journey: Journey, graph: StepGraph, notes: ExportNotes) {
  const waiting = [...graph.steps.values()].filter((step) => step.kind === 'waitFor');
  const keys = [...graph.starts.map(({ node }) => node.id), ...graph.steps.keys(), ...waiting.map(waysKey)];
  const titles = new Map<string, string>([
    ...graph.starts.map(({ node }): [string, string] => [node.id, stepName(node.title, 'trigger')]),
    ...[...graph.steps.values()].map((step): [string, string] => [step.id, stepName(step.title, step.kind)]),
    ...waiting.map((step): [string, string] => [waysKey(step), `${stepName(step.title, step.kind)} ?`]),
  ]);
  // connections are keyed by name, so every name is there once
  const names = stableIds(keys, (key) => ownName(titles.get(key)!), 120);
  const positions = new Map(journey.nodes.map((node) => [node.id, node.position]));
  const nodes: N8nNode[] = [];
  const connections: [string, N8nConnections[string]][] = [];
  let shifted = 0;
  const add = (key: string, nodeId: string, made: Made, ways: readonly StepTarget[]) => {
    const { x, y } = positions.get(nodeId)!;
    const shift = key === nodeId ? 0 : 60 * ((shifted++ % 4) + 1);
    const name = names.get(key)!;
    nodes.push({
      id: stableUuid(`${journey.id}/${key}`),
      name,
      ...made,
      position: [Math.round(x), Math.round(y) + shift],
    });
    notes.mapped(nodeId, `${made.type.replace('n8n-nodes-base.', '')} "${name}"`);
    const main = ways.map((target) =>
      target === null ? [] : [{ node: names.get(target)!, type: 'main' as const, index: 0 as const }],
    );
    if (main.some((targets) => targets.length > 0)) connections.push([name, { main }]);
  };
  for (const start of graph.starts) add(start.node.id, start.node.id, triggerOf(journey, start, notes), [start.first]);
  for (const step of graph.steps.values()) {
    if (step.kind !== 'waitFor') {
      add(step.id, step.nodeId, nodeOf(step, notes), waysOf(step));
      continue;
    }
    add(step.id, step.nodeId, callWait(step, notes), [waysKey(step)]);
    add(waysKey(step), step.nodeId, callWays(step), waysOf(step));
  }
  for (const node of journey.nodes) {
    if (node.type !== 'note') continue;
    const parameters = { content: plainText(node.text), width: 240, height: 160 };
    const position: [number, number] = [Math.round(node.position.x), Math.round(node.position.y)];
    const base = { id: stableUuid(`${journey.id}/${node.id}`), name: `Note ${nodes.length + 1}`, position };
    nodes.push({ ...base, type: 'n8n-nodes-base.stickyNote', typeVersion: 1, parameters });
    notes.mapped(node.id, 'stickyNote');
  }
  return {
    name: journey.name,
    nodes,
    connections: Object.fromEntries(connections),
    settings: { executionOrder: 'v1' as const },
  };
}

/** A name that means nothing to JavaScript: n8n keeps nodes in an object by their names. */
function ownName(name: string): string {
  return name in {} ? `${name} ·` : name;
}

function triggerOf(journey: Journey, { node, entry }: StepGraph['starts'][number], notes: ExportNotes): Made {
  switch (entry.kind) {
    case 'schedule':
    case 'date':
    case 'segment': {
      const expression =
        entry.kind === 'schedule'
          ? cronOf(entry.schedule, node.id, notes)
          : dailyCron(entry.kind === 'date' ? entry.secondOfDay : 0);
      const formula =
        entry.kind === 'date'
          ? `DATE(${entry.attribute}${entry.offsetDays >= 0 ? '+' : '−'}${Math.abs(entry.offsetDays)}d)`
          : entry.formula;
      notes.approximated(node.id, 'fetchCustomers', { condition: formula });
      const parameters = { rule: { interval: [{ field: 'cronExpression', expression }] } };
      return { type: 'n8n-nodes-base.scheduleTrigger', typeVersion: 1.2, parameters };
    }
    case 'event':
      if (entry.where.length > 0) notes.approximated(node.id, 'triggerByCaller', { event: eventText(entry) });
      return webhookTrigger(journey, node.id);
    case 'manual':
      return webhookTrigger(journey, node.id);
  }
}

function webhookTrigger(journey: Journey, nodeId: string): Made {
  const path = stableUuid(`${journey.id}/${nodeId}/hook`);
  return { type: 'n8n-nodes-base.webhook', typeVersion: 2, parameters: { httpMethod: 'POST', path, options: {} } };
}

function dailyCron(secondOfDay: number): string {
  return `${Math.floor(secondOfDay / 60) % 60} ${Math.floor(secondOfDay / 3600)} * * *`;
}

function cronOf(schedule: Schedule, nodeId: string, notes: ExportNotes): string {
  switch (schedule.kind) {
    case 'cron':
      return schedule.expression;
    case 'daily':
      return dailyCron(schedule.secondOfDay);
    case 'weekly': {
      const days = [...new Set(schedule.weekdays.map((day) => day % 7))].sort((a, b) => a - b).join(',');
      return dailyCron(schedule.secondOfDay).replace(/\*$/, days === '' ? '*' : days);
    }
    case 'monthly':
      return dailyCron(schedule.secondOfDay).replace('* * *', `${schedule.dayOfMonth} * *`);
    case 'once': {
      notes.approximated(nodeId, 'onceAsYearly', { date: schedule.date });
      const [, month, day] = schedule.date.split('-').map(Number);
      return dailyCron(schedule.secondOfDay).replace('* * *', `${day} ${month} *`);
    }
  }
}

function nodeOf(step: Step, notes: ExportNotes): Made {
  switch (step.kind) {
    case 'wait':
      return { type: 'n8n-nodes-base.wait', typeVersion: 1.1, parameters: waitParameters(step, notes) };
    case 'check':
      return {
        type: 'n8n-nodes-base.if',
        typeVersion: 2,
        parameters: ifParameters(step.condition, step.nodeId, notes),
      };
    case 'split': {
      const edges: number[] = [];
      for (const arm of step.arms) edges.push((edges.at(-1) ?? 0) + arm.percent);
      const output = `={{ ((draw) => ${JSON.stringify(edges)}.findIndex((edge) => draw < edge))(Math.random() * ${edges.at(-1) ?? 0}) }}`;
      const parameters = { mode: 'expression', numberOutputs: Math.max(1, step.arms.length), output };
      return { type: 'n8n-nodes-base.switch', typeVersion: 3, parameters };
    }
    case 'message':
      return messageNode(step.message, notes);
    case 'webhook': {
      const url = step.url?.trim() ? plainText(step.url.trim()) : sendUrl(notes);
      const parameters = { method: step.method, url, ...jsonBody(step.body === '' ? {} : bodyValue(step.body)) };
      return { type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2, parameters };
    }
    case 'update': {
      notes.approximated(step.nodeId, 'updateAsWebhook');
      const parameters = { method: 'POST', url: sendUrl(notes), ...jsonBody({ changes: step.changes }) };
      return { type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2, parameters };
    }
    // rewritten before, or made of two nodes
    case 'branch':
    case 'waitFor':
    case 'gate':
    case 'audience':
      return { type: 'n8n-nodes-base.if', typeVersion: 2, parameters: {} };
  }
}

function sendUrl(notes: ExportNotes): string {
  return plainText(notes.field('sendUrl', {}, 'https://example.com/send'));
}

function jsonBody(value: unknown) {
  return { sendBody: true, specifyBody: 'json', jsonBody: expressionOf(value), options: {} };
}

/** The body of a webhook as JSON where it is JSON, else as a text. */
function bodyValue(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return { text: markVariables(body) };
  }
}

function waysKey({ id }: Step): string {
  return JSON.stringify([id, 'ways']);
}

/** A wait that a call ends: whoever sees the awaited thing posts `{ "happened": its number from 0 }` to the resume address. */
function callWait(step: StepOf<'waitFor'>, notes: ExportNotes): Made {
  const awaited = step.awaited
    .map((one) => (one.kind === 'event' ? eventText(one) : conditionText(one.segment)))
    .join(', ');
  notes.approximated(step.nodeId, 'waitForCall', { awaited });
  const { value, unit } = inUnits(step.timeoutSeconds, waitUnits);
  const limit = { limitWaitTime: true, limitType: 'afterTimeInterval', resumeAmount: value, resumeUnit: unit };
  const parameters = { resume: 'webhook', httpMethod: 'POST', ...limit, options: {} };
  return { type: 'n8n-nodes-base.wait', typeVersion: 1.1, parameters };
}

/** Without a call nothing is said to have happened, and the last output is taken. */
function callWays(step: StepOf<'waitFor'>): Made {
  const output = `={{ $json.body?.happened ?? ${step.awaited.length} }}`;
  const parameters = { mode: 'expression', numberOutputs: step.awaited.length + 1, output };
  return { type: 'n8n-nodes-base.switch', typeVersion: 3, parameters };
}

const waitUnits = [
  ['days', 86_400],
  ['hours', 3600],
  ['minutes', 60],
  ['seconds', 1],
] as const;

function waitParameters({ wait, nodeId }: StepOf<'wait'>, notes: ExportNotes): Record<string, unknown> {
  switch (wait.kind) {
    case 'duration': {
      const { value, unit } = inUnits(wait.waitSeconds, waitUnits);
      return { resume: 'timeInterval', amount: value, unit };
    }
    case 'untilLocal': {
      const days = [...new Set(wait.weekdays)].sort((a, b) => a - b);
      const [hour, minute, second] = clockText(wait.secondOfDay).split(':').map(Number);
      const at = `$now.set({ hour: ${hour}, minute: ${minute}, second: ${second}, millisecond: 0 })`;
      const open = days.length === 0 ? 'true' : `${JSON.stringify(days)}.includes(day.weekday)`;
      // the first of eight days at that time that is not past and on an allowed weekday
      const dateTime = `={{ [0, 1, 2, 3, 4, 5, 6, 7].map((n) => ${at}.plus({ days: n })).find((day) => day >= $now && ${open}).toISO() }}`;
      return { resume: 'specificTime', dateTime };
    }
    case 'untilDate': {
      const dateTime = `={{ DateTime.fromISO(${attributeCode(wait.attribute)}).startOf('day').plus({ days: ${wait.offsetDays}, seconds: ${wait.secondOfDay} }).toISO() }}`;
      return { resume: 'specificTime', dateTime };
    }
    case 'bestHour':
      notes.approximated(nodeId, 'bestHour');
      return { resume: 'timeInterval', amount: 0, unit: 'seconds' };
  }
}

function messageNode(message: NodeOf<'message'>, notes: ExportNotes): Made {
  const syntax = { variable: (name: string) => markVariables(`#{${name}}`), literal: markVariables };
  if (message.channel !== 'email') {
    if (isKakao(message)) keepMessagePayload(message, notes);
    else notes.approximated(message.id, 'messageAsWebhook', { channel: message.channel });
    for (const facet of ['fallback', 'offer', 'kakao', 'buttons', 'subject', 'consent', 'quietHours'] as const) {
      notes.kept(facet, message.id);
    }
    const parameters = { method: 'POST', url: sendUrl(notes), ...jsonBody(messagePayload(message, syntax)) };
    return { type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2, parameters };
  }
  const parameters = {
    fromEmail: plainText(notes.field('fromEmail', {}, 'sender@example.com')),
    toEmail: attributeExpression('email'),
    subject: expressionOf(markVariables(message.content.subject)),
    emailFormat: 'text',
    text: expressionOf(markVariables(message.content.body)),
    options: {},
  };
  return { type: 'n8n-nodes-base.emailSend', typeVersion: 2.1, parameters };
}
