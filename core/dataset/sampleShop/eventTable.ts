import type { EventLog } from '../dataset.ts';
import type { EventDraft } from './draft.ts';
import { categories, itemNames, itemsPerCategory } from './catalogue.ts';
import { arms, eventTypes } from './eventTypes.ts';

/** All events of the shop so far, as columns that grow by halves. */
interface EventTable {
  count: number;
  readonly offsets: Uint32Array;
  typeCodes: Uint16Array;
  times: Float64Array;
  values: Float64Array;
  seconds: Float64Array;
  categories: Uint32Array;
  items: Uint32Array;
  quantities: Float64Array;
  ratings: Float64Array;
  campaigns: Uint32Array;
  channels: Uint32Array;
  arms: Uint32Array;
  /** Scratch for sorting one customer's events. */
  order: Uint32Array;
}

export function createEventTable(customers: number, capacity: number): EventTable {
  return {
    count: 0,
    offsets: new Uint32Array(customers + 1),
    typeCodes: new Uint16Array(capacity),
    times: new Float64Array(capacity),
    values: new Float64Array(capacity),
    seconds: new Float64Array(capacity),
    categories: new Uint32Array(capacity),
    items: new Uint32Array(capacity),
    quantities: new Float64Array(capacity),
    ratings: new Float64Array(capacity),
    campaigns: new Uint32Array(capacity),
    channels: new Uint32Array(capacity),
    arms: new Uint32Array(capacity),
    order: new Uint32Array(256),
  };
}

/** Adds the draft's events in time order (ties as drafted) as those of customer `row`; rows come one after the other. */
export function appendDraft(table: EventTable, row: number, draft: EventDraft, channelOfCampaign: Uint32Array): void {
  if (table.count + draft.count > table.times.length) resize(table, Math.ceil((table.count + draft.count) * 1.5));
  const order = sortedOrder(table, draft);
  for (let rank = 0; rank < draft.count; rank++) {
    const from = order[rank]!;
    const to = table.count++;
    const item = draft.items[from]!;
    const campaign = draft.campaigns[from]!;
    table.typeCodes[to] = draft.types[from]!;
    table.times[to] = draft.times[from]!;
    table.values[to] = draft.values[from]!;
    table.seconds[to] = draft.seconds[from]!;
    table.categories[to] = item === 0 ? 0 : Math.floor((item - 1) / itemsPerCategory) + 1;
    table.items[to] = item;
    table.quantities[to] = draft.quantities[from]!;
    table.ratings[to] = draft.ratings[from]!;
    table.campaigns[to] = campaign;
    table.channels[to] = campaign === 0 ? 0 : channelOfCampaign[campaign - 1]!;
    table.arms[to] = draft.arms[from]!;
  }
  table.offsets[row + 1] = table.count;
}

function sortedOrder(table: EventTable, draft: EventDraft): Uint32Array {
  const { times, count } = draft;
  if (count > table.order.length) table.order = new Uint32Array(times.length);
  const order = table.order.subarray(0, count);
  for (let index = 0; index < count; index++) order[index] = index;
  if (count > 48) return order.sort((a, b) => times[a]! - times[b]! || a - b);
  for (let index = 1; index < count; index++) {
    let place = index;
    while (place > 0 && times[order[place - 1]!]! > times[index]!) {
      order[place] = order[place - 1]!;
      place--;
    }
    order[place] = index;
  }
  return order;
}

function resize(table: EventTable, length: number): void {
  table.typeCodes = copied(table.typeCodes, new Uint16Array(length));
  table.times = copied(table.times, new Float64Array(length));
  table.values = copied(table.values, new Float64Array(length));
  table.seconds = copied(table.seconds, new Float64Array(length));
  table.categories = copied(table.categories, new Uint32Array(length));
  table.items = copied(table.items, new Uint32Array(length));
  table.quantities = copied(table.quantities, new Float64Array(length));
  table.ratings = copied(table.ratings, new Float64Array(length));
  table.campaigns = copied(table.campaigns, new Uint32Array(length));
  table.channels = copied(table.channels, new Uint32Array(length));
  table.arms = copied(table.arms, new Uint32Array(length));
}

/** `target` with as much of `source` as fits. */
function copied<Values extends Uint16Array | Uint32Array | Float64Array>(source: Values, target: Values): Values {
  target.set(source.length > target.length ? source.subarray(0, target.length) : source);
  return target;
}

/** The finished event log; the table is used up. */
export function toEventLog(
  table: EventTable,
  campaignLabels: readonly string[],
  channelLabels: readonly string[],
): EventLog {
  resize(table, table.count);
  return {
    types: eventTypes,
    offsets: table.offsets,
    typeCodes: table.typeCodes,
    times: table.times,
    values: table.values,
    properties: [
      { kind: 'number', name: 'seconds', values: table.seconds },
      { kind: 'category', name: 'category', codes: table.categories, labels: categories.map(({ name }) => name) },
      { kind: 'category', name: 'item', codes: table.items, labels: itemNames },
      { kind: 'number', name: 'items', values: table.quantities },
      { kind: 'number', name: 'rating', values: table.ratings },
      { kind: 'category', name: 'campaign', codes: table.campaigns, labels: campaignLabels },
      { kind: 'category', name: 'channel', codes: table.channels, labels: channelLabels },
      { kind: 'category', name: 'arm', codes: table.arms, labels: arms },
    ],
  };
}
