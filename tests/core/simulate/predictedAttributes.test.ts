import { describe, expect, it } from 'vitest';
import type { Predictor } from '../../../core/models/index.ts';
import type { Condition } from '../../../core/segment/condition.ts';
import { unanswered } from '../../../core/simulate/contactRules.ts';
import { dayNumber } from '../../../core/time/index.ts';
import { message, node, onEvent, play } from './scenario.ts';

/** NBD: nobody leaves, and the median date is that of (α + t)(2^(1/(r + x)) − 1) weeks after the last purchase. */
const predictor: Predictor = {
  timing: { family: 'nbd', k: 1, values: { r: 1.2, alpha: 2 } },
  knowsLeaving: false,
  firstPurchase: null,
  spend: null,
  births: 'all',
  burnInDays: 28,
  edgeDay: dayNumber('2026-01-01'),
};

/** Days from `today` to the median date of who bought on these days. */
function daysUntil(today: string, ...bought: string[]): number {
  const days = bought.map(dayNumber);
  const last = days.at(-1)!;
  const weeks = (2 + (last - days[0]!) / 7) * (2 ** (1 / (1.2 + days.length - 1)) - 1);
  return last + 1 + Math.floor(7 * weeks) - dayNumber(today);
}

const isIn = (value: number): Condition => ({
  kind: 'attribute',
  attribute: 'predicted:nextPurchaseDays',
  test: { compare: 'is', value },
});

const sure = { ...unanswered, clickShare: 1, conversionShare: 1 };

/** A cart on 2 March brings a message, which brings a purchase; on 5 March everyone is asked. */
function asked(pullForwardShare: number, condition: Condition, settings: Partial<Parameters<typeof play>[0]> = {}) {
  return play({
    startDate: '2026-03-01',
    days: 5,
    customers: [{ id: 'a', attributes: { phone: '01012345678' } }],
    roles: { phone: 'phone' },
    kinds: { phone: 'text' },
    events: [
      ['a', 'purchase', '2026-01-01T10:00:00+09:00', 10_000],
      ['a', 'purchase', '2026-01-05T10:00:00+09:00', 15_001],
      ['a', 'cart', '2026-03-02T10:00:00+09:00'],
      ['a', 'purchase', '2026-03-04T10:00:00+09:00', 30_000],
    ],
    nodes: [
      onEvent('in', 'cart'),
      message('sms', { channel: 'sms', response: sure }),
      {
        ...node('day'),
        type: 'trigger',
        trigger: {
          kind: 'schedule',
          schedule: { kind: 'once', date: '2026-03-05', secondOfDay: 0 },
          segment: { kind: 'all', of: [] },
        },
      },
      { ...node('who'), type: 'filter', condition },
      { ...node('out'), type: 'exit' },
    ],
    edges: ['in > sms', 'day > who', 'who.passed > out'],
    journey: {
      entry: {
        window: { from: null, until: null },
        segment: null,
        reentry: { kind: 'always' },
        concurrent: true,
        holdoutPercent: 0,
      },
    },
    simulateResponses: true,
    assumptions: { pullForwardShare },
    predictor,
    ...settings,
  });
}

const passed = 'node|who|port|passed';

describe('a condition on a prediction', () => {
  const own = ['2026-01-01', '2026-01-05'];

  it('knows the purchase that a message has brought, and the recorded one after it', () => {
    const expected = daysUntil('2026-03-05', ...own, '2026-03-02', '2026-03-04');
    expect(asked(0, isIn(expected)).count(passed)).toBe(1);
    expect(asked(0, isIn(expected - 1)).count(passed)).toBe(0);
  });

  it('does not know a purchase that was brought forward', () => {
    const expected = daysUntil('2026-03-05', ...own, '2026-03-02');
    expect(expected).not.toBe(daysUntil('2026-03-05', ...own, '2026-03-02', '2026-03-04'));
    expect(asked(1, isIn(expected)).count(passed)).toBe(1);
  });

  it('shows its value in the trace', () => {
    const expected = daysUntil('2026-03-05', ...own, '2026-03-02', '2026-03-04');
    const found = asked(0, isIn(0))
      .steps(0)
      .map(({ params }) => params.detail);
    expect(found).toContain(`predicted:nextPurchaseDays = ${expected}`);
  });

  it('is of a missing value without a model, and of one that does not know who leaves', () => {
    const isMissing = (attribute: string): Condition => ({
      kind: 'attribute',
      attribute,
      test: { compare: 'isNotSet' },
    });
    expect(asked(0, isMissing('predicted:churnRisk')).count(passed)).toBe(1);
    expect(asked(0, isMissing('predicted:purchases30Days')).count(passed)).toBe(0);
    const without = { predictor: null };
    expect(asked(0, isMissing('predicted:purchases30Days'), without).count(passed)).toBe(1);
    expect(asked(0, isIn(0), without).count(passed)).toBe(0);
  });
});
