import { describe, expect, it } from 'vitest';
import type { Journey } from '../../../core/journey/spec.ts';
import { compileProgram, runSlice } from '../../../core/simulate/index.ts';
import { benchmarkInput, benchmarkWorld } from '../../real-data/benchmarkJourney.ts';
import { node } from './scenario.ts';

const customers = 3000;

/** The counts of the benchmark journey with so many more nodes, to which no edge leads. */
function countsWith(more: number): Record<string, number> {
  const input = benchmarkInput(customers);
  const study = input.journeys[0]!;
  const idle = Array.from({ length: more }, (_, index) => ({ ...node(`idle${index}`), type: 'exit' as const }));
  const journey: Journey = { ...study, nodes: [...study.nodes, ...idle] };
  const program = compileProgram({ ...input, journeys: [journey] });
  const slice = { fromRow: 0, toRow: customers, fromReplication: 0, toReplication: 2 };
  const { replications } = runSlice(program, benchmarkWorld(input), slice);
  const entries = program.layout.keys.map((key, place) => [key, replications[1]![place]!] as const);
  return Object.fromEntries(entries.filter(([key]) => !key.includes('idle')));
}

describe('a journey of more nodes than have their draws written out', () => {
  it('draws the same numbers', () => {
    const small = countsWith(0);
    expect(small[`journey|entries`]).toBeGreaterThan(500);
    expect(countsWith(40)).toEqual(small);
  });
});
