import { createStore, type StoreApi } from 'zustand/vanilla';
import type { JourneyNode } from '../../core/journey/nodes.ts';

/** A new node on its way from the palette to the canvas. */
export interface DragState {
  readonly node: JourneyNode | null;
  /** Pointer in the window, pixels. */
  readonly x: number;
  readonly y: number;
  start(node: JourneyNode, x: number, y: number): void;
  move(x: number, y: number): void;
  end(): void;
}

export type DragStore = StoreApi<DragState>;

/** Session state of one drag from the palette. */
export function createDragStore(): DragStore {
  return createStore<DragState>()((set) => ({
    node: null,
    x: 0,
    y: 0,
    start(node, x, y) {
      set({ node, x, y });
    },
    move(x, y) {
      set({ x, y });
    },
    end() {
      set({ node: null });
    },
  }));
}
