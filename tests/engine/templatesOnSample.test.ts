import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { journeyTemplates, journeyToText } from '../../core/journey/index.ts';
import { temporaryFolder, testEngine } from '../fixtures/workspaces.ts';

describe('every template on the sample shop', () => {
  it('finds the events that it asks for, and is entered in a run over most of a year', async () => {
    const engine = testEngine(temporaryFolder());
    await engine.call('workspace.create', { path: join(temporaryFolder(), 'shop.yeojeong'), name: '상점' });
    const dataset = await engine.call('sample.create', { jobId: 'sample', customers: 1000, days: 365, seed: 5 });
    const roles = Object.fromEntries(
      dataset.attributes.flatMap(({ role, name }) => (role === null ? [] : [[role, name]])),
    );
    const start = new Date((dataset.lastTime! - 240 * 86_400) * 1000).toISOString().slice(0, 10);
    const entered: Record<string, boolean> = {};
    for (const template of journeyTemplates) {
      let next = 0;
      const newId = (prefix: string) => `${template.id}-${prefix}-${next++}`;
      const built = template.build({ language: 'ko', shopName: '상점', newId, roles });
      const { journey } = await engine.call('journey.importSpec', { text: journeyToText(built) });
      const problems = await engine.call('journey.lint', { journeyId: journey.id });
      expect([template.id, problems.filter(({ code }) => /unknown/i.test(code)).map(({ code }) => code)]).toEqual([
        template.id,
        [],
      ]);
      const request = {
        mode: 'replay',
        startDate: start,
        days: 240,
        replications: 1,
        seed: 1,
        simulateResponses: false,
      } as const;
      const { result } = await engine.call('run.start', { jobId: template.id, journeyId: journey.id, request });
      entered[template.id] = result.journey.entries.mean > 0;
    }
    expect(Object.entries(entered).filter(([, isEntered]) => !isEntered)).toEqual([]);
  });
});
