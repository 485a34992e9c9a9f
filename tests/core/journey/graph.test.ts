import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGraph, layersOf, reachableFrom, takesTime, timelessCycles } from '../../../core/journey/index.ts';
import { emptyJourney, type Journey } from '../../../core/journey/spec.ts';
import { journey } from './arbitraries.ts';

/** a → b → c … by one letter per node; upper case = a wait of an hour, lower case = an instant update. */
function chain(nodes: string, edges: readonly string[]): Journey {
  return {
    ...emptyJourney('j', 'n'),
    nodes: [...nodes].map((id) => {
      const base = { id, title: '', position: { x: 0, y: 0 } };
      if (id === 't') return { ...base, type: 'trigger', trigger: { kind: 'inactivity', events: [], afterSeconds: 1 } };
      if (id === 'u') return { ...base, type: 'wait', wait: { kind: 'untilLocal', secondOfDay: 0, weekdays: [] } };
      if (id === 'x') {
        return {
          ...base,
          type: 'split',
          arms: [
            { id: '1', label: '', weightPercent: 50 },
            { id: '2', label: '', weightPercent: 50 },
          ],
        };
      }
      return id === id.toUpperCase()
        ? { ...base, type: 'wait', wait: { kind: 'duration', waitSeconds: 3600 } }
        : { ...base, type: 'update', changes: [] };
    }),
    edges: edges.map((edge, index) => ({
      id: `e${index}`,
      from: edge[0]!,
      port: edge.length === 3 ? edge[1]! : 'next',
      to: edge.at(-1)!,
    })),
  };
}

/** Nodes that lie on a circle of instant nodes, by brute force over paths. */
function onTimelessCircle(subject: Journey): Set<string> {
  const graph = createGraph(subject);
  const instant = new Set(subject.nodes.filter((node) => !takesTime(node)).map((node) => node.id));
  const reaches = (from: string): Set<string> => {
    const seen = new Set<string>();
    const pending = [from];
    while (pending.length > 0) {
      const from = pending.pop()!;
      const jump = subject.nodes.find((node) => node.id === from && node.type === 'goTo');
      const targets = [...graph.outgoing(from).map((edge) => edge.to), ...(jump?.type === 'goTo' ? [jump.target] : [])];
      for (const to of targets) {
        if (!instant.has(to) || seen.has(to)) continue;
        seen.add(to);
        pending.push(to);
      }
    }
    return seen;
  };
  return new Set([...instant].filter((id) => reaches(id).has(id)));
}

describe('timelessCycles', () => {
  it('finds a circle without a wait and leaves one with a wait alone', () => {
    expect(timelessCycles(chain('tabc', ['ta', 'ab', 'bc', 'ca']))).toEqual([['a', 'b', 'c']]);
    expect(timelessCycles(chain('taBc', ['ta', 'aB', 'Bc', 'ca']))).toEqual([]);
  });

  it('does not take a wait until a time of day for time, because it can be over at once', () => {
    expect(timelessCycles(chain('tau', ['ta', 'au', 'ua']))).toEqual([['a', 'u']]);
  });

  it('reports two circles apart', () => {
    expect(timelessCycles(chain('abcd', ['ab', 'ba', 'cd', 'dc']))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('agrees with a search of all paths', () => {
    fc.assert(
      fc.property(journey, (subject) => {
        expect(new Set(timelessCycles(subject).flat())).toEqual(onTimelessCircle(subject));
      }),
      { seed: 21, numRuns: 500 },
    );
  });

  it('survives a chain of 20,000 nodes', () => {
    const count = 20_000;
    const long: Journey = {
      ...emptyJourney('j', 'n'),
      nodes: Array.from({ length: count }, (_, index) => ({
        id: `n${index}`,
        title: '',
        position: { x: 0, y: 0 },
        type: 'update' as const,
        changes: [],
      })),
      edges: Array.from({ length: count }, (_, index) => ({
        id: `e${index}`,
        from: `n${index}`,
        port: 'next',
        to: `n${(index + 1) % count}`,
      })),
    };
    expect(timelessCycles(long)[0]).toHaveLength(count);
    expect(layersOf(long)).toHaveLength(count);
  });
});

describe('reachableFrom', () => {
  it('follows every port and stops at islands', () => {
    const subject = chain('txabc', ['tx', 'x1a', 'x2b']);
    expect([...reachableFrom(createGraph(subject), ['t'])].sort()).toEqual(['a', 'b', 't', 'x']);
  });
});

describe('layersOf', () => {
  it('puts a node right of everything that leads to it', () => {
    expect(layersOf(chain('txabC', ['tx', 'x1a', 'x2C', 'ab', 'bC']))).toEqual([['t'], ['x'], ['a'], ['b'], ['C']]);
  });

  it('keeps the order of ports within a column', () => {
    expect(layersOf(chain('ztxba', ['tx', 'x1a', 'x2b']))).toEqual([['t', 'z'], ['x'], ['a', 'b']]);
  });

  it('places every node but notes once, and every edge that closes no circle forward', () => {
    fc.assert(
      fc.property(journey, (subject) => {
        const layers = layersOf(subject);
        const placed = layers.flat().sort();
        expect(placed).toEqual(
          subject.nodes
            .filter((node) => node.type !== 'note')
            .map((node) => node.id)
            .sort(),
        );
        const columnOf = (id: string) => layers.findIndex((layer) => layer.includes(id));
        const graph = createGraph(subject);
        const straight = subject.edges.filter((edge) => !reachableFrom(graph, [edge.to]).has(edge.from));
        for (const edge of straight) expect(columnOf(edge.from)).toBeLessThan(columnOf(edge.to));
      }),
      { seed: 22, numRuns: 500 },
    );
  });
});
