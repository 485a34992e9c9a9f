import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJourney, journeyToText, parseJourney } from '../../../core/journey/index.ts';
import { type Journey, noLimits } from '../../../core/journey/spec.ts';
import { journey } from './arbitraries.ts';

function withKeysReversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withKeysReversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, withKeysReversed(inner)]),
  );
}

describe('journeyToText', () => {
  it('gives the same text whatever order the keys were in', () => {
    fc.assert(
      fc.property(journey, (original) => {
        const reversed = parseJourney(withKeysReversed(original));
        expect(reversed.ok && journeyToText(reversed.value)).toBe(journeyToText(original));
        expect(journeyToText(withKeysReversed(original) as Journey)).toBe(journeyToText(original));
      }),
      { seed: 12, numRuns: 100 },
    );
  });

  it('begins with the format and ends with a newline', () => {
    fc.assert(
      fc.property(journey, (original) => {
        const text = journeyToText(original);
        expect(text.startsWith('{\n  "format": "yeojeong.journey",\n  "version": 2,\n')).toBe(true);
        expect(text.endsWith('}\n')).toBe(true);
      }),
      { seed: 13, numRuns: 20 },
    );
  });
});

const renamed = <Item extends { label: string }>(item: Item): Item => ({ ...item, label: 'other' });

describe('canonicalJourney', () => {
  it('stays the same when only looks change', () => {
    fc.assert(
      fc.property(journey, (original) => {
        const dressed: Journey = {
          ...original,
          name: 'other',
          description: 'other',
          muted: [{ code: 'x', nodeId: null, reason: 'other' }],
          nodes: [
            ...original.nodes.map((node) => {
              const moved = { ...node, title: 'other', position: { x: 1, y: 2 } };
              if (moved.type === 'branch') {
                return { ...moved, branches: moved.branches.map((branch) => ({ ...branch, label: 'other' })) };
              }
              if (moved.type === 'split') return { ...moved, arms: moved.arms.map(renamed) };
              if (moved.type === 'experiment') return { ...moved, arms: moved.arms.map(renamed) };
              if (moved.type === 'survey') return { ...moved, answers: moved.answers.map(renamed) };
              if (moved.type === 'waitFor') return { ...moved, others: moved.others.map(renamed) };
              return moved.type === 'message' && moved.offer ? { ...moved, offer: renamed(moved.offer) } : moved;
            }),
            { id: 'memo', title: '', position: { x: 0, y: 0 }, type: 'note', text: 'memo' },
          ],
          edges: original.edges.map((edge) => ({ ...edge, id: `new-${edge.id}` })).reverse(),
        };
        expect(canonicalJourney(dressed)).toBe(canonicalJourney(original));
      }),
      { seed: 14, numRuns: 100 },
    );
  });

  it('changes with a wait, a weight, an edge, the holdout and the order of nodes', () => {
    const base: Journey = {
      format: 'yeojeong.journey',
      version: 2,
      id: 'j',
      name: 'n',
      description: '',
      priority: 0,
      goal: { event: 'purchase', where: [] },
      entry: {
        window: { from: null, until: null },
        segment: null,
        reentry: { kind: 'never' },
        concurrent: false,
        holdoutPercent: 0,
      },
      exits: { onGoal: false, events: [], leftSegment: false, unsubscribed: false, maxDurationSeconds: 1000 },
      limits: noLimits,
      muted: [],
      nodes: [
        {
          id: 'w',
          title: '',
          position: { x: 0, y: 0 },
          type: 'wait',
          wait: { kind: 'duration', waitSeconds: 60 },
        },
        {
          id: 's',
          title: '',
          position: { x: 0, y: 0 },
          type: 'split',
          arms: [{ id: 'a', label: 'A', weightPercent: 100 }],
        },
      ],
      edges: [{ id: 'e', from: 'w', port: 'next', to: 's' }],
    };
    const [wait, split] = base.nodes;
    const variants: Journey[] = [
      base,
      { ...base, entry: { ...base.entry, holdoutPercent: 10 } },
      { ...base, edges: [] },
      { ...base, nodes: [split!, wait!] },
      { ...base, nodes: [{ ...wait!, type: 'wait', wait: { kind: 'duration', waitSeconds: 61 } }, split!] },
      { ...base, nodes: [wait!, { ...split!, type: 'split', arms: [{ id: 'a', label: 'A', weightPercent: 50 }] }] },
      { ...base, id: 'k' },
    ];
    expect(new Set(variants.map(canonicalJourney)).size).toBe(variants.length);
  });
});
