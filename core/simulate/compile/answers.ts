import { consentBit } from '../consentBits.ts';
import { meanValueBefore } from '../contactRules.ts';
import { counterKey } from '../counters.ts';
import { addressAtSend } from './addresses.ts';
import { draw } from './drawing.ts';
import { type Emitter, outcomeCode, outsideStepCode, todayCode } from './emitter.ts';
import { literal } from './source.ts';
import { bothName, type PlanJourney } from './plan.ts';
import { noteForBothCode, pressedDraw, touchByAnswerCode, touchCode } from './untouched.ts';
import type { Way } from './ways.ts';

/** What people do with a message, in the order in which answers of one send come when they fall in one second. */
export const answerKinds = ['opened', 'clicked', 'converted', 'unsubscribed'] as const;
export type AnswerKind = (typeof answerKinds)[number];

const delayNames = {
  opened: 'openDelay',
  clicked: 'clickDelay',
  converted: 'conversionDelay',
  unsubscribed: 'unsubscribeDelay',
} as const satisfies Record<AnswerKind, string>;

/** Puts an answer on the agenda after a Weibull delay, rounded to whole seconds; beyond the window it never happens. */
export function plannedCode(emitter: Emitter, way: Way, send: string, kind: AnswerKind): string {
  const place = answerKinds.indexOf(kind);
  const { scaleSeconds, shape } = delayOf(way, kind);
  if (scaleSeconds === 0) return `planAnswer(S, ${send}, ${place}, S.now);`;
  const name = way.prefix + delayNames[kind];
  const at = draw(emitter, addressAtSend(emitter, way.node, name, send));
  const scaled = shape === 1 ? `-Math.log(${at.value})` : `(-Math.log(${at.value})) ** ${literal(1 / shape)}`;
  return `${at.before} planAnswer(S, ${send}, ${place}, S.now + Math.round(${literal(scaleSeconds)} * ${scaled}));`;
}

function delayOf({ response }: Way, kind: AnswerKind) {
  switch (kind) {
    case 'opened':
      return response.openDelay;
    case 'clicked':
      return response.clickDelay;
    case 'converted':
      return response.conversionDelay;
    case 'unsubscribed':
      return response.openShare === null ? response.clickDelay : response.openDelay;
  }
}

/** The functions that draw a way's click and conversion, and what its answers do when they come (`answerN`). */
export function emitAnswers(emitter: Emitter, way: Way): void {
  const { source, plan } = emitter;
  const { response, node, index } = way;
  const { journey } = node;
  const { id } = node.source;
  const drawn = (name: string) => draw(emitter, addressAtSend(emitter, way.node, way.prefix + name, 'send'));
  if (response.clickShare > 0) {
    const effect = response.openShare === null ? plan.input.assumptions.pressure.openLogOddsPerUnit : 0;
    const share = (pressure: string) =>
      effect === 0
        ? `S.clickShares[${index}]`
        : `(${pressure} === 0 ? S.clickShares[${index}] : shifted(${literal(response.clickShare)}, S.oddsFactors[${index}] * Math.exp(${literal(-effect)} * ${pressure})))`;
    const clicks = pressedDraw(emitter, journey, 'clicks', drawn('clicked'), share);
    source.line(
      `function click${index}(send) { ${clicks.before} if (${clicks.isBelow}) { ${plannedCode(emitter, way, 'send', 'clicked')} } }`,
    );
  } else source.line(`function click${index}(send) {}`);
  const converts = (response.directConversionShare ?? response.conversionShare) > 0;
  const bought = drawn('converted');
  const conversion = converts
    ? `${bought.before} if (${bought.value} < S.conversionShares[${index}]) { ${plannedCode(emitter, way, 'send', 'converted')} }`
    : '';
  source.line(`function convert${index}(send) { ${conversion} }`);

  const count = (kind: AnswerKind) => `C[${journey.counter(counterKey.message(id, kind))}]++;`;
  const step = (kind: AnswerKind) => outsideStepCode(emitter, journey, id, kind);
  const trial = (metric: 'click' | 'conversion') =>
    plan.experiments.length === 0 ? '' : `winTrials(S, trials, S.sends.runs[send], '${metric}');`;
  const bits = consentBit(way.channel, way.purpose) | consentBit(way.channel, 'advertising');
  const met = touchByAnswerCode(emitter, journey);
  const onClick = response.directConversionShare === null ? `convert${index}(send);` : '';
  source.line(
    `function answer${index}(send, kind) { switch (kind) {
case 0: S.messages.openedAt[send] = S.now; ${met} ${count('opened')} ${step('opened')} click${index}(send); return afterAnswer();
case 1: S.messages.clickedAt[send] = S.now; ${met} ${count('clicked')} ${step('clicked')} ${trial('click')} ${onClick} return afterAnswer();
case 3: ${touchCode(emitter, journey)} ${count('unsubscribed')} ${step('unsubscribed')} S.unsubscribed |= ${bits}; leaveOutOfReach(); return afterAnswer();
default: S.messages.convertedAt[send] = S.now; ${touchCode(emitter, journey)} ${count('converted')} ${trial('conversion')} return converted${index}(send); } }`,
  );
  emitConversion(emitter, way);
}

/** A message brings a purchase; for some customers it is their next one of the baseline, which then no longer comes. */
function emitConversion(emitter: Emitter, way: Way): void {
  const { source, plan } = emitter;
  const { node, index, spec } = way;
  const { journey } = node;
  const { pullForwardShare, defaultOrderValue } = plan.input.assumptions;
  const mean = source.constant(meanOrderValue(emitter, journey));
  const lines = [
    `const mean = ${mean}(S.row); const value = Math.round(mean !== mean ? ${literal(defaultOrderValue)} : mean);`,
  ];
  lines.push(`C[${journey.counter(counterKey.converted())}]++;`);
  lines.push(outsideStepCode(emitter, journey, spec.id, 'converted', '{ valueWon: value }'));
  if (spec.offer !== null) {
    const { costWon, discountPercent } = spec.offer;
    const offer = journey.counter(counterKey.message(spec.id, 'offerWon'));
    const cost = journey.counter(counterKey.message(spec.id, 'costWon'));
    lines.push(
      `{ const offer = Math.round((${literal(costWon)} + (value * ${literal(discountPercent)}) / 100) * 1024) / 1024; C[${offer}] += offer; C[${cost}] += offer; ${noteForBothCode(emitter, journey, counterKey.costWithout(), 'offer')} }`,
    );
  }
  if (pullForwardShare > 0) {
    const forward = `bringForward(S, T, ${source.constant(journey.goal)}, ${journey.rank}, ${literal(spec.id)});`;
    const pulls = draw(emitter, addressAtSend(emitter, way.node, `${way.prefix}pullForward`, 'send'));
    lines.push(
      pullForwardShare >= 1 ? forward : `${pulls.before} if (${pulls.value} < ${literal(pullForwardShare)}) ${forward}`,
    );
  }
  const { type } = journey.goal;
  lines.push(`logConversion(S, ${type}, value);`);
  const isOutcome =
    journey.spec.id === plan.studyId && type === plan.outcomeGoal.type
      ? 'true'
      : outcomeCode(emitter, type, '-1', 'value');
  lines.push(`if (${isOutcome}) ${bothName(plan, 'countConversion')}(S, T, ${todayCode(emitter)}, value);`);
  source.line(
    `function converted${index}(send) { ${lines.join(' ')} ${type === -1 ? '' : `return event${type}(value, -1, ${journey.rank});`} }`,
  );
}

/** Mean amount of the customer's goal events of the journey before the window. */
function meanOrderValue({ plan }: Emitter, { goal }: PlanJourney): (row: number) => number {
  const { dataset, startTime } = plan.input;
  const { typeCodes, values, times } = dataset.events;
  const isGoal = (row: number) => typeCodes[row] === goal.type && goal.fits(row, values[row]!, times[row]!);
  return (row) => meanValueBefore(dataset, startTime, row, isGoal);
}
