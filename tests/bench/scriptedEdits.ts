import type { JourneyNode, NodeOf } from '../../core/journey/nodes.ts';
import type { Journey } from '../../core/journey/spec.ts';

/** What the scripted edits do, in this order over and over; each undo takes back the edit two before it. */
export const editKinds = ['text', 'wait', 'condition', 'add', 'delete', 'undo', 'undo'] as const;
export type EditKind = (typeof editKinds)[number];

/** The kind of the edit with this number. */
export function kindOf(number: number): EditKind {
  return editKinds[number % editKinds.length]!;
}

/** A journey while it is edited by the script. */
export interface Edited {
  readonly journey: Journey;
  /** What undo goes back to, latest last. */
  readonly before: readonly Journey[];
}

/** The journey after one more scripted edit; every round of them has other values. */
export function edit({ journey, before }: Edited, number: number): Edited {
  const round = Math.floor(number / editKinds.length);
  const done = (next: Journey): Edited => ({ journey: next, before: [...before.slice(-1), journey] });
  switch (kindOf(number)) {
    case 'text': {
      const message = first(journey, 'message');
      const content = { ...message.content, body: `${message.content.body} ${round}` };
      return done(replaced(journey, { ...message, content }));
    }
    case 'wait':
      return done(replaced(journey, { ...first(journey, 'wait'), wait: duration(round + 2) }));
    case 'condition': {
      const branch = first(journey, 'branch');
      const branches = branch.branches.map((one) =>
        one.condition.kind === 'event'
          ? { ...one, condition: { ...one.condition, count: { compare: 'atLeast' as const, times: (round % 4) + 2 } } }
          : one,
      );
      return done(replaced(journey, { ...branch, branches }));
    }
    case 'add': {
      const wait = first(journey, 'wait');
      const added = { ...wait, id: `added${round}`, wait: duration(24) };
      const edges = journey.edges.flatMap((edge) =>
        edge.from === wait.id
          ? [
              { ...edge, to: added.id },
              { ...edge, id: `added-edge${round}`, from: added.id },
            ]
          : [edge],
      );
      return done({ ...journey, nodes: [...journey.nodes, added], edges });
    }
    case 'delete': {
      const { id } = journey.nodes.at(-1)!;
      return done({
        ...journey,
        nodes: journey.nodes.slice(0, -1),
        edges: journey.edges.filter(({ from, to }) => from !== id && to !== id),
      });
    }
    case 'undo':
      return { journey: before.at(-1)!, before: before.slice(0, -1) };
  }
}

function duration(hours: number) {
  return { kind: 'duration' as const, waitSeconds: hours * 3600 };
}

function first<Type extends JourneyNode['type']>(journey: Journey, type: Type): NodeOf<Type> {
  return journey.nodes.find((node): node is NodeOf<Type> => node.type === type)!;
}

function replaced(journey: Journey, node: JourneyNode): Journey {
  return { ...journey, nodes: journey.nodes.map((one) => (one.id === node.id ? node : one)) };
}
