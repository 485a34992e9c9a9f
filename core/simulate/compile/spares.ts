import type { NodeOf } from '../../journey/nodes.ts';
import type { Journey } from '../../journey/spec.ts';

/* Room that a kernel which notes visits keeps for what later versions of the journey add. */

/** Counters for ports that the version which is compiled does not have. */
export const spareCounters = 64;
const spareNodes = 6;

/** The journey with waits to which no edge leads: each may become a node that a later version adds. */
export function withSpares(journey: Journey): Journey {
  if (journey.nodes.some(({ id }) => isSpare(id))) return journey;
  const spares = Array.from(
    { length: spareNodes },
    (_, index): NodeOf<'wait'> => ({
      id: spareId(index),
      title: '',
      position: { x: 0, y: 0 },
      type: 'wait',
      wait: { kind: 'duration', waitSeconds: 0 },
    }),
  );
  return { ...journey, nodes: [...journey.nodes, ...spares] };
}

/** No id that anybody gives begins with a zero byte. */
function spareId(index: number): string {
  return `\0spare${index}`;
}

export function isSpare(nodeId: string): boolean {
  return nodeId.startsWith('\0spare');
}
