import { compileEventMatch, eventTypeCode } from '../../segment/index.ts';
import { allAdvertising } from '../consentBits.ts';
import { conditionCode, fitsCode } from './conditions.ts';
import { type Emitter, leaveCode, outcomeCode, outOfReachCode, todayCode } from './emitter.ts';
import { awaitedPorts, goalCode, segmentPorts } from './nodes.ts';
import { bothName, type PlanJourney, type PlanNode } from './plan.ts';
import { eachRun } from './runCode.ts';
import { literal } from './source.ts';
import type { TriggerCode } from './triggers.ts';

/**
 * What an event does: first to the runs of each journey by rank and entry, then to the triggers. `own` is the rank of the journey
 * whose message has brought it (`eventN` of its type), -1 for a recorded one (`recordedN`, of the event at a place in the buffer).
 * Gives the cases by type in which a recorded event means something; all others are passed over.
 */
export function emitEvents(emitter: Emitter, triggers: readonly TriggerCode[]): string[] {
  const { source, plan, traced } = emitter;
  const goals = new Set(plan.journeys.map(({ goal }) => goal.type));
  const cases: string[] = [];
  if (traced) emitTracedEvent(emitter);
  for (let type = 0; type < plan.typeCount; type++) {
    const body = eventBody(emitter, triggers, type);
    if (goals.has(type)) source.line(`function event${type}(value, src, own) { ${body} }`);
    const recorded = recordedBody(emitter, type, goals.has(type), body);
    if (recorded === '') continue;
    source.line(`function recorded${type}(index) { ${recorded} }`);
    cases.push(`case ${type}: S.now = second; S.seen = next; recorded${type}(index); break;`);
  }
  emitAfterAnswer(emitter, triggers);
  return cases;
}

function eventBody(emitter: Emitter, triggers: readonly TriggerCode[], type: number): string {
  const { plan } = emitter;
  const runs = plan.journeys.map((journey) => {
    const body = runBody(emitter, journey, type);
    if (body === '') return '';
    emitter.source.line(`function meet${journey.rank}_${type}(s, value, src, own) { ${body} }`);
    return eachRun(journey, `meet${journey.rank}_${type}(s, value, src, own);`);
  });
  return [...runs, ...triggers.map((trigger) => trigger.atEvent(type))].join(' ').trim();
}

/** What an event of a type does to a run `s` of the journey. */
function runBody(emitter: Emitter, journey: PlanJourney, type: number): string {
  const { source } = emitter;
  const { spec, scope, rank } = journey;
  const { exits, entry } = spec;
  const lines: string[] = [];
  if (type === journey.goal.type) {
    const leave = exits.onGoal ? `${leaveCode('goal')} return;` : '';
    const fits = fitsCode(source, journey.goal, 'src', 'value');
    lines.push(`if (own === ${rank} || ${fits}) { ${goalCode(emitter, null)} ${leave} }`);
  }
  if (exits.events.some((event) => eventTypeCode(scope, event) === type)) {
    return `${lines.join(' ')} ${leaveCode('exitEvent')}`;
  }
  lines.push('S.entryTime = entryTimes[s];');
  let asks = lines.length > 1;
  if (exits.leftSegment && entry.segment !== null) {
    lines.push(`if (!${conditionCode(source, journey, entry.segment)}) { ${leaveCode('leftSegment')} return; }`);
    asks = true;
  }
  const outOfReach = outOfReachCode(journey);
  if (outOfReach !== null) {
    lines.push(`if (${outOfReach}) { ${leaveCode('unsubscribed')} return; }`);
    asks = true;
  }
  const waiting = journey.nodes.map((node) => {
    const ports = awaitedAt(emitter, node, type);
    return ports === '' ? '' : `case ${node.index}: ${ports} break;`;
  });
  const cases = waiting.filter((one) => one !== '');
  if (cases.length > 0) lines.push(`const day = ${todayCode(emitter)}; switch (nodes[s]) { ${cases.join(' ')} }`);
  return asks || cases.length > 0 ? lines.join(' ') : '';
}

function awaitedAt(emitter: Emitter, node: PlanNode, type: number): string {
  const { source: spec, journey } = node;
  if (spec.type !== 'waitFor') return '';
  const awaitsSegment = spec.segment !== null || spec.others.some((other) => other.kind === 'segment');
  const events = [
    ...(spec.segment === null ? [spec.event] : []),
    ...spec.others.flatMap((other) => (other.kind === 'event' ? [other.event] : [])),
  ];
  const concerned = events.some((event) => compileEventMatch(journey.scope, event, []).type === type);
  return awaitsSegment || concerned ? awaitedPorts(emitter, node, type) : '';
}

/** What a recorded or simulated event of the baseline does, counted as a purchase where it is one. Only goals are brought forward. */
function recordedBody(emitter: Emitter, type: number, isGoal: boolean, body: string): string {
  const { plan } = emitter;
  const isOutcome = type === plan.outcomeGoal.type;
  const leaves = type === plan.unsubscribeType ? `S.unsubscribed |= ${literal(allAdvertising)};` : '';
  if (!isOutcome && leaves === '' && body === '') return '';
  const lines = ['const value = S.baseline.values[index], src = S.baseline.sourceRows[index], own = -1;'];
  const gone = 'S.removed[index] === 1';
  if (isOutcome) {
    const counted = `${bothName(plan, 'countPurchase')}(S, T, ${todayCode(emitter)}, value, ${isGoal ? gone : 'false'});`;
    lines.push(`if (${outcomeCode(emitter, type, 'src', 'value')}) ${counted}`);
  }
  if (isGoal) lines.push(`if (${gone}) return;`);
  return [...lines, leaves, body].join(' ');
}

/** Tells the recorder of any event that has not been brought forward. */
function emitTracedEvent({ source, plan }: Emitter): void {
  const names = source.constant([...plan.input.dataset.events.types]);
  source.line(`function traceEvent(index) { if (S.removed[index] === 1) return;
const event = ${names}[S.baseline.types[index]], value = S.baseline.values[index];
recordOutside(S, null, null, 'event', value !== value ? { event } : { event, valueWon: value }); }`);
}

/** What is looked at after an answer that is no event: awaited segments and segment triggers. */
function emitAfterAnswer(emitter: Emitter, triggers: readonly TriggerCode[]): void {
  const { source, plan } = emitter;
  const runs = plan.journeys.map((journey) => {
    const cases = journey.nodes.flatMap((node) => {
      const ports = segmentPorts(emitter, node);
      return ports === '' ? [] : [`case ${node.index}: ${ports} break;`];
    });
    if (cases.length === 0) return '';
    source.line(
      `function look${journey.rank}(s) { const day = ${todayCode(emitter)}; S.entryTime = entryTimes[s]; switch (nodes[s]) { ${cases.join(' ')} } }`,
    );
    return eachRun(journey, `look${journey.rank}(s);`);
  });
  source.line(`function afterAnswer() { ${[...runs, ...triggers.map((trigger) => trigger.atAnswer)].join(' ')} }`);
  const leaving = plan.journeys.map((journey) => {
    const outOfReach = outOfReachCode(journey);
    if (outOfReach === null) return '';
    return `if (${outOfReach}) { ${eachRun(journey, leaveCode('unsubscribed'))} }`;
  });
  source.line(`function leaveOutOfReach() { ${leaving.join(' ')} }`);
}
