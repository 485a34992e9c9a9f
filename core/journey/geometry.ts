import type { JourneyNode } from './nodes.ts';
import { portsOf } from './ports.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

const cardWidth = 164;
const cardHeight = 84;
const portSpacing = 20;
const noteSize: Size = { width: 176, height: 96 };

/** Nodes and pastes land on this grid, pixels. */
export const gridStep = 12;

/** A card's size follows from its settings alone, so that nothing has to be measured before edges can be drawn. */
export function nodeSize(node: JourneyNode): Size {
  if (node.type === 'note') return noteSize;
  const ports = portsOf(node).length;
  return { width: cardWidth, height: Math.max(cardHeight, 24 + ports * portSpacing) };
}

/** Where port `index` of `count` sits on the right side, pixels from the card's top. */
export function portOffset(height: number, index: number, count: number): number {
  return (height * (index + 1)) / (count + 1);
}

/** The nearest place on the grid. */
export function snapped(position: { x: number; y: number }): { x: number; y: number } {
  return { x: Math.round(position.x / gridStep) * gridStep, y: Math.round(position.y / gridStep) * gridStep };
}
