import { z } from 'zod';
import { codesOf } from '../../dataset/codes.ts';
import { campaignProperties, type Dataset, knownEvents, missingDay } from '../../dataset/dataset.ts';
import { localDayOf, zoneTable } from '../../time/index.ts';
import { fitDelays } from './delays.ts';
import { fitShares, shareInterval, updateShare } from './shares.ts';

/** What counts as an answer to a campaign, the strongest first. */
export const campaignAnswers = [
  knownEvents.couponRedeemed,
  knownEvents.messageClicked,
  knownEvents.messageOpened,
] as const;

const count = z.number().int().nonnegative();
const fitSchema = z.object({
  campaigns: count,
  sent: count,
  answered: count,
  alpha: z.number(),
  beta: z.number(),
  mean: z.number(),
  logLikelihood: z.number(),
});

/** How customers answered campaigns, by one kind of answer. */
export const campaignAnswersSchema = z.object({
  answer: z.enum(campaignAnswers),
  campaigns: z.array(
    z.object({
      campaign: z.string(),
      type: z.string().nullable(),
      /** Customers who were sent it and had until its end to answer, and those of them who did. */
      sent: count,
      answered: count,
      /** Of the share of answers, given the other campaigns: mean and central 90 % of the posterior. Null without a fit. */
      mean: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
  /** Customers of campaigns that were still running when the records end; they are not measured. */
  running: count,
  /** Beta-binomial over campaigns: Beta(alpha, beta) is the share of a new one. Null with fewer than two campaigns. */
  fit: fitSchema.nullable(),
  types: z.array(fitSchema.extend({ type: z.string() })),
  /**
   * Days until the first answer of customers whose campaign has an end: a share `ever` answers at all, after a Weibull delay.
   * Null with fewer than five answers.
   */
  delay: z
    .object({
      customers: count,
      answered: count,
      ever: z.number(),
      shape: z.number(),
      scaleDays: z.number(),
      logLikelihood: z.number(),
    })
    .nullable(),
});
export type CampaignAnswers = z.infer<typeof campaignAnswersSchema>;

/** Where a campaign has no end of its own, an answer later than this after the send is none to it. */
const answerDays = 14;

interface Tally {
  readonly type: string | null;
  sent: number;
  answered: number;
}

/**
 * Measures how campaigns were answered, per customer and campaign: sent at least once, answered at least once. A campaign counts for
 * a customer when its last day (of its own, or 14 days after the send) lies within the records, which end with the last event
 * that is no send. Shares are shrunk to each other by a beta-binomial (maximum likelihood), the time to the first answer is a
 * mixture-cure Weibull, right-censored at the campaign's end. One entry for each kind of answer that the data have.
 */
export function measureCampaignAnswers(dataset: Dataset): CampaignAnswers[] {
  const { events, zone } = dataset;
  const named = (name: string) => events.properties.find((column) => column.name === name);
  const campaignColumn = named(campaignProperties.campaign);
  const sentType = events.types.indexOf(knownEvents.messageSent);
  if (campaignColumn === undefined || sentType === -1 || dataset.span === null) return [];
  const campaigns = codesOf(campaignColumn, zone);
  const typeColumn = named(campaignProperties.type);
  const types = typeColumn === undefined ? null : codesOf(typeColumn, zone);
  const endColumn = named(campaignProperties.end);
  const ends = endColumn?.kind === 'date' ? endColumn.values : null;
  const clock = zoneTable(zone, dataset.span.firstTime, dataset.span.lastTime);
  const lastDay = lastAnswerDay(dataset, sentType, (time) => localDayOf(clock, time));

  return campaignAnswers.flatMap((answer) => {
    const answerType = events.types.indexOf(answer);
    if (answerType === -1) return [];
    const tallies = new Map<number, Tally>();
    const durations: number[] = [];
    const observed: number[] = [];
    let running = 0;
    for (let row = 0; row < dataset.customerCount; row++) {
      const sends = new Map<number, { day: number; endDay: number; hasEnd: boolean; type: string | null }>();
      const answers = new Map<number, number>();
      for (let event = events.offsets[row]!; event < events.offsets[row + 1]!; event++) {
        const campaign = campaigns.codes[event]!;
        const type = events.typeCodes[event]!;
        if (campaign === 0 || (type !== sentType && type !== answerType)) continue;
        const day = localDayOf(clock, events.times[event]!);
        if (type === answerType) {
          if (!answers.has(campaign)) answers.set(campaign, day);
        } else if (!sends.has(campaign)) {
          const end = ends === null ? missingDay : ends[event]!;
          const hasEnd = end !== missingDay;
          const label = types === null ? null : (types.labels[types.codes[event]! - 1] ?? null);
          sends.set(campaign, { day, endDay: hasEnd ? end : day + answerDays, hasEnd, type: label });
        }
      }
      for (const [campaign, { day, endDay, hasEnd, type }] of sends) {
        if (endDay > lastDay) {
          running++;
          continue;
        }
        const answeredDay = answers.get(campaign);
        const isAnswered = answeredDay !== undefined && (hasEnd || answeredDay <= endDay);
        const tally = tallies.get(campaign) ?? { type, sent: 0, answered: 0 };
        tally.sent++;
        if (isAnswered) tally.answered++;
        tallies.set(campaign, tally);
        if (!hasEnd) continue;
        // half a day, because days are what is known of the moment
        durations.push(Math.max(0, (isAnswered ? answeredDay : endDay) - day) + 0.5);
        observed.push(isAnswered ? 1 : 0);
      }
    }
    if (tallies.size === 0 && running === 0) return [];
    return [summary(answer, tallies, campaigns.labels, running, { durations, observed })];
  });
}

function summary(
  answer: CampaignAnswers['answer'],
  tallies: ReadonlyMap<number, Tally>,
  labels: readonly string[],
  running: number,
  delays: { durations: readonly number[]; observed: readonly number[] },
): CampaignAnswers {
  const all = [...tallies.values()];
  const fit = fitOf(all);
  const typeNames = [...new Set(all.map(({ type }) => type))].filter((type) => type !== null).toSorted();
  const delay = fitDelays(delays);
  return {
    answer,
    running,
    fit,
    campaigns: [...tallies]
      .map(([code, { type, sent, answered }]) => {
        const shown = fit && shareInterval(updateShare(fit, { sends: sent, responses: answered }));
        const figures = { mean: shown?.mean ?? null, low: shown?.low ?? null, high: shown?.high ?? null };
        return { campaign: labels[code - 1]!, type, sent, answered, ...figures };
      })
      .toSorted((a, b) => compareNames(a.campaign, b.campaign)),
    types: typeNames.flatMap((type) => {
      const own = fitOf(all.filter((tally) => tally.type === type));
      return own === null ? [] : [{ type, ...own }];
    }),
    delay: delay && {
      customers: delays.durations.length,
      answered: delay.events,
      ever: delay.ever,
      shape: delay.shape,
      scaleDays: delay.scale,
      logLikelihood: delay.logLikelihood,
    },
  };
}

function fitOf(tallies: readonly Tally[]): CampaignAnswers['fit'] {
  const fit = fitShares(tallies.map(({ sent, answered }) => ({ sends: sent, responses: answered })));
  if (fit === null) return null;
  const sum = (of: (tally: Tally) => number) => tallies.reduce((total, tally) => total + of(tally), 0);
  return {
    campaigns: tallies.length,
    sent: sum(({ sent }) => sent),
    answered: sum(({ answered }) => answered),
    alpha: fit.alpha,
    beta: fit.beta,
    mean: fit.mean,
    logLikelihood: fit.logLikelihood,
  };
}

/** The local day of the last event that is no send: a send that is planned does not show that anyone was watched until then. */
function lastAnswerDay({ events }: Dataset, sentType: number, dayOf: (time: number) => number): number {
  let last = Number.NEGATIVE_INFINITY;
  for (let event = 0; event < events.times.length; event++) {
    if (events.typeCodes[event] !== sentType && events.times[event]! > last) last = events.times[event]!;
  }
  return Number.isFinite(last) ? dayOf(last) : last;
}

/** Numbers by size, names by their characters. */
function compareNames(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  if (!Number.isNaN(difference) && difference !== 0) return difference;
  return a < b ? -1 : a > b ? 1 : 0;
}
