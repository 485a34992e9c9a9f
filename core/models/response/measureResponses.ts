import { z } from 'zod';
import { type Dataset, knownEvents } from '../../dataset/dataset.ts';
import { channelSchema, type Delay, purposeSchema, type Response, responseSchema } from '../../journey/channels.ts';
import type { Assumptions } from '../../simulate/settings.ts';
import { betaQuantile } from '../../stats/index.ts';
import { fitDelays } from './delays.ts';
import { type KindLog, type MessageTally, readMessageLog } from './messageLog.ts';
import { fitSharedPrecision, type MessageCount } from './shares.ts';

const count = z.number().int().nonnegative();

/** Answers of one kind of message as the data show them, ready to replace what was assumed. */
export const measuredResponseSchema = z.object({
  channel: channelSchema,
  purpose: purposeSchema,
  /** `source` is 'measured'. What the data cannot show (delivery) is as assumed. */
  response: responseSchema,
  /** Different messages, and sends that had time to be answered. */
  messages: count,
  sends: count,
  /** Null where the channel has no open signal in the data. */
  opens: count.nullable(),
  clicks: count,
  conversions: count,
  unsubscribes: count,
});
export type MeasuredResponse = z.infer<typeof measuredResponseSchema>;

const leastSends = 30;
const leastDelays = 30;
/** Durations that a fit looks at, every n-th. */
const mostDelays = 4000;
/** Weight of an assumed share, in sends, where the data have too few messages for a fit over messages. */
const assumedSends = 20;

/**
 * Measures the answers per channel and purpose from recorded sends, opens, clicks, purchases and unsubscriptions. Shares are those of
 * a new message of the kind: beta-binomial over messages with a precision shared by all kinds, means partially pooled.
 * Conversions are net of clickers who had bought just as long before the send. Kinds with fewer than 30 sends, and
 * data without clicks, give nothing. `assumed`: what stands in where the data are silent.
 */
export function measureResponses(dataset: Dataset, assumed: Assumptions['responses']): MeasuredResponse[] {
  if (!dataset.events.types.includes(knownEvents.messageClicked)) return [];
  const kinds = readMessageLog(dataset).filter((kind) => sumOf(kind, (tally) => tally.sends) >= leastSends);
  const fallbackOf = ({ channel, purpose }: KindLog): Response | null =>
    assumed.find((entry) => entry.channel === channel && entry.purpose === purpose)?.response ?? null;
  const known = kinds.filter((kind) => fallbackOf(kind) !== null);
  const opening = known.filter((kind) => kind.openDelays.length > 0);
  const direct = known.filter((kind) => kind.openDelays.length === 0);

  const share = (
    of: readonly KindLog[],
    count: (tally: MessageTally) => MessageCount,
    otherwise: (response: Response) => number,
  ) => pool(of, count, (kind) => otherwise(fallbackOf(kind)!));
  const opens = share(
    opening,
    ({ sends, opens: responses }) => ({ sends, responses }),
    (response) => (response.openShare ?? 0.2) * response.deliveredShare,
  );
  const clicksAfterOpen = share(
    opening,
    ({ opens: sends, clicks: responses }) => ({ sends, responses }),
    ({ clickShare }) => clickShare,
  );
  const clicksAfterSend = share(
    direct,
    ({ sends, clicks: responses }) => ({ sends, responses }),
    ({ clickShare, deliveredShare }) => clickShare * deliveredShare,
  );
  const conversions = share(
    known,
    ({ clicks, conversions: bought, boughtBefore }) => ({
      sends: clicks,
      responses: Math.max(0, bought - boughtBefore),
    }),
    ({ conversionShare }) => conversionShare,
  );
  const unsubscribes = share(
    known,
    ({ sends, unsubscribes: responses }) => ({ sends, responses: Math.min(sends, responses) }),
    ({ unsubscribeShare, deliveredShare }) => unsubscribeShare * deliveredShare,
  );
  const openDelay = delaysOf(opening, ({ openDelays }) => openDelays);
  const clickDelay = delaysOf(opening, ({ clickDelays }) => clickDelays);
  const directDelay = delaysOf(direct, ({ clickDelays }) => clickDelays);
  const conversionDelay = delaysOf(known, ({ conversionDelays }) => conversionDelays);

  return known.map((kind) => {
    const fallback = fallbackOf(kind)!;
    const { deliveredShare } = fallback;
    const open = opens.get(kind) ?? null;
    const click = clicksAfterOpen.get(kind) ?? clicksAfterSend.get(kind)!;
    const perDelivered = (value: number): number => Math.min(1, value / deliveredShare);
    return {
      channel: kind.channel,
      purpose: kind.purpose,
      response: {
        ...fallback,
        openShare: open && perDelivered(open.mean),
        clickShare: open === null ? perDelivered(click.mean) : click.mean,
        conversionShare: conversions.get(kind)!.mean,
        unsubscribeShare: perDelivered(unsubscribes.get(kind)!.mean),
        openDelay: openDelay(kind) ?? fallback.openDelay,
        clickDelay: (open === null ? directDelay : clickDelay)(kind) ?? fallback.clickDelay,
        conversionDelay: conversionDelay(kind) ?? fallback.conversionDelay,
        logHalfWidth: logHalfWidth(click),
        source: 'measured',
      },
      messages: kind.messages.size,
      sends: sumOf(kind, (tally) => tally.sends),
      opens: open && sumOf(kind, (tally) => tally.opens),
      clicks: sumOf(kind, (tally) => tally.clicks),
      conversions: sumOf(kind, (tally) => tally.conversions),
      unsubscribes: sumOf(kind, (tally) => tally.unsubscribes),
    };
  });
}

interface PooledShare {
  readonly mean: number;
  /** Weight of a new message's share, in sends: Beta(mean·precision, (1-mean)·precision). */
  readonly precision: number;
}

function pool(
  kinds: readonly KindLog[],
  count: (tally: MessageTally) => MessageCount,
  otherwise: (kind: KindLog) => number,
): Map<KindLog, PooledShare> {
  const keyOf = (kind: KindLog): string => `${kind.channel} ${kind.purpose}`;
  const counts = new Map(kinds.map((kind) => [keyOf(kind), [...kind.messages.values()].map(count)]));
  const fit = fitSharedPrecision(counts);
  return new Map(
    kinds.map((kind): [KindLog, PooledShare] => {
      const fitted = fit?.kinds.get(keyOf(kind));
      if (fitted !== undefined) return [kind, { mean: fitted.mean, precision: fit!.precision }];
      let sends = assumedSends;
      let responses = assumedSends * otherwise(kind);
      for (const message of counts.get(keyOf(kind))!) {
        sends += message.sends;
        responses += message.responses;
      }
      return [kind, { mean: responses / sends, precision: sends }];
    }),
  );
}

/** Half of the 90 % interval of a new message's log-odds. */
function logHalfWidth({ mean, precision }: PooledShare): number {
  const logOddsAt = (p: number): number => {
    const share = betaQuantile(mean * precision, (1 - mean) * precision, p);
    return Math.log(share) - Math.log1p(-share);
  };
  const halfWidth = (logOddsAt(0.95) - logOddsAt(0.05)) / 2;
  // A share that is all but 0 has no lower end; three e-folds either way is as good as unknown.
  return Number.isFinite(halfWidth) ? Math.min(3, halfWidth) : 3;
}

/** The delay of a kind, of all kinds where it has fewer than 30, or null where they all together have. */
function delaysOf(
  kinds: readonly KindLog[],
  durations: (kind: KindLog) => readonly number[],
): (kind: KindLog) => Delay | null {
  const together = delayOf(kinds.flatMap(durations));
  return (kind) => delayOf(durations(kind)) ?? together;
}

function delayOf(seconds: readonly number[]): Delay | null {
  if (seconds.length < leastDelays) return null;
  const step = Math.ceil(seconds.length / mostDelays);
  // A delay of 0 s is one of less than a second.
  const durations = seconds.filter((_, index) => index % step === 0).map((value) => Math.max(0.5, value));
  const fit = fitDelays({ durations, observed: new Uint8Array(durations.length).fill(1) }, true);
  return fit && { scaleSeconds: fit.scale, shape: fit.shape };
}

function sumOf({ messages }: KindLog, value: (tally: MessageTally) => number): number {
  let sum = 0;
  for (const tally of messages.values()) sum += value(tally);
  return sum;
}
