import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { generateSampleShop } from '../../core/dataset/sampleShop/index.ts';
import { channels, type Response } from '../../core/journey/channels.ts';
import type { JourneyNode } from '../../core/journey/nodes.ts';
import { portsOf } from '../../core/journey/ports.ts';
import { emptyJourney, type Journey } from '../../core/journey/spec.ts';
import type { Condition } from '../../core/segment/condition.ts';
import { compileProgram, type ProgramInput, replayWorld, runSlice, windowOf } from '../../core/simulate/index.ts';
import { defaultAssumptions } from '../../core/simulate/settings.ts';
import { digest, message, node, onEvent, waitSeconds } from '../core/simulate/scenario.ts';
import { between, chance, day, type Gen, hour, oneOf, times } from './reference/picks.ts';

/* Against the other live journeys, the arm with counts for both all whom the journey under study has not touched, and only the rest
   run again. Copies of the same journeys hide that they are the same, so that everybody runs in both arms. */

const customers = 250;

const anHourAfterPurchases: Condition = {
  kind: 'event',
  event: 'purchase',
  where: [],
  count: { compare: 'atMost', times: 0 },
  span: { kind: 'last', seconds: hour },
};

function anyCondition(g: Gen): Condition {
  const purchases = (seconds: number, atMost: number): Condition => ({
    kind: 'event',
    event: 'purchase',
    where: [],
    count: { compare: 'atMost', times: atMost },
    span: { kind: 'last', seconds },
  });
  return oneOf<Condition>(g, [
    { kind: 'tag', tag: 'met' },
    { kind: 'not', of: { kind: 'tag', tag: 'met' } },
    purchases(oneOf(g, [hour, day, 7 * day]), between(g, 0, 1)),
    { kind: 'not', of: purchases(3 * day, 0) },
    {
      kind: 'message',
      state: oneOf(g, ['sent', 'clicked'] as const),
      nodeId: null,
      span: { kind: 'last', seconds: day },
    },
  ]);
}

function anyNode(g: Gen, id: string): JourneyNode {
  const kind = between(g, 0, 9);
  if (kind < 5) {
    return message(id, {
      channel: oneOf(g, channels),
      purpose: oneOf(g, ['information', 'advertising', 'advertising'] as const),
      fallback: chance(g, 30) ? { channel: 'sms', body: '' } : null,
      offer: chance(g, 30) ? { label: '', costWon: 100, discountPercent: 5 } : null,
    });
  }
  if (kind < 7) return waitSeconds(id, oneOf(g, [hour, 6 * hour, day, 3 * day]));
  if (kind === 7) return { ...node(id), type: 'filter', condition: anyCondition(g) };
  if (kind === 8) {
    const segment = chance(g, 50) ? anyCondition(g) : null;
    return { ...node(id), type: 'waitFor', event: 'cart', where: [], timeoutSeconds: 2 * day, segment, others: [] };
  }
  return {
    ...node(id),
    type: 'update',
    changes: [
      chance(g, 50)
        ? { kind: oneOf(g, ['addTag', 'removeTag'] as const), tag: 'met' }
        : { kind: 'setAttribute', attribute: oneOf(g, ['adConsent', 'kakaoFriend']), value: chance(g, 50) },
    ],
  };
}

function anyJourney(g: Gen, id: string): Journey {
  const first: JourneyNode = chance(g, 65)
    ? onEvent(`${id}0`, oneOf(g, ['cart', 'purchase', 'product_view']))
    : { ...node(`${id}0`), type: 'trigger', trigger: { kind: 'segment', segment: anyCondition(g) } };
  const nodes = [first, ...times(between(g, 2, 7), (index) => anyNode(g, `${id}${index + 1}`))];
  const empty = emptyJourney(id, id);
  const entry = { ...empty.entry, reentry: oneOf(g, [{ kind: 'never' as const }, { kind: 'always' as const }]) };
  const exits = { ...empty.exits, unsubscribed: chance(g, 30), onGoal: chance(g, 30) };
  return { ...chained(id, nodes), entry, exits, priority: between(g, 0, 2) };
}

/** A journey whose nodes follow each other, whatever port they are left by; customers may come again at once. */
function chained(id: string, nodes: JourneyNode[]): Journey {
  const edges = nodes.slice(1).flatMap((to, place) => {
    const from = nodes[place]!;
    return portsOf(from).map((port) => ({ id: `${to.id}.${port}`, from: from.id, port, to: to.id }));
  });
  const empty = emptyJourney(id, id);
  return { ...empty, nodes, edges, entry: { ...empty.entry, reentry: { kind: 'always' } } };
}

type Shares = Pick<Response, 'unsubscribeShare' | 'clickShare' | 'conversionShare'>;

/** The first journey against the others over the shop's last 30 days. */
function inputOf(dataset: Dataset, journeys: readonly Journey[], shares: Shares, seed: number): ProgramInput {
  const assumptions = defaultAssumptions();
  const request = {
    mode: 'replay' as const,
    startDate: '2026-04-20',
    days: 30,
    replications: 1,
    seed,
    simulateResponses: true,
  };
  return {
    journeys,
    withoutJourneys: journeys.slice(1),
    dataset,
    assumptions: {
      ...assumptions,
      responses: assumptions.responses.map(({ response, ...of }) => ({ ...of, response: { ...response, ...shares } })),
    },
    request,
    ...windowOf(dataset.zone, request),
    segments: {},
    predictor: null,
  };
}

/** Journeys that get in each other's way: people who answer and leave often, tight caps, messages that weary. */
function crowdedCase(g: Gen, dataset: Dataset): ProgramInput {
  const journeys = times(between(g, 2, 4), (index) => anyJourney(g, 'abcd'[index]!));
  const [clickShare, conversionShare] = oneOf(g, [
    [0, 0],
    [0.1, 0.08],
    [0.6, 0.3],
  ] as const);
  const shares = { unsubscribeShare: oneOf(g, [0, 0.02, 0.3]), clickShare, conversionShare };
  const input = inputOf(dataset, journeys, shares, between(g, 0, 1000));
  const { frequencyCaps } = input.assumptions;
  return {
    ...input,
    assumptions: {
      ...input.assumptions,
      pressure: {
        tauSeconds: oneOf(g, [hour, day, 10 * day]),
        openLogOddsPerUnit: oneOf(g, [0, 0.2, 1.5]),
        unsubscribeLogOddsPerUnit: oneOf(g, [0, 1.5]),
      },
      frequencyCaps: frequencyCaps.map((cap) => ({ ...cap, times: oneOf(g, [1, 2, 50]) })),
    },
  };
}

describe('a journey beside others', () => {
  let dataset: Dataset;
  beforeAll(() => {
    dataset = generateSampleShop({ customers, days: 60, seed: 1, endDate: '2026-05-20' }, digest).dataset;
  });

  /** Customers who ran again; throws where the arm without is not what it is when everybody does. */
  function runAgainIn(input: ProgramInput): number {
    const program = compileProgram(input);
    const inFull = compileProgram({ ...input, withoutJourneys: structuredClone(input.withoutJourneys) });
    expect([program.countsUntouched, inFull.countsUntouched]).toEqual([true, false]);
    const whole = { fromRow: 0, toRow: customers, fromReplication: 0, toReplication: 1 };
    const world = replayWorld(dataset, input.startTime, input.endTime);
    const counts = runSlice(program, world, whole);
    expect(counts).toEqual(runSlice(inFull, world, whole));
    return program.withArm.kernel.touchedRows().length;
  }

  it('leaves an arm without it that is, number for number, the one in which everybody runs again', () => {
    let runs = 0;
    let runAgain = 0;
    fc.assert(
      fc.property(fc.gen(), (g) => {
        runs += customers;
        runAgain += runAgainIn(crowdedCase(g, dataset));
      }),
      { seed: 20_261_127, numRuns: 150, endOnFailure: true },
    );
    expect(runAgain).toBeGreaterThan(runs / 20);
    expect(runAgain).toBeLessThan(runs / 2);
  }, 300_000);

  it('counts that a click on its message has others look sooner at who has come into their segment', () => {
    const segment = anHourAfterPurchases;
    const study = chained('a', [onEvent('a0', 'purchase'), message('a1', { channel: 'alimtalk' })]);
    const other = chained('b', [
      { ...node('b0'), type: 'trigger', trigger: { kind: 'segment', segment } },
      message('b1', { channel: 'alimtalk' }),
    ]);
    const input = inputOf(dataset, [study, other], { unsubscribeShare: 0, clickShare: 0.9, conversionShare: 0.3 }, 1);
    const runAgain = runAgainIn(input);
    expect(runAgain).toBeGreaterThan(20);
    expect(runAgain).toBeLessThan(customers / 4);
  });
});
