import { describe, expect, it } from 'vitest';
import { exportJourney, type Exporter } from '../../../core/exporters/index.ts';
import { exit, journeyOf, message, note, trigger, wait } from './builders.ts';

/** A target that knows waits only, to see what the frame itself says about the rest. */
const waitsOnly: Exporter = {
  id: 'waitsOnly',
  version: '1',
  fields: [
    { key: 'account', per: 'journey', required: true },
    { key: 'template', per: 'node', required: false },
  ],
  run(journey, notes) {
    const account = notes.field('account', {}, 'ACCOUNT');
    notes.kept('reentryNever');
    const lines = journey.nodes.flatMap((node) => {
      if (node.type !== 'wait') return [];
      notes.mapped(node.id, 'pause');
      return [`${node.id} ${notes.field('template', { nodeId: node.id }, 'T')}`];
    });
    return [{ name: 'out.txt', mediaType: 'text/plain', text: [account, ...lines].join('\n') }];
  },
};
const journey = journeyOf([trigger('t'), wait('w'), message('m'), exit('x'), note('n')], ['t', 'w', 'm', 'x']);

describe('exportJourney', () => {
  it('reports every node and setting that an exporter does not mention', () => {
    const { mapping, losses } = exportJourney(waitsOnly, journey, { fields: {} });
    expect(mapping.find(({ nodeId }) => nodeId === 'w')).toEqual({ nodeId: 'w', elements: ['pause'] });
    expect(losses.map(({ nodeId, kind, code }) => [nodeId, kind, code])).toEqual([
      [null, 'dropped', 'goal'],
      [null, 'dropped', 'maxDuration'],
      ['t', 'dropped', 'unaccounted'],
      ['m', 'dropped', 'consent'],
      ['m', 'dropped', 'quietHours'],
      ['x', 'dropped', 'unaccounted'],
      ['n', 'dropped', 'note'],
    ]);
  });

  it('asks for what only the target knows, and writes placeholders until it is told', () => {
    const without = exportJourney(waitsOnly, journey, { fields: { account: ' ' } });
    expect(without.files[0]!.text).toBe('ACCOUNT\nw T');
    expect(without.fields.map(({ address, required, value }) => [address, required, value])).toEqual([
      ['account', true, null],
      ['template@w', false, null],
    ]);
    expect(without.problems).toMatchObject([{ code: 'export.fieldMissing', params: { address: 'account' } }]);

    const told = exportJourney(waitsOnly, journey, { fields: { account: 'shop', 'template@w': 'T7', other: 'x' } });
    expect(told.files[0]!.text).toBe('shop\nw T7');
    expect(told.problems).toEqual([]);
  });
});
