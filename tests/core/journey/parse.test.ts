import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJourney } from '../../../core/journey/index.ts';
import { emptyJourney, type Journey } from '../../../core/journey/spec.ts';
import { journey } from './arbitraries.ts';

function journeyWith(parts: Partial<Journey>): Journey {
  return { ...emptyJourney('j', '여정'), ...parts };
}

const wait = (id: string) => ({
  id,
  title: '',
  position: { x: 0, y: 0 },
  type: 'wait' as const,
  wait: { kind: 'duration' as const, waitSeconds: 60 },
});
const trigger = {
  id: 'start',
  title: '',
  position: { x: 0, y: 0 },
  type: 'trigger' as const,
  trigger: { kind: 'event' as const, event: 'purchase', where: [], nth: null, withinSeconds: null },
};

const goTo = (id: string, target: string) => ({
  id,
  title: '',
  position: { x: 0, y: 0 },
  type: 'goTo' as const,
  target,
});

function problemsOf(json: unknown) {
  const parsed = parseJourney(json);
  return parsed.ok ? [] : parsed.error.map(({ code, params }) => ({ code, params }));
}

describe('parseJourney', () => {
  it('reads every well-formed journey back unchanged', () => {
    fc.assert(
      fc.property(journey, (original) => {
        expect(parseJourney(JSON.parse(JSON.stringify(original)))).toEqual({ ok: true, value: original });
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it.each([null, 7, 'text', [], {}, { format: 'other', version: 1 }])('refuses %j as not a journey', (json) => {
    expect(problemsOf(json)).toEqual([{ code: 'spec.notAJourney', params: {} }]);
  });

  it('says which version it would need for a newer file', () => {
    expect(problemsOf({ format: 'yeojeong.journey', version: 3 })).toEqual([
      { code: 'spec.newerVersion', params: { version: 3, supported: 2 } },
    ]);
  });

  it.each([0, -1, 1.5, '1', null])('does not take %j for a version', (version) => {
    expect(problemsOf({ format: 'yeojeong.journey', version })).toEqual([
      { code: 'spec.invalid', params: { path: 'version', reason: '1 … 2' } },
    ]);
  });

  it('names the path and what was expected there', () => {
    const broken = {
      ...journeyWith({ nodes: [trigger] }),
      priority: 'high',
      entry: { ...emptyJourney('j', 'x').entry, holdoutPercent: 120, window: { from: '2026/01/01', until: null } },
    };
    expect(problemsOf(broken)).toEqual([
      { code: 'spec.invalid', params: { path: 'priority', reason: 'number' } },
      { code: 'spec.invalid', params: { path: 'entry.window.from', reason: expect.stringContaining('\\d{4}-\\d{2}') } },
      { code: 'spec.invalid', params: { path: 'entry.holdoutPercent', reason: '≤ 100' } },
    ]);
  });

  it('names the unknown kind of a node', () => {
    const broken = { ...journeyWith({}), nodes: [{ ...trigger, type: 'teleport' }] };
    expect(problemsOf(broken)).toEqual([
      {
        code: 'spec.invalid',
        params: { path: 'nodes.0.type', reason: expect.stringMatching(/^"trigger" \| "wait" .*"note"$/) },
      },
    ]);
  });

  it('refuses a condition nested deeper than a person would draw, without overflowing the stack', () => {
    const levels = 20_000;
    const condition = `${'{"kind":"not","of":'.repeat(levels)}{"kind":"tag","tag":"x"}${'}'.repeat(levels)}`;
    const text = JSON.stringify(journeyWith({})).replace('"segment":null', `"segment":${condition}`);
    expect(problemsOf(JSON.parse(text))).toEqual([{ code: 'spec.tooDeep', params: { levels: 100 } }]);
  });

  it('takes a jump that has no target yet', () => {
    expect(problemsOf(journeyWith({ nodes: [wait('a'), goTo('b', ''), goTo('c', 'a')] }))).toEqual([]);
  });

  it('drops keys that it does not know', () => {
    const parsed = parseJourney({ ...journeyWith({}), colour: 'red' });
    expect(parsed).toEqual({ ok: true, value: journeyWith({}) });
  });

  it.each([
    ['two nodes of one id', { nodes: [wait('a'), wait('a')] }, 'spec.duplicateId', { id: 'a' }],
    [
      'two arms of one id',
      {
        nodes: [
          {
            id: 's',
            title: '',
            position: { x: 0, y: 0 },
            type: 'split' as const,
            arms: [
              { id: 'arm', label: 'A', weightPercent: 50 },
              { id: 'arm', label: 'B', weightPercent: 50 },
            ],
          },
        ],
      },
      'spec.duplicateId',
      { id: 'arm' },
    ],
    [
      'an edge to nowhere',
      { nodes: [wait('a')], edges: [{ id: 'e', from: 'a', port: 'next', to: 'b' }] },
      'spec.unknownNode',
      { id: 'b' },
    ],
    [
      'an edge from a port that the node lacks',
      { nodes: [wait('a'), wait('b')], edges: [{ id: 'e', from: 'a', port: 'passed', to: 'b' }] },
      'spec.unknownPort',
      { id: 'a', port: 'passed' },
    ],
    [
      'an edge from a node to itself',
      { nodes: [wait('a')], edges: [{ id: 'e', from: 'a', port: 'next', to: 'a' }] },
      'spec.selfEdge',
      {},
    ],
    [
      'an edge into a trigger',
      { nodes: [trigger, wait('a')], edges: [{ id: 'e', from: 'a', port: 'next', to: 'start' }] },
      'spec.notAcceptingEdges',
      {},
    ],
    [
      'two edges from one port',
      {
        nodes: [wait('a'), wait('b'), wait('c')],
        edges: [
          { id: 'e', from: 'a', port: 'next', to: 'b' },
          { id: 'f', from: 'a', port: 'next', to: 'c' },
        ],
      },
      'spec.portTaken',
      { id: 'a', port: 'next' },
    ],
    [
      'two edges of one id',
      {
        nodes: [wait('a'), wait('b'), wait('c')],
        edges: [
          { id: 'e', from: 'a', port: 'next', to: 'b' },
          { id: 'e', from: 'b', port: 'next', to: 'c' },
        ],
      },
      'spec.duplicateId',
      { id: 'e' },
    ],
    ['a jump to nowhere', { nodes: [goTo('a', 'b')] }, 'spec.unknownNode', { id: 'b' }],
    ['a jump to itself', { nodes: [goTo('a', 'a')] }, 'spec.selfEdge', {}],
    ['a jump to a trigger', { nodes: [trigger, goTo('a', 'start')] }, 'spec.notAcceptingEdges', {}],
  ])('reports %s', (_what, parts, code, params) => {
    expect(problemsOf(journeyWith(parts))).toEqual([{ code, params }]);
  });
});
