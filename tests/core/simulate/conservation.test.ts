import { describe, expect, it } from 'vitest';
import { checkConservation } from '../../../core/simulate/conservation.ts';
import { compileProgram, runSlice } from '../../../core/simulate/index.ts';
import { benchmarkInput, benchmarkWorld } from '../../real-data/benchmarkJourney.ts';

const customers = 2000;
const input = benchmarkInput(customers);
const program = compileProgram(input);
const slice = { fromRow: 0, toRow: customers, fromReplication: 0, toReplication: 1 };
const [counts] = runSlice(program, benchmarkWorld(input), slice).replications;

/** What each equation is about: nobody may appear at or vanish from a node, a message or a trigger. */
const balanced = program.layout.keys.filter(
  (key) =>
    !key.includes('|day|') &&
    (/^node\|\w+\|(entered|inside|port|exit)/.test(key) ||
      /^message\|\w+\|(intended|sent|pending|suppressed)/.test(key) ||
      /^trigger\|\w+\|(fired|refused)/.test(key)),
);

describe('the check that every run makes of its counts', () => {
  it('passes what a run has counted', () => {
    expect(balanced.length).toBeGreaterThan(150);
    expect(() => checkConservation(program.withArm.balances, counts!)).not.toThrow();
  });

  it('fails loudly, naming the node, when any of its counts is off by one', () => {
    for (const key of balanced) {
      const off = counts!.slice();
      off[program.layout.indexOf(key)!]!++;
      expect(() => checkConservation(program.withArm.balances, off), key).toThrow(key.split('|')[1]);
    }
  });
});
