import type { Dataset } from '../dataset/dataset.ts';
import type { ZoneTable } from '../time/index.ts';

/** What conditions of one journey over one dataset refer to. */
export interface SegmentScope {
  readonly dataset: Dataset;
  /** Epoch seconds of the window's start; earlier events of the dataset are history. */
  readonly startTime: number;
  readonly zone: ZoneTable;
  /** The event type that a message's conversion counts as. */
  readonly goalEvent: string;
  /** Index of a message node in the message log; -1 for a node that sends nothing. */
  nodeIndexOf(nodeId: string): number;
  /** Attributes and tags that the journey's update nodes change, by their place in the moment. */
  readonly attributeSlots: ReadonlyMap<string, number>;
  readonly tagSlots: ReadonlyMap<string, number>;
}

/**
 * The number of an event type: its place in the dataset; one past the last for a goal event that the dataset does not know,
 * so that conversions can still be told apart; -1 for any other.
 */
export function eventTypeCode(scope: SegmentScope, event: string): number {
  const { types } = scope.dataset.events;
  const code = types.indexOf(event);
  return code === -1 && event === scope.goalEvent ? types.length : code;
}
