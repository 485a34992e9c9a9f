import { createStream, domains, purposeOf, uniformAt } from '../../../core/lib/random.ts';
import { roundWon } from './contact.ts';
import { answered, occur, unsubscribe } from './events.ts';
import { noteSuccess } from './limits.ts';
import { count, draw, isGoalOf, note, plan } from './notes.ts';
import type { Sent } from './types.ts';
import type { NaiveEvent } from './values.ts';

/* What becomes of a message: whether it arrives, and what its reader does. */

const course = (sent: Sent) => sent.run.course;
const customer = (sent: Sent) => sent.run.customer;

const countOf = (sent: Sent, what: string, by = 1) =>
  count(customer(sent), course(sent), `message|${sent.node.id}|${what}`, by);

/** A step that belongs to a message, whether or not its run is over. */
const noteOf = (sent: Sent, kind: string) =>
  note(customer(sent), { course: course(sent), run: null, nodeId: sent.node.id }, kind);

const drawOf = (sent: Sent, name: string) =>
  draw(customer(sent), course(sent), sent.node.id, sent.visit, sent.prefix + name);

function delayOf(sent: Sent, { scaleSeconds, shape }: { scaleSeconds: number; shape: number }, name: string): number {
  return Math.round(scaleSeconds * (-Math.log(drawOf(sent, name))) ** (1 / shape));
}

/** A share whose odds are multiplied; what is certain stays so. */
function withOdds(share: number, factor: number): number {
  if (share === 0 || share === 1) return share;
  return (share * factor) / (1 - share + share * factor);
}

/** By how much this replication's odds of a click and of a conversion differ from the assumed ones. */
function oddsShift(sent: Sent): number {
  const { input, replication } = customer(sent).arm;
  const stream = createStream(input.request.seed, Math.floor(replication / 2), domains.parameters);
  const address = purposeOf(sent.channel, sent.purpose);
  const radius = Math.sqrt(-2 * Math.log(uniformAt(stream, 0, address)));
  const normal = radius * Math.cos(2 * Math.PI * uniformAt(stream, 1, address));
  return Math.exp((normal * sent.response!.logHalfWidth) / 1.6448536269514722);
}

const answerAt = (sent: Sent, seconds: number, kind: number, act: () => void) =>
  plan(customer(sent), customer(sent).now + seconds, [2, sent.order, kind], null, act);

/** Whether the message arrives, and then everything that is to come of it. */
export function deliver(sent: Sent): boolean {
  const { response, run } = sent;
  const { pressure } = customer(sent).arm.input.assumptions;
  const noteChannel = (kind: string) =>
    note(customer(sent), { course: course(sent), run, nodeId: sent.node.id }, kind, sent.channel);
  if (drawOf(sent, 'delivered') >= (response?.deliveredShare ?? 1)) {
    noteChannel('notDelivered');
    return false;
  }
  sent.times.delivered = customer(sent).now;
  countOf(sent, 'delivered');
  noteChannel('delivered');
  if (response === null) return true;

  const tired = Math.exp(-pressure.openLogOddsPerUnit * sent.pressure);
  if (response.openShare === null) mayClick(sent, tired);
  else if (drawOf(sent, 'opened') < withOdds(response.openShare, tired)) {
    answerAt(sent, delayOf(sent, response.openDelay, 'openDelay'), 0, () => {
      sent.times.opened = customer(sent).now;
      countOf(sent, 'opened');
      noteOf(sent, 'opened');
      mayClick(sent, 1);
      answered(customer(sent));
    });
  }
  if (response.directConversionShare !== null) mayConvert(sent, response.directConversionShare);
  const annoyed = Math.exp(pressure.unsubscribeLogOddsPerUnit * sent.pressure);
  if (drawOf(sent, 'unsubscribed') < withOdds(response.unsubscribeShare, annoyed)) {
    const wait = response.openShare === null ? response.clickDelay : response.openDelay;
    answerAt(sent, delayOf(sent, wait, 'unsubscribeDelay'), 3, () => {
      countOf(sent, 'unsubscribed');
      noteOf(sent, 'unsubscribed');
      unsubscribe(customer(sent), sent.channel, sent.purpose);
    });
  }
  return true;
}

function mayClick(sent: Sent, tired: number): void {
  const response = sent.response!;
  if (drawOf(sent, 'clicked') >= withOdds(response.clickShare, oddsShift(sent) * tired)) return;
  answerAt(sent, delayOf(sent, response.clickDelay, 'clickDelay'), 1, () => {
    sent.times.clicked = customer(sent).now;
    countOf(sent, 'clicked');
    noteOf(sent, 'clicked');
    noteSuccess(sent.run, 'click');
    if (response.directConversionShare === null) mayConvert(sent, response.conversionShare);
    answered(customer(sent));
  });
}

function mayConvert(sent: Sent, share: number): void {
  if (drawOf(sent, 'converted') >= withOdds(share, oddsShift(sent))) return;
  const seconds = delayOf(sent, sent.response!.conversionDelay, 'conversionDelay');
  answerAt(sent, seconds, 2, () => convert(sent));
}

function convert(sent: Sent): void {
  const { now, arm, history, future, gone } = customer(sent);
  const { journey } = course(sent);
  const { assumptions } = arm.input;
  sent.times.converted = now;
  countOf(sent, 'converted');
  count(customer(sent), course(sent), 'outcome|converted');
  noteOf(sent, 'converted');
  noteSuccess(sent.run, 'conversion');
  if (drawOf(sent, 'pullForward') < assumptions.pullForwardShare) {
    const next = future.find((event) => !gone.has(event) && isGoalOf(customer(sent), journey, event, event.time));
    if (next !== undefined) {
      gone.add(next);
      count(customer(sent), course(sent), 'outcome|pulledForward');
      noteOf(sent, 'pulledForward');
    }
  }
  const amounts = history
    .filter((event) => event.value !== null && isGoalOf(customer(sent), journey, event, event.time))
    .map((event) => event.value!);
  const mean = amounts.reduce((sum, amount) => sum + amount, 0) / amounts.length;
  const value = Math.round(amounts.length === 0 ? assumptions.defaultOrderValue : mean);
  const { offer } = sent.node;
  if (offer !== null) {
    const won = roundWon(offer.costWon + (offer.discountPercent / 100) * value);
    countOf(sent, 'offerWon', won);
    countOf(sent, 'costWon', won);
  }
  const purchase: NaiveEvent = { time: now, type: journey.goal.event, value, row: -1, sender: journey.id };
  occur(customer(sent), purchase);
}
