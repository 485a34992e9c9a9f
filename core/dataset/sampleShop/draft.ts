/** The events of one customer while they are made, in any order; reused from customer to customer. */
export interface EventDraft {
  count: number;
  /** Only events in [startTime, endTime) are kept. */
  readonly startTime: number;
  readonly endTime: number;
  times: Float64Array;
  types: Uint16Array;
  values: Float64Array;
  seconds: Float64Array;
  /** Item number + 1; 0 = none. */
  items: Uint32Array;
  quantities: Float64Array;
  ratings: Float64Array;
  /** Campaign number + 1; 0 = none. */
  campaigns: Uint32Array;
  /** 1 = treated, 2 = control, 0 = none. */
  arms: Uint32Array;
}

export function createDraft(startTime: number, endTime: number): EventDraft {
  return { count: 0, startTime, endTime, ...columnsOf(256) };
}

type DraftColumns = Omit<EventDraft, 'count' | 'startTime' | 'endTime'>;

function columnsOf(capacity: number): DraftColumns {
  return {
    times: new Float64Array(capacity),
    types: new Uint16Array(capacity),
    values: new Float64Array(capacity),
    seconds: new Float64Array(capacity),
    items: new Uint32Array(capacity),
    quantities: new Float64Array(capacity),
    ratings: new Float64Array(capacity),
    campaigns: new Uint32Array(capacity),
    arms: new Uint32Array(capacity),
  };
}

/** What an event carries beside its time and type; left out = none. */
interface EventDetails {
  value?: number;
  seconds?: number;
  item?: number;
  quantity?: number;
  rating?: number;
  campaign?: number;
  arm?: 'treated' | 'control';
}

/** Adds an event; one outside the history is dropped, and the answer says whether it was kept. */
export function addEvent(draft: EventDraft, time: number, type: number, details: EventDetails): boolean {
  if (time < draft.startTime || time >= draft.endTime) return false;
  if (draft.count === draft.times.length) grow(draft);
  const index = draft.count++;
  draft.times[index] = time;
  draft.types[index] = type;
  draft.values[index] = details.value ?? Number.NaN;
  draft.seconds[index] = details.seconds ?? Number.NaN;
  draft.items[index] = details.item === undefined ? 0 : details.item + 1;
  draft.quantities[index] = details.quantity ?? Number.NaN;
  draft.ratings[index] = details.rating ?? Number.NaN;
  draft.campaigns[index] = details.campaign === undefined ? 0 : details.campaign + 1;
  draft.arms[index] = details.arm === undefined ? 0 : details.arm === 'treated' ? 1 : 2;
  return true;
}

function grow(draft: EventDraft): void {
  const larger = columnsOf(draft.times.length * 2);
  larger.times.set(draft.times);
  larger.types.set(draft.types);
  larger.values.set(draft.values);
  larger.seconds.set(draft.seconds);
  larger.items.set(draft.items);
  larger.quantities.set(draft.quantities);
  larger.ratings.set(draft.ratings);
  larger.campaigns.set(draft.campaigns);
  larger.arms.set(draft.arms);
  Object.assign(draft, larger);
}
