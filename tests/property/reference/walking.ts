import type { JourneyNode, NodeOf } from '../../../core/journey/nodes.ts';
import { attributeOf, holds, importedOf } from './conditions.ts';
import { giveBack, noteArm, noteSuccess, passGate, winnerOf } from './limits.ts';
import { cancel, count, countReason, draw, note, noteRun, plan, reportDay } from './notes.ts';
import { arriveAtMessage } from './sending.ts';
import type { Course, Customer, Run } from './types.ts';
import { arriveAtWait, arriveAtWaitFor } from './waiting.ts';

/* A run's way from node to node. */

const maxSteps = 1000;

/** Ends a run where it stands. */
export function leave(run: Run, reason: string): void {
  const { customer, course } = run;
  const node = run.at!;
  countReason(customer, course, `node|${node.id}|exit|${reason}`);
  if (run.holding !== null) {
    countReason(customer, course, `message|${node.id}|suppressed|${run.holding}`);
    noteRun(run, 'suppressed', run.holding);
    if (run.holding === 'pacing') giveBack(customer, course, run.place!);
  }
  noteRun(run, 'exited', reason);
  run.holding = null;
  run.at = null;
  customer.lastExits.set(course, customer.now);
  cancel(customer, run);
}

/** Leaves a node by a port; a port that leads nowhere is an exit. */
export function take(run: Run, port: string): void {
  const edge = run.course.journey.edges.find((one) => one.from === run.at!.id && one.port === port);
  goOn(run, port, edge?.to);
}

function goOn(run: Run, port: string, targetId: string | undefined): void {
  const node = run.at!;
  noteRun(run, 'port', port);
  const target = run.course.nodes.find((one) => one.id === targetId && one.type !== 'trigger');
  if (target === undefined) return leave(run, 'noEdge');
  count(run.customer, run.course, `node|${node.id}|port|${port}`);
  return walk(run, target);
}

/** Goes to a node, and from there on as far as the run gets; a thousand steps would be too many calls inside each other. */
export function walk(run: Run, target: JourneyNode): void {
  run.next = target;
  if (run.isWalking) return;
  run.isWalking = true;
  while (run.next !== null) {
    const node: JourneyNode = run.next;
    run.next = null;
    arrive(run, node);
  }
  run.isWalking = false;
}

/** Whether the customer has unsubscribed from all that the journey sends, where that ends its runs. */
export function isOutOfReach(customer: Customer, course: Course): boolean {
  if (!course.journey.exits.unsubscribed) return false;
  const messages = course.nodes.filter((node) => node.type === 'message');
  return (
    messages.length > 0 &&
    messages.every((node) => customer.optedOut.has(`${node.channel} ${node.purpose ?? 'advertising'}`))
  );
}

/** Whether the run's customer is outside the entry segment, where that ends runs. */
export function isOutOfSegment(run: Run): boolean {
  const { exits, entry } = run.course.journey;
  return exits.leftSegment && entry.segment !== null && !holds(run.customer, entry.segment, run);
}

/** Does `act` at `until`, or ends the run at its maximum duration when that comes first. */
export function hold(run: Run, until: number, act: () => void): void {
  const { customer, course } = run;
  const deadline = run.entry + course.journey.exits.maxDurationSeconds;
  const order = [3, course.rank, run.number, course.nodes.indexOf(run.at!), 1];
  if (until <= deadline) plan(customer, until, order, run, act);
  else plan(customer, deadline, order, run, () => leave(run, 'maxDuration'));
}

/** Marks the run's goal, once. */
export function reachGoal(run: Run, nodeId: string | null): void {
  if (run.goal) return;
  run.goal = true;
  count(run.customer, run.course, 'journey|goals');
  noteSuccess(run, 'goal');
  note(run.customer, { course: run.course, run, nodeId }, 'goal');
}

function arrive(run: Run, node: JourneyNode): void {
  const { customer, course } = run;
  run.at = node;
  run.steps++;
  const comings = `${course.rank} ${node.id}`;
  run.visit = (customer.visits.get(comings) ?? 0) + 1;
  customer.visits.set(comings, run.visit);
  count(customer, course, `node|${node.id}|entered`);
  count(customer, course, `node|${node.id}|day|${reportDay(customer, customer.now)}`);
  noteRun(run, 'nodeEntered');
  if (run.steps > maxSteps) return leave(run, 'maxSteps');
  if (isOutOfReach(customer, course)) return leave(run, 'unsubscribed');
  if (isOutOfSegment(run)) return leave(run, 'leftSegment');
  switch (node.type) {
    case 'trigger':
    case 'audience':
    case 'webhook':
      return take(run, 'next');
    case 'exit':
      return leave(run, 'exitNode');
    case 'goTo':
      return goOn(run, 'next', node.target);
    case 'wait':
      return arriveAtWait(run, node);
    case 'waitFor':
      return arriveAtWaitFor(run, node);
    case 'message':
      return arriveAtMessage(run, node);
    case 'survey':
      return ask(run, node);
    case 'split':
      return take(run, drawArm(run, node) ?? '');
    case 'experiment': {
      const armId = winnerOf(customer, course, node) ?? drawArm(run, node);
      if (armId !== null) noteArm(run, node.id, armId);
      return take(run, armId ?? '');
    }
    case 'gate':
      return take(run, passGate(customer, course, node) ? 'passed' : 'full');
    case 'filter': {
      const held = holds(customer, node.condition, run);
      noteRun(run, held ? 'conditionHeld' : 'conditionFailed');
      return held ? take(run, 'passed') : leave(run, 'filtered');
    }
    case 'branch':
      for (const branch of node.branches) {
        const held = holds(customer, branch.condition, run);
        noteRun(run, held ? 'conditionHeld' : 'conditionFailed');
        if (held) return take(run, branch.id);
      }
      return take(run, 'else');
    case 'update':
      return update(run, node);
    case 'goal':
      reachGoal(run, node.id);
      return node.endsRun ? leave(run, 'goal') : take(run, 'next');
    case 'note':
      throw new Error('nobody comes to a note');
  }
}

/** The arm of a split, the same at every coming of the customer; null when no arm has a weight. */
function drawArm(run: Run, node: NodeOf<'split'> | NodeOf<'experiment'>): string | null {
  const u = draw(run.customer, run.course, node.id, 0, 'split');
  const total = node.arms.reduce((sum, arm) => sum + arm.weightPercent, 0);
  let upTo = 0;
  for (const arm of node.arms) {
    upTo += arm.weightPercent;
    if (u < upTo / total) return arm.id;
  }
  return null;
}

function ask(run: Run, node: NodeOf<'survey'>): void {
  const { customer } = run;
  const u = draw(customer, run.course, node.id, run.visit, 'answer');
  let upTo = 0;
  let port = 'noAnswer';
  for (const answer of node.answers) {
    upTo += answer.sharePercent;
    if (port === 'noAnswer' && u < upTo / 100) port = answer.id;
  }
  const until = customer.now + (port === 'noAnswer' ? node.timeoutSeconds : node.answerSeconds);
  noteRun(run, 'waiting', until);
  hold(run, until, () => take(run, port));
}

function update(run: Run, node: NodeOf<'update'>): void {
  const { customer } = run;
  for (const change of node.changes) {
    if (change.kind === 'setAttribute') customer.overlay.set(change.attribute, change.value);
    if (change.kind === 'addTag') customer.tags.add(change.tag);
    if (change.kind === 'removeTag') customer.tags.delete(change.tag);
    if (change.kind === 'addPoints') {
      const name = customer.arm.input.dataset.roles.points ?? 'points';
      const before = attributeOf(customer, name)?.value;
      const points = typeof before === 'number' ? before : Number(importedOf(customer, name)?.value ?? 0);
      customer.overlay.set(name, points + change.points);
    }
    noteRun(run, 'updated');
  }
  return take(run, 'next');
}
