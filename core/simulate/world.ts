/** The baseline events of one customer inside the window, sorted by time; reused from customer to customer. */
export interface EventBuffer {
  count: number;
  /** Int32 seconds from the window's start. */
  times: Int32Array;
  /** Index into the dataset's event types. */
  types: Uint16Array;
  /** Amount; NaN = none. */
  values: Float64Array;
  /** Row of the dataset's event log that lends the event its properties; -1 = none. */
  sourceRows: Int32Array;
}

/**
 * One source of baseline events: the recorded history (replay) or the fitted models (forecast). A world never sees a
 * journey, so the same world serves the run with it and the run without.
 */
export interface World {
  /** Events of `customerRow` before this time (epoch seconds) are history and are read from the dataset itself. */
  readonly startTime: number;
  /** Fills `into` (growing it when needed) with the customer's events of the window in this replication. */
  fill(customerRow: number, replication: number, into: EventBuffer): void;
}

/** An empty buffer with room for `capacity` events. */
export function createEventBuffer(capacity: number): EventBuffer {
  return {
    count: 0,
    times: new Int32Array(capacity),
    types: new Uint16Array(capacity),
    values: new Float64Array(capacity),
    sourceRows: new Int32Array(capacity),
  };
}

/** Adds one event at the end, doubling the arrays when they are full. */
export function pushEvent(buffer: EventBuffer, time: number, type: number, value: number, sourceRow: number): void {
  if (buffer.count === buffer.times.length) grow(buffer, buffer.count * 2);
  const index = buffer.count++;
  buffer.times[index] = time;
  buffer.types[index] = type;
  buffer.values[index] = value;
  buffer.sourceRows[index] = sourceRow;
}

/** Makes the arrays large enough for so many events in all. */
export function makeRoom(buffer: EventBuffer, events: number): void {
  if (buffer.times.length < events) grow(buffer, Math.max(events, buffer.times.length * 2));
}

function grow(buffer: EventBuffer, least: number): void {
  const capacity = Math.max(16, least);
  const times = new Int32Array(capacity);
  times.set(buffer.times);
  const types = new Uint16Array(capacity);
  types.set(buffer.types);
  const values = new Float64Array(capacity);
  values.set(buffer.values);
  const sourceRows = new Int32Array(capacity);
  sourceRows.set(buffer.sourceRows);
  buffer.times = times;
  buffer.types = types;
  buffer.values = values;
  buffer.sourceRows = sourceRows;
}
