import { beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '../../../core/dataset/dataset.ts';
import { generateSampleShop } from '../../../core/dataset/sampleShop/index.ts';
import { fitForecast } from '../../../core/models/index.ts';
import { compileProgram, type ProgramInput, windowOf } from '../../../core/simulate/index.ts';
import { defaultAssumptions } from '../../../core/simulate/settings.ts';
import { Computer } from '../../../electron/engine/compute/computer.ts';
import { sha256Hex } from '../../../electron/storage/index.ts';
import { liveJourneys } from '../../bench/liveShop.ts';

const customers = 6000;

describe('a count on threads', () => {
  let dataset: Dataset;
  beforeAll(() => {
    dataset = generateSampleShop({ customers, days: 60, seed: 1, endDate: '2026-06-01' }, sha256Hex).dataset;
  });

  it('gives the numbers of one thread on two and on seven, also where passes decide who gets what is scarce', async () => {
    const request = {
      mode: 'forecast' as const,
      startDate: '2026-06-02',
      days: 14,
      replications: 8,
      seed: 1,
      simulateResponses: true,
    };
    const window = windowOf(dataset.zone, request);
    const model = fitForecast(dataset, window.startTime);
    const live = liveJourneys().slice(0, 2);
    const scarce = live.map((journey) => ({ ...journey, limits: { ...journey.limits, entriesTotal: 200 } }));
    const counted: string[] = [];
    for (const journeys of [live, scarce]) {
      const program: ProgramInput = {
        journeys,
        withoutJourneys: journeys.slice(1),
        dataset,
        assumptions: defaultAssumptions(),
        request,
        ...window,
        segments: {},
        predictor: null,
      };
      const compiled = compileProgram(program);
      const results = [];
      for (const threads of [1, 2, 7]) {
        const computer = new Computer(threads);
        const work = { signal: new AbortController().signal, onProgress: () => {} };
        const { counts, residual } = await computer.count({ program, model }, compiled, work);
        computer.close();
        results.push({ replications: counts.replications, reasonDays: counts.reasonDays, residual });
      }
      expect(results[1]).toEqual(results[0]);
      expect(results[2]).toEqual(results[0]);
      const entries = compiled.layout.indexOf('journey|entries')!;
      counted.push(String(results[0]!.replications.map((block) => block[entries]! > 0)));
    }
    expect(new Set(counted)).toEqual(new Set([String(Array.from({ length: 8 }, () => true))]));
  }, 100_000);
});
