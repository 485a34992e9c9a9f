import type { Dataset } from '../dataset/dataset.ts';
import type { DerivedContext } from '../dataset/derived/index.ts';
import type { Predictor } from '../models/predictor.ts';
import type { ZoneTable } from '../time/index.ts';
import type { Condition } from './condition.ts';
import type { PredictedContext } from './predictedContext.ts';

/** What conditions of one journey over one dataset refer to. */
export interface SegmentScope {
  readonly dataset: Dataset;
  /** Epoch seconds of the window's start; earlier events of the dataset are history. */
  readonly startTime: number;
  /** Epoch seconds of the window's end. */
  readonly endTime: number;
  /** What computed attributes share, made when the first is asked for. */
  readonly derived: { context: DerivedContext | null };
  /** The model behind predictions, fitted to the history; null = there is none, and they are missing. */
  readonly predictor: Predictor | null;
  /** What predictions share, made when the first is asked for. */
  readonly predicted: { context: PredictedContext | null };
  /** The zone that local rules follow at the moment: the kernel points it at the customer's own. */
  readonly clock: { zone: ZoneTable };
  /** Goal events of the journeys that the data does not know: they get numbers after the known types. */
  readonly goalEvents: readonly string[];
  /** Place of a node of the journey that asks in the message log; -1 for a node that sends nothing. */
  nodeIndexOf(nodeId: string): number;
  /** Places [from, to) in the message log of the journey that asks. */
  readonly ownNodes: { readonly from: number; readonly to: number };
  /** Saved segments by id. */
  readonly segments: Readonly<Record<string, Condition>>;
  /** Attributes and tags that the journey's update nodes change, by their place in the moment. */
  readonly attributeSlots: ReadonlyMap<string, number>;
  readonly tagSlots: ReadonlyMap<string, number>;
}

/**
 * The number of an event type: its place in the dataset; for a goal event that the dataset does not know a number after those,
 * so that conversions can still be told apart; -1 for any other.
 */
export function eventTypeCode(scope: Pick<SegmentScope, 'dataset' | 'goalEvents'>, event: string): number {
  const { types } = scope.dataset.events;
  const code = types.indexOf(event);
  if (code !== -1) return code;
  const unknown = scope.goalEvents.indexOf(event);
  return unknown === -1 ? -1 : types.length + unknown;
}

/** How many event types there are, goal events that the data does not know included. */
export function eventTypeCount({ dataset, goalEvents }: Pick<SegmentScope, 'dataset' | 'goalEvents'>): number {
  return dataset.events.types.length + goalEvents.length;
}
