import type { Size } from '../../core/journey/geometry.ts';

interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

/** Lines along which a dragged card is level with another; null where it is with none. In the journey's coordinates. */
export interface Guides {
  readonly x: number | null;
  readonly y: number | null;
}

/** The left edges, middles and tops that `moved` shares exactly with one of the others. */
export function guidesOf(moved: Box, others: readonly Box[]): Guides {
  const middle = (box: Box) => box.y + box.height / 2;
  const level = others.find((other) => Math.abs(middle(other) - middle(moved)) < 0.5);
  const column = others.find((other) => Math.abs(other.x - moved.x) < 0.5);
  return { x: column === undefined ? null : moved.x, y: level === undefined ? null : middle(moved) };
}
