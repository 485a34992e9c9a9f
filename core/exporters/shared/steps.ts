import { unreachable } from '../../lib/invariant.ts';
import type { JourneyNode, NodeOf } from '../../journey/nodes.ts';
import type { Journey } from '../../journey/spec.ts';
import type { ExportNotes } from '../notes.ts';
import { type Entry, type EntryCheck, entryOf } from './entries.ts';
import { createFlow, failedPort, type FlowStep } from './flow.ts';
import type { Lowering, Step, StepGraph, StepTarget } from './stepTypes.ts';
import { withoutCircles } from './structured.ts';

/**
 * The journey as the steps of a target. What `lowered` names is rewritten into simpler steps that nearly every target has, and the
 * change is noted: a `branch` becomes a chain of checks, `waitFor` a wait for the whole time and checks after it, a `gate` lets
 * everyone pass, an `audience` becomes a webhook. Surveys always become a webhook, a wait and a branch; goal nodes that do not end
 * the run are passed over. The entry segment becomes a check in front of the first step. With `loops` the ways back to an earlier
 * step are cut and end there.
 */
export function stepsOf(journey: Journey, notes: ExportNotes, lowered: ReadonlySet<Lowering>): StepGraph {
  const flow = createFlow(journey, (node) => !isPassedOver(node, lowered));
  for (const node of flow.passed) notePassed(node, notes);
  for (const node of flow.unreachable) notes.dropped(node.id, 'unreachable');

  const steps = new Map<string, Step>();
  const taken = new Set(journey.nodes.map((node) => node.id));
  const freshId = (nodeId: string) => {
    let number = 2;
    while (taken.has(`${nodeId}-${number}`)) number++;
    taken.add(`${nodeId}-${number}`);
    return `${nodeId}-${number}`;
  };
  const add = (step: Step): string => {
    steps.set(step.id, step);
    return step.id;
  };
  const context: Context = { notes, lowered, freshId, add };

  const starts = flow.starts.map(({ trigger, to }) => {
    const node = trigger as NodeOf<'trigger'>;
    const { entry, checks } = entryOf(node, notes);
    const all: EntryCheck[] = [...checks];
    if (journey.entry.segment) all.push({ kind: 'check', condition: journey.entry.segment });
    const ids = all.map(() => freshId(node.id));
    all.forEach((check, index) => {
      const base = { id: ids[index]!, nodeId: node.id, title: node.title };
      const next = ids[index + 1] ?? to;
      add(
        check.kind === 'wait'
          ? { ...base, kind: 'wait', wait: { kind: 'duration', waitSeconds: check.waitSeconds }, next }
          : { ...base, kind: 'check', condition: check.condition, yes: next, no: null },
      );
    });
    const first = ids[0] ?? to;
    return { node, entry, first };
  });
  if (journey.entry.segment) notes.kept('entrySegment');
  for (const step of flow.steps.values()) addNode(step, context);
  if (lowered.has('loops')) cutLoops({ starts, steps }, steps, notes);
  return { starts, steps };
}

function cutLoops(graph: StepGraph, steps: Map<string, Step>, notes: ExportNotes): void {
  const cutWays = new Map<string, Set<number>>();
  for (const { first } of graph.starts) {
    const { cut } = withoutCircles(first, (id) => waysOf(steps.get(id)!));
    for (const { id, way } of cut) {
      if (!cutWays.has(id)) cutWays.set(id, new Set());
      cutWays.get(id)!.add(way);
    }
  }
  for (const [id, ways] of cutWays) {
    const step = steps.get(id)!;
    notes.dropped(step.nodeId, 'loopCut');
    steps.set(id, withEnds(step, ways));
  }
}

/** The step with an end at each of these ways. */
function withEnds(step: Step, ways: ReadonlySet<number>): Step {
  const at = (way: number, target: StepTarget) => (ways.has(way) ? null : target);
  switch (step.kind) {
    case 'check':
      return { ...step, yes: at(0, step.yes), no: at(1, step.no) };
    case 'branch': {
      const cases = step.cases.map((one, way) => ({ ...one, to: at(way, one.to) }));
      return { ...step, cases, otherwise: at(cases.length, step.otherwise) };
    }
    case 'split':
      return { ...step, arms: step.arms.map((arm, way) => ({ ...arm, to: at(way, arm.to) })) };
    case 'waitFor': {
      const awaited = step.awaited.map((one, way) => ({ ...one, to: at(way, one.to) }));
      return { ...step, awaited, timedOut: at(awaited.length, step.timedOut) };
    }
    case 'gate':
      return { ...step, passed: at(0, step.passed), full: at(1, step.full) };
    default:
      return { ...step, next: at(0, step.next) };
  }
}

interface Context {
  readonly notes: ExportNotes;
  readonly lowered: ReadonlySet<Lowering>;
  readonly freshId: (nodeId: string) => string;
  readonly add: (step: Step) => string;
}

function isPassedOver(node: JourneyNode, lowered: ReadonlySet<Lowering>): boolean {
  return node.type === 'goal' || (node.type === 'gate' && lowered.has('gate'));
}

function notePassed(node: JourneyNode, notes: ExportNotes): void {
  if (node.type === 'gate') notes.dropped(node.id, 'gate', { passes: node.passes });
  else if (node.type === 'goal' && !node.endsRun) notes.approximated(node.id, 'goalNode');
  else notes.mapped(node.id, node.type === 'goTo' ? '→' : 'end');
}

function addNode({ node, ports }: FlowStep, context: Context): void {
  const { notes, lowered, freshId, add } = context;
  const base = { id: node.id, nodeId: node.id, title: node.title };
  const to = (port: string) => ports.find((candidate) => candidate.port === port)?.to ?? null;
  const next = ports[0]?.to ?? null;
  switch (node.type) {
    case 'wait':
      add({ ...base, kind: 'wait', wait: node.wait, next });
      return;
    case 'waitFor': {
      const first = node.segment
        ? { kind: 'segment' as const, segment: node.segment }
        : { kind: 'event' as const, event: node.event, where: node.where };
      const awaited = [
        { label: '', ...first, to: to('happened') },
        ...node.others.map((other) => ({ ...other, to: to(other.id) })),
      ];
      if (!lowered.has('waitFor')) {
        add({ ...base, kind: 'waitFor', awaited, timeoutSeconds: node.timeoutSeconds, timedOut: to('timedOut') });
        return;
      }
      notes.approximated(node.id, 'waitForAsWait', { seconds: node.timeoutSeconds });
      const span =
        node.timeoutSeconds > 0
          ? { kind: 'last' as const, seconds: node.timeoutSeconds }
          : { kind: 'sinceEntry' as const };
      const cases = awaited.map((one) => ({
        label: one.label,
        to: one.to,
        condition:
          one.kind === 'segment'
            ? one.segment
            : {
                kind: 'event' as const,
                event: one.event,
                where: one.where,
                count: { compare: 'atLeast' as const, times: 1 },
                span,
              },
      }));
      const checks = addBranch({ ...base, id: freshId(node.id) }, cases, to('timedOut'), context);
      add({ ...base, kind: 'wait', wait: { kind: 'duration', waitSeconds: node.timeoutSeconds }, next: checks });
      return;
    }
    case 'filter':
      add({ ...base, kind: 'check', condition: node.condition, yes: next, no: to(failedPort) });
      return;
    case 'branch': {
      const cases = node.branches.map(({ id, label, condition }) => ({ label, condition, to: to(id) }));
      addBranch(base, cases, to('else'), context);
      return;
    }
    case 'split':
    case 'experiment': {
      const arms = node.arms.map(({ id, label, weightPercent }) => ({ id, label, percent: weightPercent, to: to(id) }));
      add({ ...base, kind: 'split', arms });
      return;
    }
    case 'gate':
      add({ ...base, kind: 'gate', passes: node.passes, per: node.per, passed: to('passed'), full: to('full') });
      return;
    case 'audience': {
      if (!lowered.has('audience')) {
        add({ ...base, kind: 'audience', action: node.action, audience: node.audience, platform: node.platform, next });
        return;
      }
      notes.approximated(node.id, 'audienceAsWebhook', { audience: node.audience });
      const { action, audience, platform } = node;
      add({ ...base, kind: 'webhook', url: null, method: 'POST', body: payload({ action, audience, platform }), next });
      return;
    }
    case 'survey':
      addSurvey(node, to, context);
      return;
    case 'webhook':
      add({ ...base, kind: 'webhook', url: node.url, method: node.method, body: node.body, next });
      return;
    case 'message':
      add({ ...base, kind: 'message', message: node, next });
      return;
    case 'update':
      add({ ...base, kind: 'update', changes: node.changes, next });
      return;
    case 'trigger':
    case 'goal':
    case 'exit':
    case 'goTo':
    case 'note':
      return;
    default:
      unreachable(node);
  }
}

interface Case {
  readonly label: string;
  readonly condition: Extract<Step, { kind: 'check' }>['condition'];
  readonly to: StepTarget;
}

/** A branch, or a chain of checks under the ids of the branch and fresh ones; the id of its first step. */
function addBranch(
  base: { id: string; nodeId: string; title: string },
  cases: readonly Case[],
  otherwise: StepTarget,
  { lowered, freshId, add }: Context,
): StepTarget {
  if (!lowered.has('branch')) return add({ ...base, kind: 'branch', cases, otherwise });
  const [first, ...rest] = cases;
  // a branch without a branch only goes on; the steps before it point at its id
  if (!first) return add({ ...base, kind: 'check', condition: { kind: 'all', of: [] }, yes: otherwise, no: otherwise });
  let no = otherwise;
  for (const one of rest.toReversed()) {
    const chained = { ...base, id: freshId(base.nodeId) };
    no = add({ ...chained, title: one.label || base.title, kind: 'check', condition: one.condition, yes: one.to, no });
  }
  return add({ ...base, kind: 'check', condition: first.condition, yes: first.to, no });
}

function addSurvey(node: NodeOf<'survey'>, to: (port: string) => StepTarget, context: Context): void {
  const { notes, freshId, add } = context;
  const attribute = `survey_${node.id}`;
  notes.approximated(node.id, 'survey', { attribute });
  const base = { nodeId: node.id, title: node.title };
  const cases = node.answers.map(({ id, label }) => ({
    label,
    to: to(id),
    condition: { kind: 'attribute' as const, attribute, test: { compare: 'is' as const, value: label } },
  }));
  const branch = addBranch({ ...base, id: freshId(node.id) }, cases, to('noAnswer'), context);
  const waiting = add({
    ...base,
    id: freshId(node.id),
    kind: 'wait',
    wait: { kind: 'duration', waitSeconds: node.timeoutSeconds },
    next: branch,
  });
  const body = payload({ question: node.question, answers: node.answers.map(({ label }) => label), attribute });
  add({ ...base, id: node.id, kind: 'webhook', url: null, method: 'POST', body, next: waiting });
}

function payload(value: unknown): string {
  return JSON.stringify(value);
}

/** Where the ways out of a step lead, in order. */
export function waysOf(step: Step): readonly StepTarget[] {
  switch (step.kind) {
    case 'check':
      return [step.yes, step.no];
    case 'branch':
      return [...step.cases.map((one) => one.to), step.otherwise];
    case 'split':
      return step.arms.map((arm) => arm.to);
    case 'waitFor':
      return [...step.awaited.map((one) => one.to), step.timedOut];
    case 'gate':
      return [step.passed, step.full];
    default:
      return [step.next];
  }
}

/** The steps that `first` leads to, in the order of the graph. */
export function stepsAfter(graph: StepGraph, first: StepTarget): Step[] {
  const reached = new Set<string>();
  const pending = first === null ? [] : [first];
  while (pending.length > 0) {
    const id = pending.pop()!;
    if (reached.has(id)) continue;
    reached.add(id);
    for (const target of waysOf(graph.steps.get(id)!)) if (target !== null) pending.push(target);
  }
  return [...graph.steps.values()].filter((step) => reached.has(step.id));
}

export type { Entry, Lowering, Step, StepGraph, StepTarget };
