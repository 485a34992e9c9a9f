import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type StructuredStep, structureFlow } from '../../../core/exporters/shared/structured.ts';

type Ways = Readonly<Record<string, readonly (string | null)[]>>;
const limits = { steps: 10_000, depth: 100 };

function structured(ways: Ways, within = limits) {
  return structureFlow('a', (id) => ways[id] ?? [], within);
}

/** Shorthand of a tree: a step with branches is `a(b c|d)`. */
function textOf(steps: readonly StructuredStep[]): string {
  return steps
    .map(({ id, branches }) => (branches.length === 0 ? id : `${id}(${branches.map(textOf).join('|')})`))
    .join(' ');
}

function treeOf(ways: Ways): string {
  const result = structured(ways);
  return result.ok ? textOf(result.value.steps) : result.error.reason;
}

/** A random graph of up to nine steps without circles: ways lead to later steps only. */
const graph = fc
  .array(fc.array(fc.nat(12), { maxLength: 3 }), { minLength: 1, maxLength: 9 })
  .map((rows) =>
    Object.fromEntries(
      rows.map((row, index) => [
        name(index),
        row.map((jump) => (index + 1 + jump < rows.length ? name(index + 1 + jump) : null)),
      ]),
    ),
  );

function name(index: number): string {
  return String.fromCharCode(97 + index);
}

/** Every way through the graph, as `a0 b1 …`: the step and the number of the way taken. */
function pathsOfGraph(ways: Ways, from: string | null): string[] {
  if (from === null) return [''];
  const targets = ways[from]!;
  if (targets.length === 0) return [`${from} `];
  return targets.flatMap((target, way) => pathsOfGraph(ways, target).map((rest) => `${from}${way} ${rest}`));
}

/** The same, walking the tree: a branch is followed by what comes after its step. */
function pathsOfTree(steps: readonly StructuredStep[], ways: Ways): string[] {
  const [first, ...rest] = steps;
  if (!first) return [''];
  const after = pathsOfTree(rest, ways);
  if (first.branches.length === 0)
    return after.map((tail) => `${first.id}${ways[first.id]!.length > 0 ? 0 : ''} ${tail}`);
  return first.branches.flatMap((branch, way) =>
    pathsOfTree(branch, ways).flatMap((inner) => after.map((tail) => `${first.id}${way} ${inner}${tail}`)),
  );
}

describe('structureFlow', () => {
  it.each<[string, Ways, string]>([
    ['keeps a chain', { a: ['b'], b: ['c'], c: [] }, 'a b c'],
    ['lets branches converge at the step they share', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, 'a(b|c) d'],
    ['keeps an empty branch', { a: ['b', 'c'], b: ['c'], c: [] }, 'a(b|) c'],
    ['lets a branch end', { a: ['b', null], b: [] }, 'a(b|)'],
    ['repeats what only some ways share', { a: ['b', 'c'], b: ['d', null], c: ['d'], d: [] }, 'a(b(d|)|c d)'],
    ['cuts a way back', { a: ['b'], b: ['c', 'a'], c: [] }, 'a b(c|)'],
  ])('%s', (_title, ways, tree) => {
    expect(treeOf(ways)).toBe(tree);
  });

  it('says what it repeated and which ways back it cut', () => {
    const result = structured({ a: ['b', 'c'], b: ['d', null], c: ['d'], d: ['c'] });
    expect(result).toMatchObject({ ok: true, value: { copies: new Map([['c', 2]]), cut: [{ id: 'c', way: 0 }] } });
  });

  it('refuses a tree that grows too large or too deep, and names the step', () => {
    const ladder: Record<string, string[]> = {};
    for (let rung = 0; rung < 40; rung++) ladder[`s${rung}`] = [`s${rung + 1}`, `s${rung + 2}`];
    const start = structureFlow('s0', (id) => ladder[id] ?? [null, null], { steps: 1000, depth: 100 });
    expect(start).toMatchObject({ ok: false, error: { reason: 'tooMany' } });
    const filters: Ways = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [name(at), [name(at + 1), null]]));
    expect(structured(filters, { steps: 100, depth: 5 })).toEqual({ ok: false, error: { reason: 'tooDeep', id: 'g' } });
  });

  it('takes a chain of a hundred thousand steps', () => {
    const length = 100_000;
    const result = structureFlow('0', (id) => (Number(id) < length ? [String(Number(id) + 1)] : []), {
      steps: 200_000,
      depth: 1,
    });
    expect(result).toMatchObject({ ok: true });
  });

  it('has the very paths of the graph, in the same order', () => {
    fc.assert(
      fc.property(graph, (ways) => {
        const result = structured(ways);
        expect(result.ok && pathsOfTree(result.value.steps, ways)).toEqual(pathsOfGraph(ways, 'a'));
      }),
      { seed: 11, numRuns: 1000 },
    );
  });
});
