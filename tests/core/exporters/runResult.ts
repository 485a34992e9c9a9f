import type { Journey } from '../../../core/journey/spec.ts';
import { portsOf } from '../../../core/journey/ports.ts';
import { type Estimate, type RunResult, runResultSchema } from '../../../core/measure/result.ts';

function around(mean: number): Estimate {
  const at = (factor: number) => Math.round(mean * factor);
  return {
    mean,
    q05: at(0.8),
    q10: at(0.85),
    q25: at(0.92),
    q50: at(1),
    q75: at(1.08),
    q90: at(1.15),
    q95: at(1.2),
  };
}

/** A forecast over 30 days with the given number of customers at every node, for documents. */
export function runResultOf(journey: Journey, customers = 1240): RunResult {
  const band = { mean: [], low90: [], high90: [] };
  const node = (id: string) => ({
    entered: around(customers),
    inside: around(0),
    ports: Object.fromEntries(
      portsOf(journey.nodes.find((one) => one.id === id)!).map((port) => [port, around(customers / 2)]),
    ),
    exits: {},
    perDay: [],
    fired: null,
    refused: {},
    message: null,
  });
  return runResultSchema.parse({
    identity: {
      datasetHash: '00',
      journeyId: journey.id,
      journeyName: journey.name,
      journeyHash: '00',
      journeyRevision: 1,
      assumptionsHash: '00',
      request: {
        mode: 'forecast',
        startDate: '2026-03-01',
        days: 30,
        replications: 200,
        seed: 1,
        simulateResponses: true,
      },
      engineVersion: '1',
    },
    zone: 'Asia/Seoul',
    startTime: 1_772_290_800,
    endTime: 1_772_290_800 + 30 * 86_400,
    customers: 20_000,
    synthetic: true,
    journey: {
      entries: around(customers),
      customersEntered: around(customers),
      customersReached: around(customers - 100),
      goals: around(90),
      sent: around(2 * customers),
      costWon: around(49_000),
      messagesPerCustomer: [],
    },
    nodes: Object.fromEntries(journey.nodes.map(({ id }) => [id, node(id)])),
    daily: { dates: [], sent: {}, reached: {}, purchasesWith: band, purchasesWithout: band },
    outcome: {
      purchasesWith: around(300),
      purchasesWithout: around(260),
      incrementalPurchases: around(40),
      revenueWonWith: around(9_000_000),
      revenueWonWithout: around(8_000_000),
      incrementalRevenueWon: around(1_000_000),
      incrementalProfitWon: around(251_000),
      convertedByMessage: around(50),
      pulledForward: around(10),
      varianceShares: null,
      responsesSimulated: true,
    },
    basis: [
      { kind: 'measured', code: 'hourProfile', params: {} },
      {
        kind: 'assumed',
        code: 'response',
        params: {
          channel: 'lms',
          purpose: 'advertising',
          clickShare: 0.04,
          conversionShare: 0.05,
          lowFactor: 0.6,
          highFactor: 1.7,
        },
      },
      { kind: 'assumed', code: 'margin', params: { share: 0.3 } },
    ],
    warnings: [],
  });
}
