import { describe, expect, it } from 'vitest';
import { buildDataset } from '../../core/dataset/index.ts';
import type { NodeOf } from '../../core/journey/nodes.ts';
import { windowOf } from '../../core/simulate/index.ts';
import { defaultAssumptions } from '../../core/simulate/settings.ts';
import { digest } from '../core/simulate/scenario.ts';
import { assertAgreement } from './reference/compare.ts';
import { journey, message, node, onEvent, silence } from './reference/fixture.ts';

describe('a gate of a journey that runs in both arms', () => {
  it('gives its places to everyone in both, also to those whom the journey under study does not touch', () => {
    const convincing = { ...silence, clickShare: 1, conversionShare: 1 };
    const study = journey([onEvent('visit'), message('hello')], { id: 'journey' });
    const gate: NodeOf<'gate'> = node<NodeOf<'gate'>>('gate', { type: 'gate', passes: 1, per: 'window' });
    const other = journey([onEvent('cart'), gate, message('offer', { response: convincing })], {
      id: 'other',
      priority: 1,
    });
    const at = (moment: string) => Date.parse(moment) / 1000;
    const dataset = buildDataset(
      {
        customers: [],
        events: [
          { customerId: 'a', type: 'cart', time: at('2024-03-02T10:00:00+09:00') },
          { customerId: 'b', type: 'visit', time: at('2024-03-02T09:00:00+09:00') },
          { customerId: 'b', type: 'cart', time: at('2024-03-02T11:00:00+09:00') },
        ],
      },
      { zone: 'Asia/Seoul' },
      digest,
    );
    const request = {
      mode: 'replay' as const,
      startDate: '2024-03-01',
      days: 5,
      replications: 1,
      seed: 1,
      simulateResponses: true,
    };
    const input = {
      journeys: [study, other],
      withoutJourneys: [other],
      dataset,
      assumptions: { ...defaultAssumptions(), frequencyCaps: [] },
      request,
      ...windowOf('Asia/Seoul', request),
      segments: {},
      predictor: null,
    };
    expect(() => assertAgreement(input)).not.toThrow();
  });
});
