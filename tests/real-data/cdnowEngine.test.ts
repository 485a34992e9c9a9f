import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../electron/engine/index.ts';
import { temporaryFolder, testEngine } from '../fixtures/workspaces.ts';
import { sharedFile } from './cdnow.ts';
import { bruteForce, daySeconds, days, masterFile, masterIsThere, readPurchases, winBack } from './winBack.ts';

const zone = 'Asia/Seoul';
const reason = masterIsThere ? '' : ' (skipped: ../shared/data is not beside the checkout)';

/** Imports a file of purchases as the app proposes to, and puts the win-back journey beside it. */
async function importPurchases(engine: Engine, path: string, columns?: { customer: string }): Promise<void> {
  await engine.call('workspace.create', { path: null, name: 'CDNOW' });
  const source = { path, name: 'purchases.csv' };
  const { dialect, mapping } = await engine.call('import.preview', { source, dialect: null, mapping: null });
  await engine.call('import.commit', {
    jobId: 'import',
    source,
    dialect,
    mapping: { ...mapping, ...columns, zone },
    name: 'CDNOW',
    addTo: null,
  });
  await engine.call('journey.importSpec', { text: JSON.stringify(winBack(7 * daySeconds, 'information')) });
}

describe.skipIf(!masterIsThere)(`CDNOW from the file to the result${reason}`, () => {
  it('imports 23,570 customers and replays the win-back journey with the counts of a brute-force count, and forecasts 39 weeks', async () => {
    const engine = testEngine(temporaryFolder(), 2);
    await importPurchases(engine, fileURLToPath(masterFile));
    const { datasets } = await engine.call('dataset.list', {});
    expect(datasets[0]!.customerCount).toBe(23_570);

    const { result } = await engine.call('run.start', {
      jobId: 'replay',
      journeyId: 'winback',
      request: { mode: 'replay', startDate: '1997-07-01', days, replications: 1, seed: 1, simulateResponses: false },
    });
    const expected = bruteForce(readPurchases(), 7);
    expect(result.nodes.idle!.perDay).toEqual(expected.entries);
    expect(result.daily.sent.email).toEqual(expected.entries);
    expect(result.daily.sent.sms).toEqual(expected.sms);
    expect(result.nodes.wait!.inside.mean).toBe(expected.waiting);
    expect(result.nodes.bought!.ports.yes!.mean).toBe(expected.bought);
    expect(result.outcome.incrementalPurchases.mean).toBe(0);
    expect(result.daily.dates.at(0)).toBe('1997-07-01');
    expect(result.daily.dates.at(-1)).toBe('1997-09-30');

    const forecast = await engine.call('run.start', {
      jobId: 'forecast',
      journeyId: 'winback',
      request: {
        mode: 'forecast',
        startDate: '1997-10-01',
        days: 273,
        replications: 8,
        seed: 1,
        simulateResponses: true,
      },
    });
    const { incrementalPurchases, purchasesWithout } = forecast.result.outcome;
    expect(purchasesWithout.q05).toBeLessThan(purchasesWithout.q95);
    expect(incrementalPurchases.q05).toBeGreaterThan(0);
    expect(incrementalPurchases.q05).toBeLessThan(incrementalPurchases.q95);
    expect(forecast.result.basis).toContainEqual(
      expect.objectContaining({
        kind: 'measured',
        code: 'purchaseTiming',
        params: expect.objectContaining({ buyers: 23_570 }),
      }),
    );
  });

  it('forecasts the 39 weeks after the cut, and its 90 % interval holds what really happened', async () => {
    const engine = testEngine(temporaryFolder(), 2);
    await importPurchases(engine, sharedFile('cdnow/cdnow_sample.csv'), { customer: 'id' });
    const { result } = await engine.call('run.start', {
      jobId: 'forecast',
      journeyId: 'winback',
      request: {
        mode: 'forecast',
        startDate: '1997-10-01',
        days: 273,
        replications: 60,
        seed: 7,
        simulateResponses: true,
      },
    });
    const { purchasesWith, purchasesWithout, incrementalPurchases, varianceShares } = result.outcome;
    // bought in weeks 40 to 78 by these 2,357 customers, as the reference numbers say
    expect(purchasesWithout.q05).toBeLessThan(1882);
    expect(purchasesWithout.q95).toBeGreaterThan(1882);
    // the closed-form expectation of the fitted BG/NBD for the same weeks is 1,653.4
    expect(purchasesWithout.mean).toBeGreaterThan(1653.4 * 0.9);
    expect(purchasesWithout.mean).toBeLessThan(1653.4 * 1.1);
    expect(purchasesWith.mean - purchasesWithout.mean).toBeCloseTo(incrementalPurchases.mean, 6);
    expect(incrementalPurchases.q05).toBeGreaterThan(0);
    expect(incrementalPurchases.q05).toBeLessThan(incrementalPurchases.q95);
    const { monteCarlo, parameters, pastError } = varianceShares!;
    expect(monteCarlo + parameters + pastError).toBeCloseTo(1, 9);
  });
});
