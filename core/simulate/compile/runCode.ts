import { channels } from '../../journey/channels.ts';
import { counterKey, messagesPerCustomerMax } from '../counters.ts';
import { sendingChannels } from '../layout.ts';
import type { Plan, PlanJourney, PlanNode } from './plan.ts';
import { isSpare } from './spares.ts';

/* What begins, ends and follows the runs of a customer, written out for each journey. */

/** Whether a coming to the node has draws of its own, so that comings are counted, or a later version's node in its place may have. */
export function countsVisits({ journey, source }: PlanNode): boolean {
  return !journey.visitsOnce && (source.type === 'message' || source.type === 'survey' || isSpare(source.id));
}

/** Begins run `s` of the journey at the second that is now. */
export function beginCode(plan: Plan, { spec, rank, countsSteps }: PlanJourney): string {
  const last = spec.entry.concurrent
    ? `const last = lastRun[${rank}]; if (last !== -1) nextRun[last] = s; if (firstRun[${rank}] === -1) firstRun[${rank}] = s; active[${rank}]++;`
    : `firstRun[${rank}] = s; active[${rank}] = 1;`;
  const others = plan.journeys.filter((other) => other.rank !== rank);
  const overlaps = others.map(({ rank: other }) => {
    const pair = Math.min(rank, other) * plan.journeys.length + Math.max(rank, other);
    return `if (active[${other}] !== 0) { S.met[${pair}] = 1; S.anyMet = true; }`;
  });
  return `const s = S.runs.count++, number = entries[${rank}] + 1; entries[${rank}] = number; lastEntry[${rank}] = S.now;
nodes[s] = -1; ranks[s] = ${rank}; numbers[s] = number; entryTimes[s] = S.now; ${countsSteps ? 'runSteps[s] = 0;' : ''} tokens[s] = 0; dues[s] = 0;
reachedGoals[s] = 0; holdsMessage[s] = 0; nextRun[s] = -1; ${last} lastRun[${rank}] = s; ${overlaps.join(' ')}`;
}

/** Ends run `s` of a journey that has one at a time, where it holds no message back. */
export function endCode({ rank }: PlanJourney): string {
  return `nodes[s] = -1; tokens[s]++; active[${rank}] = 0; lastExit[${rank}] = S.now; firstRun[${rank}] = -1; lastRun[${rank}] = -1;`;
}

/** Does something with each run `s` of the journey that is on its way. */
export function eachRun({ rank, spec }: PlanJourney, act: string): string {
  return spec.entry.concurrent
    ? `for (let s = firstRun[${rank}]; s !== -1; s = nextRun[s]) { if (nodes[s] !== -1) ${act} }`
    : `{ const s = firstRun[${rank}]; if (s !== -1) ${act} }`;
}

/** Forgets what only customers who have entered leave behind. */
export function forgetCode({ journeys, attributeSlots, tagSlots, experiments }: Plan): string {
  const entered = journeys.map(({ spec, rank, nodes }) => {
    const visits = nodes.filter(countsVisits).map(({ index }) => `visits[${index}] = 0;`);
    const days = sendingChannels(spec).map(
      (channel) => `lastSentDay[${rank * channels.length + channels.indexOf(channel)}] = -1;`,
    );
    return `if (entries[${rank}] !== 0) { entries[${rank}] = 0; active[${rank}] = 0; firstRun[${rank}] = -1; lastRun[${rank}] = -1; lastEntry[${rank}] = -1; lastExit[${rank}] = -1; ${visits.join(' ')}
if (journeysSent[${rank}] !== 0) { journeysSent[${rank}] = 0; ${days.join(' ')} } }`;
  });
  const tags = [...tagSlots.values()].map((slot) => `S.tags[${slot}] = 0;`).join(' ');
  const attributes = [...attributeSlots.values()].map((slot) => `S.attributes[${slot}] = null;`).join(' ');
  const trials = experiments.length === 0 ? '' : 'S.trialCount = 0;';
  return `S.runs.count = 0; S.conversions.count = 0; S.messages.count = 0; ${tags} ${attributes} ${trials}
${entered.join('\n')}`;
}

/** Counts what is known of a customer when the window has ended: who is still inside, how many were sent, who was in two at once. */
export function countEndCode({ journeys, calendar }: Plan): string {
  const inside = journeys.map((journey) => eachRun(journey, 'countInside(S, T, s);'));
  const sent = journeys.map(({ rank, counter }) => {
    const reached = counter(counterKey.journey('customersReached'));
    const histogram = counter(counterKey.messagesPerCustomer(1));
    return `{ const sent = journeysSent[${rank}]; if (sent !== 0) { C[${reached}]++; C[${histogram - 1} + (sent < ${messagesPerCustomerMax} ? sent : ${messagesPerCustomerMax})]++; } }`;
  });
  const met = journeys.length === 1 ? '' : 'if (S.anyMet) countMet(S, T);';
  return `if (S.runs.count !== 0) { S.now = ${calendar.endSecond}; ${inside.join(' ')} ${sent.join(' ')} ${met} }`;
}
