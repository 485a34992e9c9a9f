import { unreachable } from '../../lib/invariant.ts';
import { compileCondition, compileEventMatch } from '../../segment/index.ts';
import { counterKey } from '../counters.ts';
import { splitAddress } from '../draws.ts';
import { addressCode } from './addresses.ts';
import { conditionCode, fitsCode } from './conditions.ts';
import { draw } from './drawing.ts';
import { type Emitter, exitCode, holdUntilCode, outOfReachCode, portCode, stepCode, visitName } from './emitter.ts';
import { emitMessage } from './messages.ts';
import { mostSteps, type PlanNode } from './plan.ts';
import { countsVisits } from './runCode.ts';
import { literal } from './source.ts';
import { touchCode } from './untouched.ts';
import { updateCode } from './updates.ts';
import { dateMomentCode, localMomentCode } from './waits.ts';

/** The functions of one node: what a coming does (`visitN`) and, where it waits, what its timer does (`dueN`). */
export function emitNode(emitter: Emitter, node: PlanNode): void {
  const { source } = emitter;
  const { journey } = node;
  const { id } = node.source;
  // how many entered is the sum over the days, added up once at the end
  const lines = [`C[${journey.counter(counterKey.nodeDay(id, 0))} + day]++;`];
  if (journey.rank === emitter.plan.markedStudy) lines.push(markCode(node));
  if (countsVisits(node)) {
    lines.push(`{ const visit = visits[${node.index}] + 1; visits[${node.index}] = visit; runVisits[s] = visit; }`);
  }
  lines.push(stepCode(emitter, id, 'nodeEntered'));
  if (journey.countsSteps) {
    lines.push(`if (++runSteps[s] > ${mostSteps}) { ${exitCode(emitter, node, 'maxSteps')} return; }`);
  }
  const outOfReach = outOfReachCode(journey);
  if (outOfReach !== null) lines.push(`if (${outOfReach}) { ${exitCode(emitter, node, 'unsubscribed')} return; }`);
  if (asksConditions(node)) lines.push('S.entryTime = entryTimes[s];');
  const { exits, entry } = journey.spec;
  if (exits.leftSegment && entry.segment !== null) {
    lines.push(
      `if (!${conditionCode(source, journey, entry.segment)}) { ${exitCode(emitter, node, 'leftSegment')} return; }`,
    );
  }
  source.line(`function ${visitName(node)}(s, day) { ${lines.join(' ')} ${actCode(emitter, node)} }`);
}

/** Whether what the node does at a coming looks at conditions, which ask when the run was entered. */
function asksConditions({ source: spec, journey }: PlanNode): boolean {
  const { exits, entry } = journey.spec;
  if (exits.leftSegment && entry.segment !== null) return true;
  return spec.type === 'filter' || spec.type === 'branch' || spec.type === 'waitFor';
}

/** Notes that the customer has come to the node: bit by its place among the journey's nodes. */
function markCode(node: PlanNode): string {
  const place = node.index - node.journey.nodes[0]!.index;
  return `S.marks[${place >> 5}] |= ${1 << (place & 31)};`;
}

function actCode(emitter: Emitter, node: PlanNode): string {
  const { source: spec } = node;
  const only = node.ports[0]!;
  switch (spec.type) {
    case 'trigger':
    case 'goTo':
      return portCode(emitter, node, only);
    case 'audience':
      return `${stepCode(emitter, spec.id, 'audience', `{ name: ${literal(spec.audience)}, action: ${literal(spec.action)} }`)} ${portCode(emitter, node, only)}`;
    case 'webhook':
      return `${stepCode(emitter, spec.id, 'webhook', `{ url: ${literal(spec.url)} }`)} ${portCode(emitter, node, only)}`;
    case 'exit':
      return exitCode(emitter, node, 'exitNode');
    case 'wait': {
      emitDue(emitter, node, portCode(emitter, node, only));
      return holdCode(emitter, node, waitEndCode(emitter, node));
    }
    case 'waitFor':
      return waitForCode(emitter, node);
    case 'filter': {
      const held = `${stepOfCondition(emitter, node, spec.condition, true)} ${portCode(emitter, node, only)}`;
      const failed = `${stepOfCondition(emitter, node, spec.condition, false)} ${exitCode(emitter, node, 'filtered')}`;
      return `if (${conditionCode(emitter.source, node.journey, spec.condition)}) { ${held} } ${failed}`;
    }
    case 'branch': {
      const parts = spec.branches.map((branch, index) => {
        const held = `${stepOfCondition(emitter, node, branch.condition, true)} ${portCode(emitter, node, node.ports[index]!)}`;
        const test = conditionCode(emitter.source, node.journey, branch.condition);
        return `if (${test}) { ${held} } ${stepOfCondition(emitter, node, branch.condition, false)}`;
      });
      return `${parts.join(' ')} ${portCode(emitter, node, node.ports.at(-1)!)}`;
    }
    case 'split':
      return armCode(emitter, node, () => '');
    case 'experiment':
      return experimentCode(emitter, node);
    case 'update':
      return `${touchCode(emitter, node.journey)} ${updateCode(emitter, node, spec)} ${portCode(emitter, node, only)}`;
    case 'goal': {
      const reached = goalCode(emitter, spec.id);
      return spec.endsRun
        ? `${reached} ${exitCode(emitter, node, 'goal')}`
        : `${reached} ${portCode(emitter, node, only)}`;
    }
    case 'gate': {
      const limit = emitter.plan.limits.push({ kind: 'gate', passes: spec.passes, per: spec.per }) - 1;
      const [passed, full] = node.ports;
      return `if (askLimit(S, ${limit}, 0) === 0) { ${portCode(emitter, node, passed!)} } ${portCode(emitter, node, full!)}`;
    }
    case 'survey':
      return surveyCode(emitter, node);
    case 'message':
      return emitMessage(emitter, node, spec);
    default:
      return unreachable(spec);
  }
}

/** A node's step that says which part of a condition decided; only in traced code. */
function stepOfCondition(
  emitter: Emitter,
  node: PlanNode,
  condition: Parameters<typeof conditionCode>[2],
  held: boolean,
): string {
  if (!emitter.traced) return '';
  const explained = emitter.source.constant(compileCondition(condition, node.journey.scope));
  return stepCode(emitter, node.source.id, held ? 'conditionHeld' : 'conditionFailed', `${explained}.explain(S)`);
}

function emitDue(emitter: Emitter, node: PlanNode, act: string): void {
  emitter.source.line(`function due${node.index}(s, day) { S.entryTime = entryTimes[s]; ${act} }`);
}

/** Lets the run wait until an expression's second. */
function holdCode(emitter: Emitter, node: PlanNode, due: string): string {
  const isLocal = node.source.type === 'wait' && node.source.wait.kind !== 'duration';
  const step = emitter.traced
    ? `if (${isLocal ? 'due < S.endSecond' : 'true'}) ${stepCode(emitter, node.source.id, 'waiting', '{ until: S.startTime + due }')}`
    : '';
  return `const due = ${due}; ${step} nodes[s] = ${node.index}; ${holdUntilCode(emitter, node.journey, 'due')}`;
}

function waitEndCode(emitter: Emitter, node: PlanNode): string {
  const { source: spec } = node;
  if (spec.type !== 'wait') return '0';
  const { wait } = spec;
  switch (wait.kind) {
    case 'duration':
      return `S.now + ${wait.waitSeconds}`;
    case 'untilLocal':
      return localMomentCode(emitter, wait.secondOfDay, wait.weekdays);
    case 'untilDate':
      return dateMomentCode(emitter, node.journey, wait.attribute, wait.offsetDays, wait.secondOfDay);
    case 'bestHour':
      return `bestHourMoment(S, bestHours, ${wait.withinSeconds})`;
    default:
      return unreachable(wait);
  }
}

function waitForCode(emitter: Emitter, node: PlanNode): string {
  const { source: spec } = node;
  if (spec.type !== 'waitFor') return '';
  const asked = segmentPorts(emitter, node);
  const out = portCode(emitter, node, node.ports.at(-1)!);
  const waiting = `const due = S.now + ${spec.timeoutSeconds}; ${stepCode(emitter, spec.id, 'waiting', '{ until: S.startTime + due }')}`;
  if (asked === '') {
    emitDue(emitter, node, out);
    return `${waiting} nodes[s] = ${node.index}; ${holdUntilCode(emitter, node.journey, 'due')}`;
  }
  const look = `nodes[s] = ${node.index}; queueRun(S, T, s, due, nextMidnight(S));`;
  // the end of the wait is no moment of asking, unless it is a midnight after its beginning too
  const isAsked = spec.timeoutSeconds === 0 ? 'due > S.now' : 'due > S.now || isMidnight(S)';
  emitDue(
    emitter,
    node,
    `const due = dues[s]; if (${isAsked}) { ${asked} } if (due > S.now) { ${look} return; } ${out}`,
  );
  return `${asked} ${waiting} ${look}`;
}

/** Takes the port of the first awaited segment that the customer is in; '' where none is awaited. */
export function segmentPorts(emitter: Emitter, node: PlanNode): string {
  const { source: spec } = node;
  if (spec.type !== 'waitFor') return '';
  const awaited = [spec.segment, ...spec.others.map((other) => (other.kind === 'segment' ? other.segment : null))];
  return awaited
    .map((segment, index) => {
      if (segment === null) return '';
      const test = conditionCode(emitter.source, node.journey, segment);
      return `if (${test}) { tokens[s]++; ${portCode(emitter, node, node.ports[index]!)} }`;
    })
    .join('');
}

/** Takes the port of the first awaited thing that an event of this type is, for a run that stands at the node. */
export function awaitedPorts(emitter: Emitter, node: PlanNode, type: number): string {
  const { source: spec, journey } = node;
  if (spec.type !== 'waitFor') return '';
  const awaited = [
    spec.segment === null
      ? { kind: 'event' as const, event: spec.event, where: spec.where }
      : { kind: 'segment' as const, segment: spec.segment },
    ...spec.others,
  ];
  return awaited
    .map((one, index) => {
      const take = `{ tokens[s]++; ${portCode(emitter, node, node.ports[index]!)} }`;
      if (one.kind === 'segment') {
        return `if (${conditionCode(emitter.source, journey, one.segment)}) ${take}`;
      }
      const match = compileEventMatch(journey.scope, one.event, one.where);
      if (match.type !== type) return '';
      return `if (${fitsCode(emitter.source, match, 'src', 'value')}) ${take}`;
    })
    .join('');
}

/** Draws an arm by weight; a total weight of 0 lets nobody through. `noted` is done before an arm is taken. */
function armCode(emitter: Emitter, node: PlanNode, noted: (arm: number) => string): string {
  const { source: spec, journey } = node;
  if (spec.type !== 'split' && spec.type !== 'experiment') return '';
  const total = spec.arms.reduce((sum, arm) => sum + arm.weightPercent, 0);
  const drawn = draw(emitter, String(splitAddress(journey.spec.id, spec.id)));
  let sum = 0;
  const parts = spec.arms.map((arm, index) => {
    sum += arm.weightPercent;
    if (Number.isNaN(sum / total)) return '';
    return `if (at < ${literal(sum / total)}) { ${noted(index)} ${portCode(emitter, node, node.ports[index]!)} }`;
  });
  const none = `${stepCode(emitter, spec.id, 'port', "{ port: '' }")} ${exitCode(emitter, node, 'noEdge')}`;
  return `${drawn.before} const at = ${drawn.value}; ${parts.join(' ')} ${none}`;
}

function experimentCode(emitter: Emitter, node: PlanNode): string {
  const { source: spec } = node;
  if (spec.type !== 'experiment') return '';
  const place = emitter.plan.experiments.indexOf(node);
  const decided = decisionSecond(emitter, spec.winnerAfterDays);
  const noted = (arm: number) => `if (S.now < ${decided}) noteTrial(S, trials, s, ${place}, ${arm});`;
  const drawn = armCode(emitter, node, noted);
  if (spec.winnerAfterDays === null) return drawn;
  const winners = spec.arms.map((arm, index) => {
    const step = stepCode(emitter, spec.id, 'experiment', `{ arm: ${literal(arm.id)} }`);
    return `case ${index}: { ${step} ${portCode(emitter, node, node.ports[index]!)} }`;
  });
  return `if (S.now >= ${decided}) { switch (S.winners[${place}]) { ${winners.join(' ')} } } ${drawn}`;
}

/** The second from which an experiment's winner takes all. */
function decisionSecond({ plan }: Emitter, days: number | null): string {
  if (days === null || days >= plan.calendar.days) return String(plan.calendar.endSecond);
  return String(plan.calendar.dayStarts[days]!);
}

/** Reaching the goal, with what it means for the experiments that the run has passed. */
export function goalCode({ plan }: Emitter, nodeId: string | null): string {
  const reached = `reachGoal(S, T, s, ${literal(nodeId)})`;
  return plan.experiments.length === 0 ? `${reached};` : `if (${reached}) winTrials(S, trials, s, 'goal');`;
}

function surveyCode(emitter: Emitter, node: PlanNode): string {
  const { source: spec } = node;
  if (spec.type !== 'survey') return '';
  const drawn = draw(emitter, addressCode(emitter, node, 'answer'));
  let sum = 0;
  const shares = spec.answers.map((answer) => {
    sum += answer.sharePercent;
    return literal(sum / 100);
  });
  const place = shares.map((share, index) => `at < ${share} ? ${index} : `).join('');
  const ports = node.ports.map(
    (port, index) => `case ${index}: { ${answeredStep(emitter, node, index)} ${portCode(emitter, node, port)} }`,
  );
  const which = `${drawn.before} const at = ${drawn.value}; const answer = ${place}${spec.answers.length};`;
  emitDue(emitter, node, `${which} switch (answer) { ${ports.join(' ')} }`);
  const due = `S.now + (answer === ${spec.answers.length} ? ${spec.timeoutSeconds} : ${spec.answerSeconds})`;
  return `${which} ${holdCode(emitter, node, due)}`;
}

function answeredStep(emitter: Emitter, node: PlanNode, index: number): string {
  const { source: spec } = node;
  if (spec.type !== 'survey' || index >= spec.answers.length) return '';
  return stepCode(emitter, spec.id, 'answered', `{ answer: ${literal(spec.answers[index]!.label)} }`);
}
