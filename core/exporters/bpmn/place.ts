import { nodeSize } from '../../journey/geometry.ts';
import type { JourneyNode } from '../../journey/nodes.ts';
import type { Box } from './diagram.ts';

// the canvas leaves no room between cards for joins and end events, so the diagram is the canvas drawn out
const stretch = { x: 1.7, y: 1.6 };

/** Room that the sub-process keeps around its elements, pixels. */
export const roomAround = { start: 200, side: 60, top: 60, bottom: 80 };

/** The place of a node's card in the diagram: its corner and middle line. */
export function cellOf(node: JourneyNode): { x: number; middleY: number } {
  const { height } = nodeSize(node);
  return {
    x: Math.round(node.position.x * stretch.x),
    middleY: Math.round((node.position.y + height / 2) * stretch.y),
  };
}

export function noteBox(node: JourneyNode): Box {
  const { width, height } = nodeSize(node);
  return {
    x: Math.round(node.position.x * stretch.x),
    y: Math.round(node.position.y * stretch.y),
    width,
    height,
  };
}
