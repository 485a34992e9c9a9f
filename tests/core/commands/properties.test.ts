import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Command, commandSchema, diffSchema } from '../../../core/commands/command.ts';
import {
  applyCommand,
  applyDiff,
  emptyHistory,
  recordEntry,
  redoEntry,
  reverseDiff,
  undoEntry,
} from '../../../core/commands/index.ts';
import type { Diff } from '../../../core/commands/command.ts';
import { portsOf } from '../../../core/journey/ports.ts';
import { parseJourney } from '../../../core/journey/index.ts';
import type { Journey } from '../../../core/journey/spec.ts';
import { condition, journey, nodeWithId } from '../journey/arbitraries.ts';

/** One edit by a user who may well click what is no longer there; `pick` chooses among what exists. */
type Intent = (journey: Journey, fresh: (prefix: string) => string) => Command;

const index = fc.nat(1000);
const nodeAt = ({ nodes }: Journey, at: number) => nodes[at % (nodes.length + 1)];
const nodeIdAt = (subject: Journey, at: number) => nodeAt(subject, at)?.id ?? 'gone';
const edgeIdAt = ({ edges }: Journey, at: number) => edges[at % (edges.length + 1)]?.id ?? 'gone';
function portAt(subject: Journey, from: number, at: number): string {
  const node = nodeAt(subject, from);
  const ports = node ? portsOf(node) : [];
  return ports[at % (ports.length + 1)] ?? 'nowhere';
}

const intent: fc.Arbitrary<Intent> = fc.oneof(
  fc.tuple(nodeWithId('new'), nodeWithId('new'), index, index, index).map(
    ([first, second, from, port, to]): Intent =>
      (subject, fresh) => {
        const nodes = [
          { ...first, id: fresh('n') },
          { ...second, id: fresh('n') },
        ];
        const source = portsOf(nodes[0]!)[0];
        return {
          kind: 'addElements',
          nodes,
          edges: [
            ...(source ? [{ id: fresh('e'), from: nodes[0]!.id, port: source, to: nodes[1]!.id }] : []),
            ...(to % 2
              ? [{ id: fresh('e'), from: nodeIdAt(subject, from), port: portAt(subject, from, port), to: nodes[1]!.id }]
              : []),
          ],
        };
      },
  ),
  fc.tuple(nodeWithId('new'), index).map(
    ([node, edge]): Intent =>
      (subject, fresh) => ({
        kind: 'insertOnEdge',
        edgeId: edgeIdAt(subject, edge),
        node: { ...node, id: fresh('n') },
        newEdgeId: fresh('e'),
      }),
  ),
  fc.tuple(index, index, index, index, fc.boolean()).map(
    ([from, port, to, edge, isKnown]): Intent =>
      (subject, fresh) => ({
        kind: 'connect',
        edge: {
          id: isKnown ? edgeIdAt(subject, edge) : fresh('e'),
          from: nodeIdAt(subject, from),
          port: portAt(subject, from, port),
          to: nodeIdAt(subject, to),
        },
      }),
  ),
  fc.tuple(fc.array(index, { maxLength: 2 }), fc.array(index, { maxLength: 2 })).map(
    ([nodes, edges]): Intent =>
      (subject) => ({
        kind: 'removeElements',
        nodeIds: nodes.map((at) => nodeIdAt(subject, at)),
        edgeIds: edges.map((at) => edgeIdAt(subject, at)),
      }),
  ),
  fc.array(fc.tuple(index, fc.integer({ min: -99, max: 99 })), { maxLength: 3 }).map(
    (moves): Intent =>
      (subject) => ({
        kind: 'moveNodes',
        positions: moves.map(([at, x]) => ({ nodeId: nodeIdAt(subject, at), x, y: 1 })),
        reason: 'move',
      }),
  ),
  fc.tuple(nodeWithId('new'), index).map(
    ([node, at]): Intent =>
      (subject) => ({ kind: 'updateNode', node: { ...node, id: nodeIdAt(subject, at) } }),
  ),
  fc.tuple(fc.string({ minLength: 1 }), fc.option(condition)).map(
    ([name, segment]): Intent =>
      (subject) => ({ kind: 'updateJourney', patch: { name, entry: { ...subject.entry, segment } } }),
  ),
);

const session = fc.record({ start: journey, intents: fc.array(intent, { maxLength: 15 }) });

function expectWellFormed(subject: Journey): void {
  expect(parseJourney(JSON.parse(JSON.stringify(subject)))).toEqual({ ok: true, value: subject });
}

describe('editing a journey', () => {
  it('keeps it well-formed, and every edit can be taken back exactly', () => {
    let accepted = 0;
    let refused = 0;
    fc.assert(
      fc.property(session, ({ start, intents }) => {
        let next = 0;
        let current = start;
        for (const intend of intents) {
          const command = intend(current, (prefix) => `${prefix}-fresh-${next++}`);
          expect(commandSchema.parse(command)).toEqual(command);
          const frozen = JSON.stringify(current);
          const result = applyCommand(current, command);
          expect(JSON.stringify(current)).toBe(frozen);
          if (!result.ok) {
            refused++;
            continue;
          }
          accepted++;
          const { journey: after, diff } = result.value;
          expectWellFormed(after);
          const stored = diffSchema.parse(JSON.parse(JSON.stringify(diff)));
          expect(applyDiff(current, stored)).toEqual(after);
          expect(applyDiff(after, reverseDiff(stored))).toEqual(current);
          current = after;
        }
      }),
      { seed: 31, numRuns: 150 },
    );
    // the sequences must really exercise both outcomes
    expect(accepted).toBeGreaterThan(300);
    expect(refused).toBeGreaterThan(100);
  });

  it('undoes to the start, redoes to the end, and forgets what was undone when something new is done', () => {
    fc.assert(
      fc.property(session, fc.nat(20), ({ start, intents }, backBy) => {
        let next = 0;
        let current = start;
        let history = emptyHistory<Diff>();
        const states = [start];
        for (const intend of intents) {
          const result = applyCommand(
            current,
            intend(current, (prefix) => `${prefix}-fresh-${next++}`),
          );
          if (!result.ok) continue;
          current = result.value.journey;
          history = recordEntry(history, result.value.diff);
          states.push(current);
        }
        const end = current;
        const count = states.length - 1;
        for (let step = count; step > 0; step--) {
          const back = undoEntry(history)!;
          history = back.history;
          current = applyDiff(current, reverseDiff(back.entry));
          expect(current).toEqual(states[step - 1]);
        }
        expect(undoEntry(history)).toBeNull();
        for (let step = 0; step < count; step++) {
          const forth = redoEntry(history)!;
          history = forth.history;
          current = applyDiff(current, forth.entry);
        }
        expect(current).toEqual(end);
        expect(redoEntry(history)).toBeNull();

        const kept = Math.max(0, count - backBy);
        while (history.cursor > kept) history = undoEntry(history)!.history;
        const emptyDiff = { added: [], removed: [], updated: [] };
        const branched = recordEntry(history, { nodes: emptyDiff, edges: emptyDiff, journey: null });
        expect(branched.entries).toHaveLength(kept + 1);
        expect(redoEntry(branched)).toBeNull();
      }),
      { seed: 32, numRuns: 100 },
    );
  });
});
