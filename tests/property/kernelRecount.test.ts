import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JourneyNode } from '../../core/journey/nodes.ts';
import { portsOf } from '../../core/journey/ports.ts';
import { type Journey, noLimits } from '../../core/journey/spec.ts';
import type { SliceCounts } from '../../core/simulate/counters.ts';
import {
  changedNodes,
  compileMarkedArm,
  compileProgram,
  countMarked,
  type ProgramInput,
  runSlice,
  visitorsOf,
} from '../../core/simulate/index.ts';
import type { World } from '../../core/simulate/world.ts';
import { SampleCounter } from '../../electron/engine/estimate/sampleCounter.ts';
import { generateReferenceCase } from './reference/cases.ts';
import { generateSegments } from './reference/casesConditions.ts';
import { generateNode } from './reference/casesNodes.ts';
import { generateBaseline, worldOf } from './reference/casesWorld.ts';
import { between, chance, type Gen, hour, oneOf } from './reference/picks.ts';

/* After an edit only those are counted again whose way it can have changed. Whatever is edited, and in whatever order, the counts are
   those of a run that knows nothing of earlier ones. */

const { signal } = new AbortController();

/** A case in which nothing is shared, so that no customer's way hangs on another's. */
function generateUnshared(g: Gen): ProgramInput {
  const input = generateReferenceCase(g);
  const journeys = input.journeys.map(
    (journey): Journey => ({ ...journey, limits: noLimits, nodes: journey.nodes.filter(isUnshared) }),
  );
  return { ...input, journeys, withoutJourneys: journeys.slice(1) };
}

function isUnshared(node: JourneyNode): boolean {
  return node.type !== 'gate' && !(node.type === 'experiment' && node.winnerAfterDays !== null);
}

/** The journey after one edit of any kind. */
function edited(g: Gen, journey: Journey, startDate: string): Journey {
  const { nodes, edges } = journey;
  if (nodes.length === 0) return journey;
  const place = between(g, 0, nodes.length - 1);
  const node = nodes[place]!;
  switch (between(g, 0, 7)) {
    case 0: {
      const other = { ...generateNode(g, place, startDate), id: node.id };
      return isUnshared(other) ? { ...journey, nodes: nodes.with(place, other) } : journey;
    }
    case 1:
      return {
        ...journey,
        nodes: nodes.toSpliced(place, 1),
        edges: edges.filter(({ from, to }) => from !== node.id && to !== node.id),
      };
    case 2: {
      // a node put into an edge
      const added = { ...generateNode(g, between(g, 1, 30), startDate), id: `added${nodes.length}` };
      const at = edges.findIndex(({ from }) => from === node.id);
      if (at === -1 || !isUnshared(added) || nodes.some(({ id }) => id === added.id)) return journey;
      const { id, to } = edges[at]!;
      const further = portsOf(added).map((port) => ({ id: `${added.id}.${port}`, from: added.id, port, to }));
      return {
        ...journey,
        nodes: [...nodes, added],
        edges: [...edges.with(at, { ...edges[at]!, to: added.id, id }), ...further],
      };
    }
    case 3: {
      if (edges.length === 0) return journey;
      const at = between(g, 0, edges.length - 1);
      return { ...journey, edges: edges.with(at, { ...edges[at]!, to: node.id }) };
    }
    case 4:
      return { ...journey, name: 'Renamed', nodes: nodes.with(place, { ...node, title: 'Renamed' }) };
    case 5:
      if (node.type !== 'message') return journey;
      return {
        ...journey,
        nodes: nodes.with(place, {
          ...node,
          content: { ...node.content, body: 'Other words' },
          purpose: 'information',
        }),
      };
    case 6:
      return { ...journey, nodes: nodes.toReversed() };
    default:
      return { ...journey, exits: { ...journey.exits, onGoal: !journey.exits.onGoal } };
  }
}

/** Something else than the journey under study becomes another. */
function elsewhere(g: Gen, input: ProgramInput): ProgramInput {
  const [study, ...others] = input.journeys;
  switch (between(g, 0, 5)) {
    case 0:
      return { ...input, segments: generateSegments(g) };
    case 1: {
      const changed = others.map((other) => edited(g, other, input.request.startDate));
      return { ...input, journeys: [study!, ...changed], withoutJourneys: changed };
    }
    case 2:
      return { ...input, assumptions: { ...input.assumptions, quietHours: [] } };
    case 3:
      return { ...input, request: { ...input.request, seed: input.request.seed + 1 } };
    case 4:
      return { ...input, journeys: [study!], withoutJourneys: [] };
    default: {
      const goal = { event: oneOf(g, ['purchase', 'booking', 'visit']), where: [] };
      return { ...input, journeys: [{ ...study!, goal }, ...others] };
    }
  }
}

function byKey(keys: readonly string[], { replications }: SliceCounts): Record<string, number>[] {
  return replications.map((block) => Object.fromEntries(keys.map((key, place) => [key, block[place]!])));
}

function plainly(input: ProgramInput, world: World) {
  const program = compileProgram(input);
  const counts = runSlice(program, world, {
    fromRow: 0,
    toRow: input.dataset.customerCount,
    fromReplication: 0,
    toReplication: input.request.replications,
  });
  return { keys: program.layout.keys, counts };
}

describe('a count after an edit', () => {
  it('is that of a run which knows nothing of earlier ones, whatever has been edited in the journey or beside it', async () => {
    let kept = 0;
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (g) => {
        let input = generateUnshared(g);
        const world = worldOf(input, generateBaseline(g, input));
        const counter = new SampleCounter();
        for (let edit = 0; edit < 6; edit++) {
          const { layout, counts } = await counter.count(input, world, signal);
          if (chance(g, 40)) await counter.rehearse(input, world);
          const plain = plainly(input, world);
          expect(layout.keys).toEqual(plain.keys);
          expect(byKey(layout.keys, counts)).toEqual(byKey(plain.keys, plain.counts));
          expect([...counts.reasonDays]).toEqual([...plain.counts.reasonDays]);
          const [study, ...others] = input.journeys;
          const next = edited(g, study!, input.request.startDate);
          const reach = changedNodes(study!, next);
          if (reach !== null && reach.size > 0) kept++;
          input = { ...input, journeys: [next, ...others] };
          if (chance(g, 15)) input = elsewhere(g, input);
        }
      }),
      { seed: 23, numRuns: 45, endOnFailure: true },
    );
    expect(kept).toBeGreaterThan(60);
  });

  it('follows a window that moves over the same customers, in zones whose clocks change', async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (g) => {
        const input = generateUnshared(g);
        const counter = new SampleCounter();
        const baseline = generateBaseline(g, input);
        const whole = 24 * hour;
        for (const [from, until] of [
          [0, 0],
          [40 * whole, 40 * whole],
          [40 * whole, 60 * whole],
          [20 * whole, 60 * whole],
        ] as const) {
          const moved = { ...input, startTime: input.startTime + from, endTime: input.endTime + until };
          const world = worldOf(moved, (row, replication) =>
            baseline(row, replication).map((event) => ({ ...event, time: event.time + from })),
          );
          const { layout, counts } = await counter.count(moved, world, signal);
          const plain = plainly(moved, world);
          expect(byKey(layout.keys, counts)).toEqual(byKey(plain.keys, plain.counts));
        }
      }),
      { seed: 29, numRuns: 12, endOnFailure: true },
    );
  });

  it('is not disturbed by others that are asked for at the same time, by one that is cancelled, nor by a rehearsal that it ends', async () => {
    let cancelled = 0;
    let ended = 0;
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (g) => {
        const input = generateUnshared(g);
        const [study, ...others] = input.journeys;
        const world = worldOf(input, generateBaseline(g, input));
        // each replication is a turn of its own
        const counter = new SampleCounter(0);
        await counter.count(input, world, signal);
        const rehearsal = counter.rehearse(input, world).catch((reason: unknown) => reason);
        const stop = new AbortController();
        const versions = Array.from({ length: 4 }, () => ({
          ...input,
          journeys: [edited(g, study!, input.request.startDate), ...others],
        }));
        const counts = versions.map((version, index) =>
          counter.count(version, world, index === 1 ? stop.signal : signal).catch(() => null),
        );
        stop.abort();
        for (const [index, counted] of (await Promise.all(counts)).entries()) {
          if (counted === null) {
            cancelled++;
            continue;
          }
          const plain = plainly(versions[index]!, world);
          expect(byKey(counted.layout.keys, counted.counts)).toEqual(byKey(plain.keys, plain.counts));
        }
        if ((await rehearsal) !== undefined) ended++;
      }),
      { seed: 37, numRuns: 30, endOnFailure: true },
    );
    expect(cancelled).toBeGreaterThan(5);
    expect(ended).toBeGreaterThan(20);
  });

  it('leaves most customers out of it where few come to what was edited', () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const input = generateUnshared(g);
        const world = worldOf(input, generateBaseline(g, input));
        const compiled = compileMarkedArm(input, null);
        const study = input.journeys[0]!;
        const steps = countMarked(compiled, study, world, input.dataset.customerCount, input.request.replications);
        let step = steps.next();
        while (step.done !== true) step = steps.next();
        const marked = step.value;
        for (const { id, type } of study.nodes) {
          if (type === 'note') continue;
          // a customer who comes to a node more than once is one visitor
          const entered = marked.counts.replications.map(
            (block) => block[compiled.arm.layout.indexOf(`node|${id}|entered`)!]!,
          );
          const visitors = visitorsOf(marked, new Set([id])).map((rows) => rows.length);
          for (const [index, count] of visitors.entries()) {
            expect(count).toBeLessThanOrEqual(entered[index]!);
            expect(count > 0).toBe(entered[index]! > 0);
          }
        }
      }),
      { seed: 31, numRuns: 40, endOnFailure: true },
    );
  });
});
