import { type Channel, channels } from '../journey/channels.ts';
import type { Journey } from '../journey/spec.ts';
import { counterKey, keyPrefix, messagesPerCustomerMax, type OutcomeMeasure } from '../simulate/counters.ts';
import { compareRank } from '../simulate/layout.ts';
import { dateText, dayNumber } from '../time/index.ts';
import type { AssembleInput } from './assembleInput.ts';
import { basisOf } from './basis.ts';
import { bandOf, estimateOf } from './estimate.ts';
import { nodeResults } from './nodeResults.ts';
import { pastErrorFactors, timesFactors } from './pastErrorShock.ts';
import { type CountReader, createCountReader } from './readCounts.ts';
import type { OtherJourney, RunResult } from './result.ts';
import { varianceShares } from './varianceShares.ts';

/**
 * The result of a run: means, intervals and shares over its replications. In a forecast the error that the model made at
 * earlier origins multiplies purchases and revenue of both arms by the same draw per replication.
 */
export function assembleResult(input: AssembleInput): RunResult {
  const { journey, identity } = input;
  const { days, seed, startDate, simulateResponses } = identity.request;
  const counts = createCountReader(input.layout, input.counts, days);
  const pastErrorSd = input.forecast?.pastError?.sd ?? 0;
  const factors = pastErrorFactors(counts.replications, pastErrorSd, seed);
  const messageIds = journey.nodes.filter((node) => node.type === 'message').map((node) => node.id);
  const sentByChannel = dailyByChannel(counts, counterKey.sentDay, days);
  const cost = counts.sumOf(messageIds.map((id) => counterKey.message(id, 'costWon')));
  const otherCosts = counts.sumOf(input.others.flatMap((other) => messageKeys(other, 'costWon', keyPrefix(other.id))));
  const costWithout = counts.of(counterKey.costWithout());
  const addedCost = cost.map((won, index) => won + otherCosts[index]! - costWithout[index]!);
  const firstDay = dayNumber(startDate);
  return {
    identity,
    zone: input.zone,
    startTime: input.startTime,
    endTime: input.endTime,
    customers: input.customers,
    synthetic: input.synthetic,
    journey: {
      entries: estimateOf(counts.of(counterKey.journey('entries'))),
      customersEntered: estimateOf(counts.of(counterKey.journey('customersEntered'))),
      customersReached: estimateOf(counts.of(counterKey.journey('customersReached'))),
      goals: estimateOf(counts.of(counterKey.journey('goals'))),
      sent: estimateOf(counts.sumOf(messageIds.map((id) => counterKey.message(id, 'sent')))),
      costWon: estimateOf(cost),
      messagesPerCustomer: Array.from({ length: messagesPerCustomerMax }, (_, index) =>
        counts.meanOf(counterKey.messagesPerCustomer(index + 1)),
      ),
    },
    nodes: nodeResults(journey, counts, days),
    daily: {
      dates: Array.from({ length: days }, (_, day) => dateText(firstDay + day)),
      sent: sentByChannel,
      reached: dailyByChannel(counts, counterKey.reachedDay, days),
      purchasesWith: bandOf(daysOf(counts, 'with', 'purchases', days, factors)),
      purchasesWithout: bandOf(daysOf(counts, 'without', 'purchases', days, factors)),
    },
    outcome: {
      ...outcomes(counts, addedCost, days, factors, pastErrorSd, input.assumptions.marginShare),
      convertedByMessage: estimateOf(counts.of(counterKey.converted())),
      pulledForward: estimateOf(counts.of(counterKey.pulledForward())),
      responsesSimulated: simulateResponses,
    },
    others: input.others.map((other) => otherJourney(counts, journey, other)),
    comparedWith: input.comparedWith,
    residual: input.residual,
    basis: basisOf(input),
    warnings: [...input.warnings],
  };
}

function outcomes(
  counts: CountReader,
  costWon: Float64Array,
  days: number,
  factors: Float64Array,
  pastErrorSd: number,
  marginShare: number,
): Omit<RunResult['outcome'], 'convertedByMessage' | 'pulledForward' | 'responsesSimulated'> {
  const total = (arm: 'with' | 'without', measure: OutcomeMeasure): Float64Array =>
    counts.sumOf(Array.from({ length: days }, (_, day) => counterKey.outcomeDay(arm, measure, day)));
  const purchasesWith = total('with', 'purchases');
  const purchasesWithout = total('without', 'purchases');
  const increment = purchasesWith.map((value, index) => value - purchasesWithout[index]!);
  const revenueWith = timesFactors(total('with', 'revenueWon'), factors);
  const revenueWithout = timesFactors(total('without', 'revenueWon'), factors);
  const incrementalRevenue = revenueWith.map((value, index) => value - revenueWithout[index]!);
  const profit = incrementalRevenue.map((value, index) => marginShare * value - costWon[index]!);
  return {
    purchasesWith: estimateOf(timesFactors(purchasesWith, factors)),
    purchasesWithout: estimateOf(timesFactors(purchasesWithout, factors)),
    incrementalPurchases: estimateOf(timesFactors(increment, factors)),
    revenueWonWith: estimateOf(revenueWith),
    revenueWonWithout: estimateOf(revenueWithout),
    incrementalRevenueWon: estimateOf(incrementalRevenue),
    incrementalProfitWon: estimateOf(profit),
    probabilityMorePurchases: shareAbove(increment),
    probabilityMoreProfit: shareAbove(profit),
    varianceShares: varianceShares(increment, pastErrorSd),
  };
}

/** Share of replications above 0, ties counting half; null where one replication says nothing of chance. */
function shareAbove(values: Float64Array): number | null {
  if (values.length < 2) return null;
  return values.reduce((sum, value) => sum + (value > 0 ? 1 : value === 0 ? 0.5 : 0), 0) / values.length;
}

function messageKeys(journey: Journey, count: 'sent' | 'costWon', prefix: string): string[] {
  return journey.nodes
    .filter((node) => node.type === 'message')
    .map((node) => prefix + counterKey.message(node.id, count));
}

function otherJourney(counts: CountReader, study: Journey, other: Journey): OtherJourney {
  const prefix = keyPrefix(other.id);
  const [first, second] = compareRank(study, other) < 0 ? [study, other] : [other, study];
  return {
    journeyId: other.id,
    name: other.name,
    entries: estimateOf(counts.of(prefix + counterKey.journey('entries'))),
    sent: estimateOf(counts.sumOf(messageKeys(other, 'sent', prefix))),
    costWon: estimateOf(counts.sumOf(messageKeys(other, 'costWon', prefix))),
    sharedCustomers: estimateOf(counts.of(counterKey.collidingCustomers(first.id, second.id))),
    cappedByIt: estimateOf(counts.of(counterKey.collidingCaps(study.id, other.id))),
    cappedIt: estimateOf(counts.of(counterKey.collidingCaps(other.id, study.id))),
  };
}

function daysOf(
  counts: CountReader,
  arm: 'with' | 'without',
  measure: OutcomeMeasure,
  days: number,
  factors: Float64Array,
): Float64Array[] {
  return Array.from({ length: days }, (_, day) =>
    timesFactors(counts.of(counterKey.outcomeDay(arm, measure, day)), factors),
  );
}

function dailyByChannel(
  counts: CountReader,
  key: (channel: Channel, day: number) => string,
  days: number,
): Partial<Record<Channel, number[]>> {
  const lines: Partial<Record<Channel, number[]>> = {};
  for (const channel of channels) {
    if (!counts.has(key(channel, 0))) continue;
    lines[channel] = Array.from({ length: days }, (_, day) => counts.meanOf(key(channel, day)));
  }
  return lines;
}
