import { createStream, domains, purposeOf, uniformAt } from '../../core/lib/random.ts';
import { createEventBuffer, type World } from '../../core/simulate/world.ts';

const hour = 3600;
const day = 24 * hour;
const purchase = 1;

const email = { open: [0.25, 0.3], click: [0.12, 0.1], conversion: [0.08, 0.09] } as const;
const sms = { delivered: 0.97, click: 0.05, conversion: 0.1 } as const;

function drawsOf(node: string) {
  const address = (name: string) => purposeOf('benchmark', node, 1, name);
  return {
    delivered: address('delivered'),
    opened: address('opened'),
    openDelay: address('openDelay'),
    clicked: address('clicked'),
    clickDelay: address('clickDelay'),
    converted: address('converted'),
    conversionDelay: address('conversionDelay'),
  };
}

/** Everything that the benchmark journey counts. */
export interface JourneyTotals {
  entries: number;
  emails: number;
  opens: number;
  emailClicks: number;
  smses: number;
  delivered: number;
  smsClicks: number;
  conversions: number;
  goals: number;
  exits: number;
  buyersWith: number;
  buyersWithout: number;
}

/**
 * The benchmark journey as one plain loop with the draws that it needs, at the kernel's addresses, without conditions,
 * nodes, an agenda or rules of contact: what a program that knows only this journey costs. `endSecond` ends the window.
 */
export function hardCodedJourney(world: World, customers: number, seed: number, endSecond: number): JourneyTotals {
  const stream = createStream(seed, 0, domains.journey);
  const split = purposeOf('benchmark', 'split', 0, 'split');
  const emailDraws = [drawsOf('emailA'), drawsOf('emailB')] as const;
  const smsDraws = drawsOf('sms');
  const events = createEventBuffer(64);
  const totals: JourneyTotals = {
    entries: 0,
    emails: 0,
    opens: 0,
    emailClicks: 0,
    smses: 0,
    delivered: 0,
    smsClicks: 0,
    conversions: 0,
    goals: 0,
    exits: 0,
    buyersWith: 0,
    buyersWithout: 0,
  };
  const after = (row: number, second: number, scaleSeconds: number, draw: number) =>
    second + Math.round(-Math.log(uniformAt(stream, row, draw)) * scaleSeconds);

  for (let row = 0; row < customers; row++) {
    world.fill(row, 0, events);
    if (events.count === 0) continue;
    // The first event is a cart, for the one purchase that may come of itself comes after it.
    const entry = events.times[0]!;
    totals.entries++;
    let organic = Number.POSITIVE_INFINITY;
    for (let index = 1; index < events.count; index++) {
      if (events.types[index] === purchase) organic = events.times[index]!;
    }
    if (organic < endSecond) totals.buyersWithout++;
    let bought = organic;
    let conversions = 0;
    let left = Number.POSITIVE_INFINITY;

    const firstLook = entry + hour;
    if (firstLook < endSecond) {
      if (organic <= firstLook || row % 10 >= 6) {
        left = firstLook;
      } else {
        const arm = uniformAt(stream, row, split) < 0.5 ? 0 : 1;
        const draws = emailDraws[arm];
        totals.emails++;
        if (uniformAt(stream, row, draws.opened) < email.open[arm]) {
          const opened = after(row, firstLook, 4 * hour, draws.openDelay);
          if (opened < endSecond) {
            totals.opens++;
            if (uniformAt(stream, row, draws.clicked) < email.click[arm]) {
              const clicked = after(row, opened, hour / 6, draws.clickDelay);
              if (clicked < endSecond) {
                totals.emailClicks++;
                if (uniformAt(stream, row, draws.converted) < email.conversion[arm]) {
                  const converted = after(row, clicked, 6 * hour, draws.conversionDelay);
                  if (converted < endSecond) {
                    conversions++;
                    bought = Math.min(bought, converted);
                  }
                }
              }
            }
          }
        }
        const secondLook = firstLook + day;
        if (secondLook < endSecond) {
          if (bought <= secondLook) {
            left = secondLook;
          } else {
            totals.smses++;
            if (uniformAt(stream, row, smsDraws.delivered) < sms.delivered) {
              totals.delivered++;
              if (uniformAt(stream, row, smsDraws.clicked) < sms.click) {
                const clicked = after(row, secondLook, 2 * hour, smsDraws.clickDelay);
                if (clicked < endSecond) {
                  totals.smsClicks++;
                  if (uniformAt(stream, row, smsDraws.converted) < sms.conversion) {
                    const converted = after(row, clicked, 6 * hour, smsDraws.conversionDelay);
                    if (converted < endSecond) {
                      conversions++;
                      bought = Math.min(bought, converted);
                    }
                  }
                }
              }
            }
            if (secondLook + 3 * day < endSecond) left = secondLook + 3 * day;
          }
        }
      }
    }
    if (left < endSecond) totals.exits++;
    if (bought < endSecond && bought <= left) totals.goals++;
    totals.conversions += conversions;
    if (organic < endSecond || conversions > 0) totals.buyersWith++;
  }
  return totals;
}
