import type { Channel, Purpose, Response } from '../../../core/journey/channels.ts';
import type { NodeOf } from '../../../core/journey/nodes.ts';
import { deliver } from './answers.ts';
import { fullCaps, priceOf, quietUntil, refusalOf, takePressure } from './contact.ts';
import { isWithinBudget, takePlace } from './limits.ts';
import { count, countKey, countOnce, countReason, noteRun, reportDay } from './notes.ts';
import type { Run, Sent } from './types.ts';
import { hold, leave, take } from './walking.ts';

/* What a message node asks before it sends, and the send itself. */

type Message = NodeOf<'message'>;

export function arriveAtMessage(run: Run, node: Message): void {
  count(run.customer, run.course, `message|${node.id}|intended`);
  trySend(run, node, { hasWaited: false, hasPlace: false });
}

function trySend(run: Run, node: Message, so: { hasWaited: boolean; hasPlace: boolean }): void {
  const { customer, course } = run;
  const purpose = node.purpose ?? 'advertising';
  run.holding = null;

  const refused = refusalOf(customer, node, node.channel, purpose);
  if (refused !== null) return suppress(run, node, refused, so.hasWaited);

  const quiet = quietUntil(customer, node.channel, purpose);
  if (quiet !== null && node.nightPolicy === 'skip') return suppress(run, node, 'quietHours', so.hasWaited);
  if (quiet !== null) {
    run.holding = 'quietHours';
    noteRun(run, 'delayed', quiet);
    return hold(run, quiet, () => trySend(run, node, { hasWaited: true, hasPlace: false }));
  }

  const filling = fullCaps(customer, node.channel, purpose);
  if (filling !== null) {
    const others = new Set(filling.map((sent) => sent.run.course).filter((other) => other !== course));
    for (const other of others) {
      countKey(customer, `collision|${course.journey.id}|${other.journey.id}|capped`);
    }
    return suppress(run, node, 'frequencyCap', so.hasWaited);
  }

  if (!so.hasPlace) {
    const place = takePlace(customer, course);
    if (place > customer.now) {
      run.holding = 'pacing';
      run.place = place;
      noteRun(run, 'delayed', place);
      return hold(run, place, () => trySend(run, node, { hasWaited: true, hasPlace: true }));
    }
  }

  if (!isWithinBudget(course, priceOf(customer, node.channel))) return suppress(run, node, 'budget', so.hasWaited);
  return send(run, node, purpose, so.hasWaited);
}

function suppress(run: Run, node: Message, reason: string, hasWaited: boolean): void {
  if (hasWaited) count(run.customer, run.course, `message|${node.id}|delayed`);
  countReason(run.customer, run.course, `message|${node.id}|suppressed|${reason}`);
  noteRun(run, 'suppressed', reason);
  return node.onSuppressed === 'exit' ? leave(run, 'suppressed') : take(run, 'next');
}

function send(run: Run, node: Message, purpose: Purpose, hasWaited: boolean): void {
  const { customer, course } = run;
  const { request } = customer.arm.input;
  if (hasWaited) count(customer, course, `message|${node.id}|delayed`);
  count(customer, course, `message|${node.id}|sent`);
  const first = hand(run, node, node.channel, purpose, node.response, '');
  const hasArrived = !request.simulateResponses || deliver(first);
  if (!hasArrived && node.fallback !== null) {
    const { channel } = node.fallback;
    const isQuiet = quietUntil(customer, channel, purpose) !== null;
    const refused = refusalOf(customer, node, channel, purpose) ?? (isQuiet ? 'quietHours' : null);
    if (refused !== null) {
      countReason(customer, course, `message|${node.id}|fallbackRefused|${refused}`);
      noteRun(run, 'fallbackRefused', refused);
    } else {
      count(customer, course, `message|${node.id}|fallbackSent`);
      deliver(hand(run, node, channel, purpose, null, 'fallback.'));
    }
  }
  take(run, 'next');
}

/** Hands one message or fallback to its channel: it is logged, paid and weighs on the next ones. */
function hand(run: Run, node: Message, channel: Channel, purpose: Purpose, own: Response | null, prefix: string): Sent {
  const { customer, course } = run;
  const assumed = customer.arm.input.assumptions.responses.find(
    (one) => one.channel === channel && one.purpose === purpose,
  );
  const sent: Sent = {
    order: customer.sends.length,
    run,
    node,
    channel,
    purpose,
    response: own ?? assumed?.response ?? null,
    prefix,
    visit: run.visit,
    pressure: takePressure(customer),
    times: { sent: customer.now },
  };
  customer.sends.push(sent);
  const price = priceOf(customer, channel);
  course.spentWon += price;
  count(customer, course, `message|${node.id}|costWon`, price);
  const day = reportDay(customer, customer.now);
  count(customer, course, `sent|${channel}|day|${day}`);
  countOnce(customer, course, `reached|${channel}|day|${day}`);
  noteRun(run, prefix === '' ? 'sent' : 'fallbackSent', channel);
  return sent;
}
