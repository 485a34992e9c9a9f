import type { EventBuffer } from '../simulate/world.ts';

/** What journeys have sent to one customer so far, in the order of the sends. A second of -1 = it has not happened. */
export interface MessageLog {
  count: number;
  /** Place of the message node among all journeys' nodes, as the scope's `nodeIndexOf` gives it. */
  nodes: Int32Array;
  sentAt: Int32Array;
  deliveredAt: Int32Array;
  openedAt: Int32Array;
  clickedAt: Int32Array;
  convertedAt: Int32Array;
}

/** Purchases that messages have brought so far, in time order. */
export interface ConversionLog {
  count: number;
  times: Int32Array;
  values: Float64Array;
  /** The goal event of the journey that sent the message, as an event type. */
  types: Int32Array;
}

/**
 * All that is known of one customer at one simulated second. Times are seconds from the window's start; the customer's
 * recorded events before the window are read from the dataset itself.
 */
export interface Moment {
  row: number;
  /** Another number for each customer and replication; while it stays, time only moves on. */
  life: number;
  now: number;
  /** Second in which the run of the journey that asks was entered; `notEntered` outside of a run. */
  entryTime: number;
  /** The first `seen` events have happened; those with `removed` set were brought forward by a message and have not. */
  baseline: EventBuffer;
  seen: number;
  removed: Uint8Array;
  conversions: ConversionLog;
  messages: MessageLog;
  /** Values set by update nodes, by the scope's attribute slot; null = still as imported. */
  attributes: (string | number | boolean | null)[];
  /** 1 = has the tag, by the scope's tag slot. */
  tags: Uint8Array;
}

/** Entry second of a customer who is in no run: nothing has happened since. */
export const notEntered = 2_147_483_647;
