import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { predictedNames } from '../../../core/dataset/predictedCatalogue.ts';
import type { JourneyEdge } from '../../../core/journey/spec.ts';
import { valueTestSchema } from '../../../core/segment/condition.ts';
import type { TraceStep } from '../../../core/simulate/trace.ts';
import { sizesFromText } from '../../../renderer/canvas/panelSizes.ts';
import {
  asGroup,
  negated,
  newCondition,
  newPrediction,
  withoutRow,
} from '../../../renderer/panels/condition/conditionEdits.ts';
import { comparesFor, firstTest, withCompare } from '../../../renderer/panels/condition/valueTests.ts';
import { secondsFrom, splitDuration } from '../../../renderer/panels/fields/duration.ts';
import { equalWeights, freshPortId, movedBy } from '../../../renderer/panels/portIds.ts';
import { pathOfTrace } from '../../../renderer/panels/tracePath.ts';

describe('durations as number and unit', () => {
  it('use the largest unit that divides them', () => {
    expect(splitDuration(3600)).toEqual({ amount: 1, unit: 'hours' });
    expect(splitDuration(5400)).toEqual({ amount: 90, unit: 'minutes' });
    expect(splitDuration(7 * 86_400)).toEqual({ amount: 7, unit: 'days' });
    expect(splitDuration(0)).toEqual({ amount: 0, unit: 'minutes' });
  });

  it('come back to the same seconds', () => {
    fc.assert(
      fc.property(fc.nat(400 * 86_400), (seconds) => {
        const { amount, unit } = splitDuration(seconds);
        expect(secondsFrom(amount, unit)).toBe(seconds);
      }),
      { seed: 1 },
    );
  });
});

describe('tests of a value', () => {
  it('stay valid through every change of comparison', () => {
    const kinds = ['number', 'category', 'text', 'boolean', 'time', 'date', null] as const;
    for (const kind of kinds) {
      for (const compare of comparesFor(kind)) {
        const changed = withCompare(firstTest(kind), compare, kind);
        expect(valueTestSchema.parse(changed)).toEqual(changed);
        expect(changed.compare).toBe(compare);
      }
    }
  });

  it('keep a value that fits', () => {
    expect(withCompare({ compare: 'is', value: 'VIP' }, 'in', 'category')).toEqual({ compare: 'in', values: ['VIP'] });
    expect(withCompare({ compare: 'is', value: 5 }, 'atLeast', 'number')).toEqual({ compare: 'atLeast', value: 5 });
    expect(withCompare({ compare: 'is', value: 'VIP' }, 'atLeast', 'number')).toEqual({ compare: 'atLeast', value: 0 });
  });
});

describe('edits of conditions', () => {
  it('turn round twice to the same', () => {
    const condition = newCondition('event');
    expect(negated(negated(condition))).toEqual(condition);
  });

  it('give a prediction a test in its own unit', () => {
    expect(newCondition('prediction')).toEqual(newPrediction('predicted:churnRisk'));
    for (const name of predictedNames) {
      const { attribute, test } = newPrediction(name);
      expect([attribute, valueTestSchema.parse(test)]).toEqual([name, test]);
    }
    expect(newPrediction('predicted:lifetimeValueWon').test).toEqual({ compare: 'atLeast', value: 100_000 });
  });

  it('make a group of a single condition and leave groups alone', () => {
    const condition = newCondition('tag');
    expect(asGroup(condition)).toEqual({ kind: 'all', of: [condition] });
    const group = newCondition('group');
    expect(asGroup(group)).toBe(group);
  });

  it('never leave a group of alternatives empty, since that would hold nobody', () => {
    const group = asGroup(newCondition('group'));
    expect(group).toMatchObject({ kind: 'any', of: [{ kind: 'event' }] });
    expect(withoutRow(group, 0)).toEqual({ kind: 'all', of: [] });
    const two = { ...group, of: [newCondition('tag'), newCondition('event')] };
    expect(withoutRow(two, 0)).toEqual({ kind: 'any', of: [newCondition('event')] });
  });
});

describe('ports of branches and arms', () => {
  it('get ids that no other has', () => {
    expect(freshPortId(['branch1', 'branch3'], 'branch')).toBe('branch4');
    expect(freshPortId(['a', 'b'], 'arm')).toBe('arm3');
  });

  it('share 100 per cent without a remainder', () => {
    for (const count of [2, 3, 6, 7]) {
      const weights = equalWeights(count);
      expect(weights).toHaveLength(count);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(100);
      expect(Math.max(...weights) - Math.min(...weights)).toBeLessThanOrEqual(1);
    }
  });

  it('move one place at a time and stop at the ends', () => {
    expect(movedBy(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(movedBy(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  });
});

describe('the way of a traced customer', () => {
  const edges: JourneyEdge[] = [
    { id: 'e1', from: 'a', port: 'next', to: 'b' },
    { id: 'e2', from: 'b', port: 'next', to: 'c' },
    { id: 'e3', from: 'a', port: 'other', to: 'c' },
  ];
  const step = (run: number, nodeId: string | null): TraceStep => ({
    time: 0,
    journeyId: 'j',
    run,
    nodeId,
    kind: 'nodeEntered',
    params: {},
  });

  it('joins the nodes of one run and not those of two', () => {
    const path = pathOfTrace([step(1, 'a'), step(1, null), step(1, 'b'), step(2, 'c')], edges);
    expect(path).toEqual({ nodeIds: ['a', 'b', 'c'], edgeIds: ['e1'] });
  });
});

describe('remembered panel sizes', () => {
  it('fall back to the usual ones for anything broken', () => {
    const usual = sizesFromText(null);
    expect(sizesFromText('{')).toEqual(usual);
    expect(sizesFromText('{"palette":{"width":"wide","isOpen":true}}')).toEqual(usual);
  });

  it('stay within their limits', () => {
    const sizes = sizesFromText('{"palette":{"width":9000,"isOpen":false},"inspector":{"width":1,"isOpen":true}}');
    expect(sizes).toEqual({ palette: { width: 320, isOpen: false }, inspector: { width: 250, isOpen: true } });
  });
});
