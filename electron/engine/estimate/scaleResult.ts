import { channels } from '../../../core/journey/channels.ts';
import type { Estimate, NodeResult, RunResult } from '../../../core/measure/result.ts';

type ChannelDays = RunResult['daily']['sent'];

/** A sample's result as figures for all `customers`: everything that counts people or money is multiplied. */
export function scaleResult(result: RunResult, customers: number): RunResult {
  const factor = result.customers === 0 ? 1 : customers / result.customers;
  if (factor === 1) return result;
  const list = (values: readonly number[]): number[] => values.map((value) => value * factor);
  const one = (estimate: Estimate): Estimate => mapValues(estimate, (value) => value * factor);
  const all = (estimates: Record<string, Estimate>): Record<string, Estimate> => mapValues(estimates, one);
  const node = (from: NodeResult): NodeResult => ({
    entered: one(from.entered),
    inside: one(from.inside),
    ports: all(from.ports),
    exits: all(from.exits),
    perDay: list(from.perDay),
    exitsPerDay: mapValues(from.exitsPerDay, list),
    fired: from.fired === null ? null : one(from.fired),
    refused: all(from.refused),
    refusedPerDay: mapValues(from.refusedPerDay, list),
    message:
      from.message === null
        ? null
        : {
            counts: all(from.message.counts),
            suppressed: all(from.message.suppressed),
            suppressedPerDay: mapValues(from.message.suppressedPerDay, list),
            fallbackRefused: all(from.message.fallbackRefused),
            fallbackRefusedPerDay: mapValues(from.message.fallbackRefusedPerDay, list),
          },
  });
  const { messagesPerCustomer, ...journey } = result.journey;
  const { varianceShares, responsesSimulated, probabilityMorePurchases, probabilityMoreProfit, ...outcome } =
    result.outcome;
  const { daily } = result;
  return {
    ...result,
    customers,
    journey: { ...mapValues(journey, one), messagesPerCustomer: list(messagesPerCustomer) },
    nodes: mapValues(result.nodes, node),
    daily: {
      dates: daily.dates,
      sent: channelDays(daily.sent, list),
      reached: channelDays(daily.reached, list),
      purchasesWith: mapValues(daily.purchasesWith, list),
      purchasesWithout: mapValues(daily.purchasesWithout, list),
    },
    outcome: {
      ...mapValues(outcome, one),
      varianceShares,
      responsesSimulated,
      probabilityMorePurchases,
      probabilityMoreProfit,
    },
    others: result.others.map(({ journeyId, name, ...figures }) => ({ journeyId, name, ...mapValues(figures, one) })),
  };
}

function channelDays(source: ChannelDays, change: (values: readonly number[]) => number[]): ChannelDays {
  const result: ChannelDays = {};
  for (const channel of channels) {
    const values = source[channel];
    if (values !== undefined) result[channel] = change(values);
  }
  return result;
}

function mapValues<Key extends string, Value>(
  source: Readonly<Record<Key, Value>>,
  change: (value: Value) => Value,
): Record<Key, Value> {
  const result: Record<Key, Value> = { ...source };
  for (const key in source) result[key] = change(source[key]);
  return result;
}
