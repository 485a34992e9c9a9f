import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../electron/engine/index.ts';
import type { Mapping } from '../../electron/shared/importTypes.ts';
import { temporaryFolder, testEngine } from '../fixtures/workspaces.ts';

/** Orders of a year, then a test drawn on 1 March 2025 in which the treated with a recent order are moved. */
async function withExperiment(): Promise<Engine> {
  const folder = temporaryFolder();
  const engine = testEngine(folder);
  await engine.call('workspace.create', { path: null, name: '상점' });
  const customers = Array.from({ length: 400 }, (_, index) => ({
    id: `c${index}`,
    arm: index % 2 === 0 ? 'Mail' : 'None',
    isRecent: index % 4 < 2,
  }));
  const put = async (name: string, text: string, change: (mapping: Mapping) => Mapping, addTo: number | null) => {
    writeFileSync(join(folder, name), text);
    const source = { path: join(folder, name), name };
    const { dialect, mapping } = await engine.call('import.preview', { source, dialect: null, mapping: null });
    const request = { jobId: name, source, dialect, mapping: change(mapping), name, addTo };
    return (await engine.call('import.commit', request)).dataset.id;
  };
  const orders = customers.map(({ id, isRecent }) => `${id},${isRecent ? '2025-02-20' : '2024-06-01'},1000`);
  // an order after the draw would make everyone recent
  const later = customers.map(({ id }) => `${id},2025-03-20,1000`);
  const first = await put(
    'orders.csv',
    `user_id,date,amount\n${[...orders, ...later].join('\n')}\n`,
    (same) => same,
    null,
  );
  const rows = customers.map(({ id, arm, isRecent }, index) => {
    const visit = arm === 'Mail' && isRecent ? index % 3 > 0 : index % 10 === 0;
    return `${id},${arm},${Number(visit)},${index % 7},${['서울', '부산'][index % 2 === index % 3 ? 0 : 1]}`;
  });
  const asExperiment = (mapping: Mapping): Mapping => ({
    ...mapping,
    kind: 'experiment',
    customer: 'user_id',
    time: null,
    value: null,
    columns: [
      { column: 'points', name: 'points', kind: 'number', role: null },
      { column: 'city', name: 'city', kind: 'category', role: null },
    ],
    experiment: {
      name: 'spring',
      arm: 'arm',
      control: 'None',
      outcomes: [{ column: 'visit', kind: 'boolean' }],
      date: '2025-03-01',
    },
  });
  await put('test.csv', `user_id,arm,visit,points,city\n${rows.join('\n')}\n`, asExperiment, first);
  return engine;
}

const question = {
  experiment: 'spring',
  arm: 'Mail',
  outcome: 'visit',
  ranking: { column: 'derived:recencyDays', largestFirst: false },
  groups: 'attribute city',
  covariates: ['attribute points'],
  date: null,
};

describe('an experiment looked at closely', () => {
  it('ranks by what was known before the first draw, which tells who is moved', async () => {
    const engine = await withExperiment();
    const { time, depth } = await engine.call('experiments.depth', { ...question, jobId: 'a' });
    expect(new Date((time + 1) * 1000).toISOString()).toBe('2025-02-28T15:00:00.000Z');
    expect([depth!.treated, depth!.control]).toEqual([200, 200]);
    expect(depth!.ranking!.coefficient).toBeGreaterThan(0.1);
    expect(depth!.ranking!.interval!.low90).toBeGreaterThan(0);
    const [top, bottom] = [depth!.ranking!.tenths[0]!, depth!.ranking!.tenths[9]!];
    expect(top.effect!.difference - bottom.effect!.difference).toBeGreaterThan(0.3);
    expect(depth!.groups!.groups.map(({ label }) => label).sort()).toEqual(['부산', '서울']);
    expect(depth!.adjusted!.used).toBe(1);
    // at the end of the data everyone has bought as lately
    const late = await engine.call('experiments.depth', { ...question, jobId: 'b', date: '2025-04-01' });
    expect(late.depth!.ranking!.coefficient).toBe(0);
  });

  it('holds the arms against planned shares, and names what it does not know', async () => {
    const engine = await withExperiment();
    const planned = { spring: { Mail: 90, None: 10 } };
    const [even] = await engine.call('experiments.measure', { jobId: 'a' });
    const [uneven] = await engine.call('experiments.measure', { jobId: 'b', planned });
    expect([even!.sampleRatio!.p, uneven!.sampleRatio!.p < 1e-10]).toEqual([1, true]);
    await expect(
      engine.call('experiments.depth', { ...question, jobId: 'c', experiment: 'autumn' }),
    ).rejects.toMatchObject({ data: { code: 'experiment.unknown' } });
    const ranking = { column: 'attribute nothing', largestFirst: true };
    await expect(engine.call('experiments.depth', { ...question, jobId: 'd', ranking })).rejects.toMatchObject({
      data: { code: 'customer.unknownColumn' },
    });
    const running = engine.call('experiments.depth', { ...question, jobId: 'e' });
    await engine.call('job.cancel', { jobId: 'e' });
    await expect(running).rejects.toMatchObject({ data: { kind: 'cancelled' } });
  });
});
