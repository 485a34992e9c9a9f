import { channels } from '../../journey/channels.ts';
import type { NodeOf } from '../../journey/nodes.ts';
import { invariant } from '../../lib/invariant.ts';
import { consentBit } from '../consentBits.ts';
import { addressRole, type ConsentRule, consentRule, type Question, roleQuestion } from '../contactRules.ts';
import { counterKey, fallbackRefusals, type Suppression } from '../counters.ts';
import { fallbackPlace, holds, suppressionPlace } from '../runs.ts';
import type { QuietHours } from '../settings.ts';
import { addressCode, visitCode } from './addresses.ts';
import { emitAnswers, plannedCode } from './answers.ts';
import { questionCode } from './conditions.ts';
import { draw } from './drawing.ts';
import { type Emitter, exitCode, holdUntilCode, portCode, stepCode } from './emitter.ts';
import type { PlanNode } from './plan.ts';
import { literal } from './source.ts';
import { cappedCode, noteForBothCode, pressedDraw, pressOnCode } from './untouched.ts';
import { addWay, type Way } from './ways.ts';

/**
 * The functions of a message: an attempt to send (`tryN`, first or after waiting) and its timer. Asks for the first reason
 * that refuses: address, relation, consent, hours, frequency, turn, budget; see ADR 4 and 13. The code for a coming.
 */
export function emitMessage(emitter: Emitter, node: PlanNode, spec: NodeOf<'message'>): string {
  const { source, plan } = emitter;
  const { journey } = node;
  const main = addWay(emitter.ways, node, spec, 0, plan);
  const fallback = spec.fallback === null ? null : addWay(emitter.ways, node, spec, 1, plan);
  const count = (key: Parameters<typeof counterKey.message>[1]) => journey.counter(counterKey.message(spec.id, key));
  const consentOf = ({ channel, purpose }: Way) =>
    consentRule(journey.scope, channel, purpose, plan.input.assumptions.consentYears);
  const consent = consentOf(main);
  const { sendsPerHour, budgetWon } = journey.spec.limits;
  const pace = sendsPerHour === null ? -1 : emitter.limitOf(journey, 'pace');
  const budget = budgetWon === null ? -1 : emitter.limitOf(journey, 'budget');

  const lines = [`let no = ${refusalCode(emitter, main, consent, suppressionPlace)};`];
  const quiet = quietCode(emitter, main, consent);
  if (quiet !== null) {
    lines.push(`let until = -1; if (no === -1) { until = ${quiet}; }`);
    if (spec.nightPolicy === 'wait') {
      const step = stepCode(emitter, spec.id, 'delayed', '{ until: S.startTime + until }');
      lines.push(
        `if (until !== -1) { holdsMessage[s] = ${holds.forHours}; ${step} nodes[s] = ${node.index}; ${holdUntilCode(emitter, journey, 'until')} return; }`,
      );
    } else lines.push(`if (until !== -1) no = ${suppressionPlace('quietHours')};`);
  }
  if (quiet !== null || pace !== -1) lines.push(`holdsMessage[s] = ${holds.nothing};`);
  const caps = plan.input.assumptions.frequencyCaps.filter(
    (cap) => cap.channels.includes(spec.channel) && (cap.purpose === null || cap.purpose === main.purpose),
  );
  if (caps.length > 0) {
    const list = source.constant(caps.map((cap) => emitter.capOf(cap)));
    const others = plan.journeys.length > 1 ? `noteCapped(S, T, ${list}, wayGroups, s);` : '';
    lines.push(
      `if (no === -1 && S.messages.count !== 0 && isCapped(S, ${list}, wayGroups, -1)) { no = ${suppressionPlace('frequencyCap')}; ${others} ${cappedCode(emitter, journey, list)} }`,
    );
  }
  if (pace !== -1) lines.push(paceCode(emitter, node, spec, pace));
  if (quiet !== null || pace !== -1) lines.push(`if (waited !== 0) C[${count('delayed')}]++;`);
  if (budget !== -1) {
    lines.push(
      `if (no === -1 && askLimit(S, ${budget}, ${priceCode(emitter, main)}) !== 0) { no = ${suppressionPlace('budget')}; }`,
    );
  }
  const out = portCode(emitter, node, node.ports[0]!);
  const after = spec.onSuppressed === 'exit' ? `${exitCode(emitter, node, 'suppressed')} return;` : out;
  lines.push(`if (no !== -1) { countSuppressed(S, T, s, ${node.index}, no); ${after} }`);
  // a text in place of another message needs the consent to texts
  lines.push(sendCode(emitter, node, main, fallback, consentOf(fallback ?? main), budget));
  source.line(`function try${node.index}(s, day, waited) { ${lines.join(' ')} ${out} }`);
  source.line(`function due${node.index}(s, day) { return try${node.index}(s, day, holdsMessage[s]); }`);
  emitAnswers(emitter, main);
  if (fallback !== null) emitAnswers(emitter, fallback);
  return `C[${count('intended')}]++; return try${node.index}(s, day, 0);`;
}

/** Asks for a place in the present hour, except for those whose turn has come; who gets none waits for the turn. */
function paceCode(emitter: Emitter, node: PlanNode, spec: NodeOf<'message'>, pace: number): string {
  const step = stepCode(emitter, spec.id, 'delayed', '{ until: S.startTime + turn }');
  return (
    `if (no === -1 && waited !== ${holds.forTurn}) { const turn = askLimit(S, ${pace}, 0); turns[s] = S.requestNumbers[${pace}]; ` +
    `if (turn !== 0) { holdsMessage[s] = ${holds.forTurn}; ${step} nodes[s] = ${node.index}; ${holdUntilCode(emitter, node.journey, 'turn')} return; } }`
  );
}

/** The place of the first reason that refuses this way of sending; -1 when none does. */
function refusalCode(
  emitter: Emitter,
  way: Way,
  consent: ConsentRule,
  placeOf: (reason: Suppression) => number,
): string {
  const { source } = emitter;
  const { scope } = way.node.journey;
  const unless = (question: Question, place: number, refusedWhen: boolean) => {
    if (question.kind === 'settled') return question.answer === refusedWhen ? `true ? ${place} : ` : '';
    const asked = questionCode(source, question);
    return `${refusedWhen ? asked : `!${asked}`} ? ${place} : `;
  };
  const parts = [unless(roleQuestion(scope, addressRole(way.channel), true), placeOf('noAddress'), false)];
  if (way.channel === 'brandMessage') {
    const targeting = way.spec.kakao?.targeting ?? 'I';
    const friend = roleQuestion(scope, 'kakaoFriend', true);
    if (targeting === 'I' || targeting === 'F') parts.push(unless(friend, placeOf('notFriend'), false));
    else if (targeting === 'N') parts.push(unless(friend, placeOf('notFriend'), true));
  }
  parts.push(unless(consent.given, placeOf('noConsent'), false));
  parts.push(unless(consent.expired, placeOf('consentExpired'), true));
  const bit = consentBit(way.channel, way.purpose);
  parts.push(`(S.unsubscribed & ${bit}) !== 0 ? ${placeOf('unsubscribed')} : `);
  return `${parts.join('')}-1`;
}

/** The second at which the quiet hours that now hold end, -1 outside of them; null where none are set. */
function quietCode(emitter: Emitter, way: Way, consent: ConsentRule): string | null {
  const { plan, source } = emitter;
  const rules = plan.input.assumptions.quietHours.filter(
    (rule) => rule.channel === way.channel && rule.purpose === way.purpose,
  );
  if (rules.length === 0) return null;
  const lifted = (rule: QuietHours) => {
    if (!rule.liftedByNightConsent) return 'false';
    return questionCode(source, consent.atNight);
  };
  const parts = rules.map((rule) => {
    const { fromSecondOfDay: from, untilSecondOfDay: until } = rule;
    return `(until = quietUntil(S, ${from}, ${until})) !== -1 && !${lifted(rule)} ? until : `;
  });
  return `${parts.join('')}-1`;
}

/** Won per message, in multiples of 1/1024 so that sums are exact; a brand message costs by the recipient's friendship. */
function priceCode(emitter: Emitter, way: Way): string {
  const { prices } = emitter.plan.input.assumptions;
  const rounded = (won: number) => literal(Math.round(won * 1024) / 1024);
  if (way.channel !== 'brandMessage') return rounded(prices[way.channel]);
  const friend = rounded(prices.brandMessageFriend);
  const other = rounded(prices.brandMessageOther);
  switch (way.spec.kakao?.targeting ?? 'I') {
    case 'I':
    case 'F':
      return friend;
    case 'N':
      return other;
    case 'M': {
      const question = roleQuestion(way.node.journey.scope, 'kakaoFriend', true);
      return `(${questionCode(emitter.source, question)} ? ${friend} : ${other})`;
    }
  }
}

/** Sends, and on a message that does not arrive its fallback. */
function sendCode(
  emitter: Emitter,
  node: PlanNode,
  main: Way,
  fallback: Way | null,
  consent: ConsentRule,
  budget: number,
): string {
  const { journey } = node;
  const { id } = node.source;
  const lines = [`C[${journey.counter(counterKey.message(id, 'sent'))}]++; journeysSent[${journey.rank}]++;`];
  lines.push(noteForBothCode(emitter, journey, counterKey.sentWithout(), '1'));
  lines.push(`const visit = ${visitCode(node)};`);
  const price = priceCode(emitter, main);
  const shownCost = `{ channel: ${literal(main.channel)}, costWon: ${price} }`;
  lines.push(
    `const sent = ${logCode(emitter, main, price)}; ${noteForBothCode(emitter, journey, counterKey.costWithout(), price)} ${stepCode(emitter, id, 'sent', shownCost)}`,
  );
  if (!emitter.plan.input.request.simulateResponses) return lines.join(' ');
  const delivered = deliverCode(emitter, main, 'sent');
  if (fallback === null) {
    lines.push(delivered.code);
    return lines.join(' ');
  }
  const fallbackPrice = priceCode(emitter, fallback);
  const spent = budget === -1 ? '' : `spendLimit(S, ${budget}, ${fallbackPrice});`;
  const shownFallback = `{ channel: ${literal(fallback.channel)}, costWon: ${fallbackPrice} }`;
  const quiet = quietCode(emitter, fallback, consent);
  const refused = refusalCode(emitter, fallback, consent, fallbackReason);
  const orQuiet =
    quiet === null
      ? ''
      : `if (refused === -1) { let until = -1; if ((${quiet}) !== -1) refused = ${fallbackPlace('quietHours')}; }`;
  const refuse = `countFallbackRefused(S, T, s, ${node.index}, refused, ${literal(fallback.channel)});`;
  lines.push(delivered.code);
  lines.push(
    `if (!arrived) { let refused = ${refused}; ${orQuiet} if (refused !== -1) { ${refuse} } else { ` +
      `C[${journey.counter(counterKey.message(id, 'fallbackSent'))}]++; ${spent} ` +
      `const again = ${logCode(emitter, fallback, fallbackPrice)}; ${noteForBothCode(emitter, journey, counterKey.costWithout(), fallbackPrice)} ${stepCode(emitter, id, 'fallbackSent', shownFallback)} ` +
      `{ ${deliverCode(emitter, fallback, 'again').code} } } }`,
  );
  return lines.join(' ');
}

/** Texts, the only fallbacks, ask for no friendship; caps, pace and budget are not asked for. */
function fallbackReason(reason: Suppression): number {
  const known = fallbackRefusals.find((one) => one === reason);
  invariant(known !== undefined, `a fallback is not refused by ${reason}`);
  return fallbackPlace(known);
}

/** Logs and counts one way of sending, with its cost, day and reach; an expression of the send's number. */
function logCode(emitter: Emitter, way: Way, price: string): string {
  const { journey } = way.node;
  const { id } = way.node.source;
  const cost = journey.counter(counterKey.message(id, 'costWon'));
  const sentDay = journey.counter(counterKey.sentDay(way.channel, 0));
  const reachedDay = journey.counter(counterKey.reachedDay(way.channel, 0));
  const place = journey.rank * channels.length + channels.indexOf(way.channel);
  return (
    `(C[${cost}] += ${price}, C[${sentDay} + day]++, ` +
    `(lastSentDay[${place}] !== day && (lastSentDay[${place}] = day, C[${reachedDay} + day]++)), ` +
    `${presses(emitter) ? `${pressOnCode(emitter, journey)}, ` : ''}logSend(S, ${way.node.index}, visit, ${way.isFallback}, ${way.index}, s))`
  );
}

/** Draws whether a send arrives (`arrived`) and, if so, whether and when it is opened, clicked or answered otherwise. */
function deliverCode(emitter: Emitter, way: Way, send: string): { code: string } {
  const { response, node } = way;
  const { journey } = node;
  const { id } = node.source;
  const drawn = (name: string) => draw(emitter, addressCode(emitter, node, way.prefix + name));
  const share = response.deliveredShare;
  const lines: string[] = [];
  const isDrawn = share > 0 && share < 1;
  const delivery = isDrawn ? drawn('delivered') : { before: '', value: '' };
  const arrives = isDrawn ? `${delivery.value} < ${literal(share)}` : String(share >= 1);
  lines.push(`S.messages.deliveredAt[${send}] = S.now; C[${journey.counter(counterKey.message(id, 'delivered'))}]++;`);
  lines.push(stepCode(emitter, id, 'delivered', `{ channel: ${literal(way.channel)} }`));
  if (response.openShare === null) lines.push(`click${way.index}(${send});`);
  else if (response.openShare > 0) {
    const { openShare } = response;
    const opens = pressedDraw(emitter, journey, 'opens', drawn('opened'), (at) =>
      pressedCode(openShare, at, -openEffect(emitter)),
    );
    lines.push(`${opens.before} if (${opens.isBelow}) { ${plannedCode(emitter, way, send, 'opened')} }`);
  }
  if (response.unsubscribeShare > 0) {
    const leaves = pressedDraw(emitter, journey, 'leaves', drawn('unsubscribed'), (at) =>
      pressedCode(response.unsubscribeShare, at, unsubscribeEffect(emitter)),
    );
    lines.push(`${leaves.before} if (${leaves.isBelow}) { ${plannedCode(emitter, way, send, 'unsubscribed')} }`);
  }
  if (response.directConversionShare !== null) lines.push(`convert${way.index}(${send});`);
  const lost = stepCode(emitter, id, 'notDelivered', `{ channel: ${literal(way.channel)} }`);
  return {
    code: `${delivery.before} const arrived = ${arrives}; if (arrived) { ${lines.join(' ')} } ${emitter.traced ? `else { ${lost} }` : ''}`,
  };
}

/** A share under a pressure of earlier messages. */
function pressedCode(share: number, pressure: string, perUnit: number): string {
  return perUnit === 0 ? literal(share) : `pressed(${literal(share)}, ${pressure}, ${literal(perUnit)})`;
}

/** Whether earlier messages have any effect. */
function presses(emitter: Emitter): boolean {
  return openEffect(emitter) !== 0 || unsubscribeEffect(emitter) !== 0;
}

function openEffect({ plan }: Emitter): number {
  return plan.input.assumptions.pressure.openLogOddsPerUnit;
}

function unsubscribeEffect({ plan }: Emitter): number {
  return plan.input.assumptions.pressure.unsubscribeLogOddsPerUnit;
}
