import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importJourney } from '../../../core/i18n/en/importJourney.ts';
import { readJourneyFile } from '../../../core/importers/index.ts';
import type { Journey } from '../../../core/journey/spec.ts';

function imported(json: unknown): { journey: Journey; losses: string[]; format: string } {
  const read = readJourneyFile(json, 'imported');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const { journey, losses, format } = read.value;
  return { journey, losses: losses.map(({ code }) => code), format };
}

function klaviyoFlow(actions: unknown[], entry = 'a1') {
  const definition = { triggers: [{ type: 'metric', id: 'ADDED2CART' }], entry_action_id: entry, actions };
  return { data: { type: 'flow', attributes: { name: '장바구니 이탈 윈백', definition } } };
}

const delay = (id: string, next: string | null) => ({
  temporary_id: id,
  type: 'time-delay',
  links: { next },
  data: { unit: 'hours', value: 4, timezone: 'profile' },
});

describe('what cannot be taken over', () => {
  const sources = readdirSync('core/importers').map((file) => readFileSync(join('core/importers', file), 'utf8'));
  const used = sources.flatMap((source) =>
    Array.from(source.matchAll(/\.(?:note|lose)\('(\w+)'/g), (match) => match[1]!),
  );

  it.each([...new Set(used)])('has words for %s', (code) => {
    expect(importJourney).toHaveProperty([`importLoss.${code}`]);
  });
});

describe('foreign journey files', () => {
  it('of Klaviyo are read with what is unknown as a note, and the flow goes on past it', () => {
    const code = { temporary_id: 'a2', type: 'code', links: { next: 'a3' }, data: { source: 'return 1' } };
    const { journey, losses, format } = imported(klaviyoFlow([delay('a1', 'a2'), code, delay('a3', null)]));
    expect(format).toBe('klaviyo');
    expect(losses).toEqual(['action']);
    expect(journey.nodes.map(({ id, type }) => [id, type])).toEqual([
      ['a1', 'wait'],
      ['note', 'note'],
      ['a3', 'wait'],
      ['trigger', 'trigger'],
    ]);
    expect(journey.nodes.find(({ type }) => type === 'note')).toMatchObject({ text: JSON.stringify(code, null, 2) });
    expect(journey.edges.map(({ from, to }) => [from, to])).toEqual([
      ['a1', 'a3'],
      ['trigger', 'a1'],
    ]);
  });

  it('that call Brand Message by its former name are read as Brand Message', () => {
    const body = JSON.stringify({ channel: 'friendtalk', body: "{{ person|lookup:'이름' }}님 {{ '{{' }}" });
    const send = { temporary_id: 'a1', type: 'send-webhook', links: {}, data: { message: { url: 'https://x', body } } };
    expect(imported(klaviyoFlow([send])).journey.nodes[0]).toMatchObject({
      type: 'message',
      channel: 'brandMessage',
      content: { body: '#{이름}님 {{' },
    });
  });

  it('of Mautic are read from what its own export nests, unknown decisions kept with both paths', () => {
    const event = (id: number, parent_id: number | null, decisionPath: string, type: string, properties: object) => {
      return {
        id,
        parent_id,
        decisionPath,
        type,
        name: `event ${id}`,
        event_type: 'action',
        properties,
        trigger_mode: 'immediate',
      };
    };
    const { journey, losses } = imported([
      {
        campaign: [{ id: 1, name: 'Test', description: '<p>about</p>' }],
        campaign_event: [
          event(1, null, '', 'lead.points', { properties: { operator: 'lte', score: '10' } }),
          event(2, 1, 'yes', 'lead.changepoints', { points: 20 }),
          {
            ...event(5, 1, 'no', 'email.send', { email: 1 }),
            trigger_mode: 'interval',
            trigger_interval: 2,
            trigger_interval_unit: 'h',
          },
          event(6, 2, '', 'page.devicehit', { device_type: ['desktop'] }),
          event(7, 6, 'no', 'lead.changetags', { add_tags: ['late'], remove_tags: [] }),
        ],
        lists: [{ id: 3, name: 'VIP' }],
        dependencies: [{ lists: [{ campaign: 1, lists: 3 }] }],
      },
    ]);
    expect(journey.nodes.find(({ id }) => id === 'e1')).toMatchObject({
      branches: [{ condition: { attribute: 'points', test: { compare: 'atMost', value: 10 } } }],
    });
    expect(journey.nodes.find(({ id }) => id === 'w5')).toMatchObject({ wait: { waitSeconds: 7200 } });
    expect(journey.edges.map(({ from, port, to }) => `${from} ${port} ${to}`).toSorted()).toEqual([
      'e1 else w5',
      'e1 yes e2',
      'e2 next e6',
      'e6 else e7',
      'trigger next e1',
      'w5 next e5',
    ]);
    expect(losses).toEqual(['bodyInTemplate', 'action']);
  });

  it('of n8n are read by the names of their nodes', () => {
    const { journey, format } = imported({
      name: 'flow',
      nodes: [
        {
          id: '1',
          name: 'Start',
          type: 'n8n-nodes-base.scheduleTrigger',
          typeVersion: 1,
          position: [0, 0],
          parameters: { rule: { interval: [{ expression: '0 9 * * 1' }] } },
        },
        {
          id: '2',
          name: 'Hold',
          type: 'n8n-nodes-base.wait',
          typeVersion: 1,
          position: [0, 0],
          parameters: { amount: 2, unit: 'days' },
        },
        { id: '3', name: 'Slack', type: 'n8n-nodes-base.slack', typeVersion: 1, position: [0, 0], parameters: {} },
        {
          id: '4',
          name: 'Memo',
          type: 'n8n-nodes-base.stickyNote',
          typeVersion: 1,
          position: [0, 0],
          parameters: { content: 'hi' },
        },
      ],
      connections: { Start: { main: [[{ node: 'Slack' }]] }, Slack: { main: [[{ node: 'Hold' }]] } },
    });
    expect(format).toBe('n8n');
    expect(journey.edges.map(({ from, to }) => [from, to])).toEqual([['Start', 'Hold']]);
    expect(journey.nodes.filter(({ type }) => type === 'note')).toHaveLength(2);
  });

  it('keep everything where ids repeat, links lead nowhere or back, and numbers are absurd', () => {
    const huge = { ...delay('a2', 'a1'), data: { unit: 'days', value: 1e300 } };
    const { journey } = imported(
      klaviyoFlow([delay('a1', 'a2'), huge, delay('a1', 'gone'), { type: 'x' }, delay('a4', 'a4')]),
    );
    expect(journey.nodes.filter(({ type }) => type === 'wait')).toHaveLength(3);
    expect(journey.nodes.filter(({ type }) => type === 'note')).toHaveLength(2);
    expect(journey.edges).toHaveLength(3);
  });

  it.each([null, 1, 'x', [], {}, { nodes: 3 }, { data: { type: 'flow' } }, [{ campaign: [] }]])(
    'are refused with a sentence where they are none: %j',
    (json) => {
      expect(readJourneyFile(json, 'id')).toMatchObject({ ok: false, error: [{ code: 'spec.notAJourney' }] });
    },
  );

  it('never break the reader, whatever stands in their place', () => {
    const anything = fc.jsonValue({ maxDepth: 3 });
    const actionTypes = fc.constantFrom(
      'time-delay',
      'conditional-split',
      'send-sms',
      'send-webhook',
      'update-profile',
      'target-date',
      'x',
    );
    const action = fc.record({
      temporary_id: fc.constantFrom('a1', 'a2', ''),
      type: actionTypes,
      links: fc.constant({ next: 'a2' }),
      data: fc.dictionary(
        fc.constantFrom('unit', 'value', 'message', 'profile_filter', 'profile_operations'),
        anything,
      ),
    });
    fc.assert(
      fc.property(fc.array(action, { maxLength: 5 }), anything, (actions, other) => {
        expect(readJourneyFile(klaviyoFlow(actions), 'id').ok).toBe(true);
        expect(() => readJourneyFile(other, 'id')).not.toThrow();
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});
