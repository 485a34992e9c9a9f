import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDataset } from '../../core/dataset/index.ts';
import {
  compileProgram,
  customersBehind,
  mergeSlices,
  type ProgramInput,
  replayWorld,
  runSlice,
  traceCustomer,
} from '../../core/simulate/index.ts';
import { benchmarkInput, benchmarkWorld } from '../real-data/benchmarkJourney.ts';

const customers = 3000;
const input = { ...benchmarkInput(customers) };
const program = compileProgram(input);
const world = benchmarkWorld(input);
const replications = { fromReplication: 0, toReplication: 3 };
const whole = runSlice(program, world, { fromRow: 0, toRow: customers, ...replications });

describe('slices of a run', () => {
  it('add up to the whole byte by byte, however the customers are cut and in whatever order the slices run', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: customers - 1 }), { maxLength: 6 });
    fc.assert(
      fc.property(cuts, fc.boolean(), (inner, backwards) => {
        const edges = [0, ...inner.sort((a, b) => a - b), customers];
        const slices = edges.slice(1).map((toRow, index) => ({ fromRow: edges[index]!, toRow, ...replications }));
        if (backwards) slices.reverse();
        const parts = slices.map((slice) => runSlice(compileProgram(input), benchmarkWorld(input), slice));
        const merged = parts.reduce((sum, part) => mergeSlices(sum, part));
        for (const [index, block] of merged.replications.entries()) {
          expect(Buffer.from(block.buffer).equals(Buffer.from(whole.replications[index]!.buffer))).toBe(true);
        }
      }),
      { seed: 11, numRuns: 20 },
    );
  });

  it('give the same block for a replication whether it runs alone or with others', () => {
    const alone = runSlice(program, world, { fromRow: 0, toRow: customers, fromReplication: 2, toReplication: 3 });
    expect(alone.replications[0]).toEqual(whole.replications[2]);
    expect(whole.replications[0]).not.toEqual(whole.replications[2]);
  });

  it('list behind a count exactly the customers whose trace shows it', () => {
    const slice = { fromRow: 100, toRow: 600, fromReplication: 0, toReplication: 1 };
    const { total, rows } = customersBehind(program, world, slice, 'message|sms|clicked', 1000);
    const clicked = Array.from({ length: 500 }, (_, index) => 100 + index).filter((row) =>
      traceCustomer(program, world, row, 0).some((step) => step.kind === 'clicked' && step.nodeId === 'sms'),
    );
    expect(clicked.length).toBeGreaterThan(3);
    expect(rows).toEqual(clicked);
    expect(total).toBe(clicked.length);
    expect(customersBehind(program, world, slice, 'message|sms|clicked', 2)).toEqual({
      total,
      rows: clicked.slice(0, 2),
    });
    expect(customersBehind(program, world, slice, 'no such key', 2)).toEqual({ total: 0, rows: [] });
  });
});

describe('an import in another order', () => {
  const digest = (chunks: Iterable<Uint8Array>) => {
    const hash = createHash('sha256');
    for (const chunk of chunks) hash.update(chunk);
    return hash.digest('hex');
  };
  const rows = Array.from({ length: 200 }, (_, index) => ({
    id: `c${(index * 7919) % 200}`,
    eligible: index % 3 !== 0,
  }));

  function countsOf(order: (a: number, b: number) => number): Float64Array {
    const places = rows.map((_, index) => index).sort(order);
    const dataset = buildDataset(
      {
        customers: places.map((place) => ({ id: rows[place]!.id, attributes: { eligible: rows[place]!.eligible } })),
        events: places.map((place) => ({
          customerId: rows[place]!.id,
          type: 'cart_abandon',
          time: input.startTime + (Number(rows[place]!.id.slice(1)) + 1) * 3600,
        })),
      },
      { zone: 'Asia/Seoul' },
      digest,
    );
    const shuffled: ProgramInput = { ...input, dataset };
    const slice = { fromRow: 0, toRow: 200, fromReplication: 0, toReplication: 1 };
    return runSlice(compileProgram(shuffled), replayWorld(dataset, input.startTime, input.endTime), slice)
      .replications[0]!;
  }

  it('gives the same counts byte by byte', () => {
    const straight = countsOf((a, b) => a - b);
    const shuffled = countsOf((a, b) => ((a * 31) % 101) - ((b * 31) % 101) || a - b);
    expect(Buffer.from(shuffled.buffer).equals(Buffer.from(straight.buffer))).toBe(true);
    expect(straight.some((count) => count > 0)).toBe(true);
  });
});
