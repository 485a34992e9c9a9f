import { describe, expect, it } from 'vitest';
import type { Condition, ValueTest } from '../../../core/segment/condition.ts';
import { hour, node, onEvent, play, waitSeconds } from '../simulate/scenario.ts';

type Attributes = Record<string, string | number | boolean>;

const customer = {
  id: 'a',
  attributes: { tier: 'gold', points: 120, vip: true, memo: '단골 손님', joined: '2026-02-20' },
};
const kinds = { memo: 'text', joined: 'date' } as const;

/** Whether the condition holds for the customer an hour after a cart at 10:00 on 2 March 2026, and why. */
function ask(
  condition: Condition,
  events: [string, string, string, number?][] = [],
  attributes: Attributes = customer.attributes,
) {
  const { count, steps } = play({
    startDate: '2026-03-01',
    days: 10,
    customers: [
      { id: 'a', attributes },
      { id: 'b', attributes: customer.attributes },
    ],
    kinds,
    events: [['a', 'cart', '2026-03-02T10:00:00+09:00'], ...events],
    nodes: [onEvent('in', 'cart'), waitSeconds('wait', hour), { ...node('ask'), type: 'filter', condition }],
    edges: ['in > wait', 'wait > ask'],
  });
  const why = steps(0).find((step) => step.nodeId === 'ask' && step.kind.startsWith('condition'));
  return { holds: count('node|ask|exit|noEdge') === 1, kind: why?.kind, why: why?.params };
}

function attribute(name: string, test: ValueTest): boolean {
  return ask({ kind: 'attribute', attribute: name, test }).holds;
}

describe('a test of an attribute', () => {
  it.each([
    ['tier', { compare: 'is', value: 'gold' }, true],
    ['tier', { compare: 'notIn', values: ['gold'] }, false],
    ['points', { compare: 'between', from: 100, to: 120 }, true],
    ['points', { compare: 'greater', value: 120 }, false],
    ['vip', { compare: 'isTrue' }, true],
    ['memo', { compare: 'contains', value: '손님' }, true],
    ['memo', { compare: 'startsWith', value: '손님' }, false],
    ['joined', { compare: 'is', value: '2026-02-20' }, true],
    // Ten local days before the question.
    ['joined', { compare: 'withinLast', seconds: 11 * 86_400 }, true],
    ['joined', { compare: 'withinLast', seconds: 10 * 86_400 }, false],
    ['joined', { compare: 'notWithinLast', seconds: 10 * 86_400 }, true],
  ] as [string, ValueTest, boolean][])('of %s by %o is %s', (name, test, expected) => {
    expect(attribute(name, test)).toBe(expected);
  });

  it('is false for a missing value unless it asks for what is not there', () => {
    const missing = (test: ValueTest) => ask({ kind: 'attribute', attribute: 'tier', test }, [], {}).holds;
    expect(missing({ compare: 'is', value: 'gold' })).toBe(false);
    expect(missing({ compare: 'isFalse' })).toBe(false);
    expect(missing({ compare: 'less', value: 5 })).toBe(false);
    expect(missing({ compare: 'isNot', value: 'gold' })).toBe(true);
    expect(missing({ compare: 'notIn', values: ['gold'] })).toBe(true);
    expect(missing({ compare: 'isNotSet' })).toBe(true);
  });
});

describe('a count of events', () => {
  const purchases: [string, string, string, number][] = [
    ['a', 'purchase', '2025-12-01T10:00:00+09:00', 50_000],
    ['a', 'purchase', '2026-03-02T10:00:00+09:00', 10_000],
    ['a', 'purchase', '2026-03-02T11:00:00+09:00', 30_000],
    ['a', 'purchase', '2026-03-02T11:00:01+09:00', 30_000],
  ];
  const counted = (more: Partial<Extract<Condition, { kind: 'event' }>>) =>
    ask(
      {
        kind: 'event',
        event: 'purchase',
        where: [],
        count: { compare: 'atLeast', times: 1 },
        span: { kind: 'ever' },
        ...more,
      },
      purchases,
    ).why;

  it('takes in history and everything up to and including the second of the question', () => {
    expect(counted({})).toMatchObject({ count: 3, detail: 'purchase: 3 (≥ 1)' });
  });

  it('since entry begins after the second of entry', () => {
    expect(counted({ span: { kind: 'sinceEntry' } })).toMatchObject({ count: 1 });
  });

  it('of the last hour leaves out what happened exactly an hour ago', () => {
    expect(counted({ span: { kind: 'last', seconds: hour } })).toMatchObject({ count: 1 });
    expect(counted({ span: { kind: 'last', seconds: hour + 1 } })).toMatchObject({ count: 2 });
  });

  it('can ask for the amount', () => {
    const where = [{ property: 'value', test: { compare: 'atLeast' as const, value: 30_000 } }];
    expect(counted({ where })).toMatchObject({ count: 2 });
  });
});

describe('the explanation', () => {
  it('names the part that decided and the value that it found', () => {
    const condition: Condition = {
      kind: 'all',
      of: [
        { kind: 'attribute', attribute: 'tier', test: { compare: 'is', value: 'gold' } },
        { kind: 'not', of: { kind: 'attribute', attribute: 'points', test: { compare: 'greater', value: 100 } } },
      ],
    };
    expect(ask(condition)).toMatchObject({
      holds: false,
      kind: 'conditionFailed',
      why: { part: 'attribute', name: 'points', negated: 1, detail: 'points = 120' },
    });
  });
});
