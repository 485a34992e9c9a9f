import { channels, purposes } from '../../../core/journey/channels.ts';
import { portsOf } from '../../../core/journey/ports.ts';
import { emptyJourney, type Journey, type Limits, noLimits } from '../../../core/journey/spec.ts';
import type { Condition } from '../../../core/segment/condition.ts';
import { type Assumptions, defaultAssumptions } from '../../../core/simulate/settings.ts';
import { generateCondition, generateSegments, generateWhere } from './casesConditions.ts';
import { generateDataset, generatePredictor } from './casesData.ts';
import { generateNode, generateResponse } from './casesNodes.ts';
import { between, chance, day, type Gen, hour, oneOf, times } from './picks.ts';
import type { SimulationInput } from './types.ts';
import { dayOfText, midnightOf } from './zones.ts';

/*
 * Small, dense cases: few customers in several zones, windows over leap days, year ends and changes of the clock, one to three
 * journeys with scarce limits, so that every rule and every reason to refuse is met within some hundred cases.
 */

const startDates = ['2024-02-20', '2023-02-20', '2025-12-20', '2024-03-05', '2024-10-25', '2024-09-01', '2024-03-28'];

/** `busy`: two customers with hundreds of events each. */
export function generateReferenceCase(g: Gen, busy = false): SimulationInput {
  const zone = oneOf(g, ['Asia/Seoul', 'Asia/Seoul', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe']);
  const startDate = oneOf(g, startDates);
  const days = between(g, 1, 20);
  const startTime = midnightOf(zone, dayOfText(startDate));
  const endTime = midnightOf(zone, dayOfText(startDate) + days);
  const dataset = generateDataset(g, zone, startTime, endTime, busy);
  const goals = [oneOf(g, ['purchase', 'purchase', 'booking']), 'purchase', 'booking'];
  const ids = oneOf(g, [['journey'], ['journey', 'other'], ['journey', 'other'], ['journey', 'other', 'again']]);
  const journeys = ids.map((id, index) => generateJourney(g, id, goals[index]!, goals, startDate));
  const version = () => generateJourney(g, 'journey', goals[0]!, goals, startDate);
  return {
    journeys,
    withoutJourneys: oneOf(g, [[], journeys.slice(1), [version(), ...journeys.slice(1)]]),
    dataset,
    assumptions: generateAssumptions(g),
    request: {
      mode: 'replay',
      startDate,
      days,
      replications: oneOf(g, [1, 1, 2, 3]),
      seed: between(g, 0, 1000),
      simulateResponses: chance(g, 85),
    },
    startTime,
    endTime,
    segments: generateSegments(g),
    predictor: generatePredictor(g, dataset, startTime),
  };
}

/** Held by many at first and lost by many on the way. */
const noRecentPurchase: Condition = {
  kind: 'event',
  event: 'purchase',
  where: [],
  count: { compare: 'atMost', times: 0 },
  span: { kind: 'last', seconds: 3 * day },
};

function generateJourney(g: Gen, id: string, goal: string, allGoals: readonly string[], startDate: string): Journey {
  const nodes = times(between(g, 3, 14), (index) => generateNode(g, index, startDate));
  const limits = chance(g, 55) ? generateLimits(g) : noLimits;
  // A run that goes round asks for a place a thousand times, each one depending on the one before.
  const isShared = limits !== noLimits || nodes.some((node) => node.type === 'gate');
  for (const [own, node] of nodes.entries()) {
    if (node.type === 'goTo' && isShared) node.target = `n${own + between(g, 1, 2)}`;
  }
  const edges = nodes.flatMap((node, own) =>
    portsOf(node)
      .filter(() => chance(g, 94))
      .map((port) => {
        // Mostly forwards, so that runs get somewhere; now and then back, beyond the end or into a trigger.
        const to = isShared || chance(g, 94) ? own + oneOf(g, [1, 1, 1, 2]) : between(g, 0, nodes.length);
        return { id: `${node.id}.${port}`, from: node.id, port, to: `n${to}` };
      }),
  );
  // Purchases that call in and bring purchases would go on until the limit of runs, which has its own test.
  const mayFeedItself = nodes.some(
    ({ ...node }) =>
      node.type === 'trigger' &&
      (['sequence', 'segment', 'predicted', 'inactivity'].includes(node.trigger.kind) ||
        ('event' in node.trigger && allGoals.includes(node.trigger.event))),
  );
  return {
    ...emptyJourney(id, 'generated'),
    priority: oneOf(g, [0, 0, 1]),
    goal: { event: goal, where: generateWhere(g) },
    entry: {
      window: {
        from: oneOf(g, [null, null, startDate]),
        until: oneOf(g, [null, null, null, null, null, `${startDate.slice(0, 8)}29`]),
      },
      segment: oneOf(g, [null, null, null, null, null, generateCondition(g), noRecentPurchase]),
      reentry: oneOf(
        g,
        mayFeedItself
          ? ([{ kind: 'never' }, { kind: 'after', seconds: day, from: 'entry' }] as const)
          : ([
              { kind: 'never' },
              { kind: 'always' },
              { kind: 'always' },
              { kind: 'after', seconds: day, from: 'entry' },
              { kind: 'after', seconds: day, from: 'exit' },
            ] as const),
      ),
      concurrent: chance(g, 50),
      holdoutPercent: oneOf(g, [0, 0, 0, 0, 30]),
    },
    exits: {
      onGoal: chance(g, 30),
      events: oneOf(g, [[], [], ['unsubscribe'], ['purchase', 'visit']]),
      leftSegment: chance(g, 80),
      unsubscribed: chance(g, 50),
      maxDurationSeconds: oneOf(g, [hour, 2 * day, 90 * day, 90 * day, 90 * day]),
    },
    limits,
    nodes,
    edges,
  };
}

function generateLimits(g: Gen): Limits {
  return {
    entriesTotal: oneOf(g, [null, null, 2, 6]),
    entriesPerDay: oneOf(g, [null, null, null, 1, 2]),
    sendsPerHour: oneOf(g, [null, 1, 1, 2]),
    budgetWon: oneOf(g, [null, null, 30, 100.25]),
  };
}

function generateAssumptions(g: Gen): Assumptions {
  const assumptions = defaultAssumptions();
  const [from, until] = oneOf(g, [
    [12 * hour, 13 * hour],
    [1.25 * hour, 1.75 * hour],
  ] as const);
  return {
    ...assumptions,
    responses: channels.flatMap((channel) =>
      purposes.filter(() => chance(g, 90)).map((purpose) => ({ channel, purpose, response: generateResponse(g) })),
    ),
    pullForwardShare: oneOf(g, [0, 0.5, 1]),
    prices: { ...assumptions.prices, sms: 8.4 },
    quietHours: [
      ...assumptions.quietHours,
      {
        channel: 'email',
        purpose: 'advertising',
        fromSecondOfDay: from,
        untilSecondOfDay: until,
        liftedByNightConsent: true,
      },
      {
        channel: 'push',
        purpose: 'information',
        fromSecondOfDay: 0,
        untilSecondOfDay: 86_400,
        liftedByNightConsent: true,
      },
    ],
    frequencyCaps: chance(g, 60)
      ? [
          {
            channels: ['email', 'sms', 'push', 'brandMessage'],
            purpose: oneOf(g, [null, 'advertising']),
            times: oneOf(g, [1, 2, 2]),
            withinSeconds: 2 * day,
          },
          { channels: [...channels], purpose: null, times: 4, withinSeconds: 5 * day },
        ]
      : [],
    consentYears: oneOf(g, [1, 2]),
    pressure: {
      tauSeconds: oneOf(g, [day, 7 * day]),
      openLogOddsPerUnit: oneOf(g, [0, 0.5]),
      unsubscribeLogOddsPerUnit: oneOf(g, [0, 0.5]),
    },
  };
}
