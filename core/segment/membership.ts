import type { Dataset } from '../dataset/dataset.ts';
import { createEventBuffer } from '../simulate/world.ts';
import { zoneTable } from '../time/index.ts';
import { compileCondition } from './compile.ts';
import type { Condition } from './condition.ts';
import { type MessageLog, type Moment, notEntered } from './moment.ts';

/**
 * Whether a customer (row) satisfies a condition as of `time` (epoch seconds), by recorded events up to and including it. Outside of
 * any journey: no message of one has been sent and no tag set.
 */
export function membershipOf(condition: Condition, dataset: Dataset, time: number): (row: number) => boolean {
  // the moment is the last second before an empty window, so that all that is known is history
  const startTime = Math.floor(time) + 1;
  const firstTime = Math.min(dataset.span?.firstTime ?? startTime, startTime);
  const compiled = compileCondition(condition, {
    dataset,
    startTime,
    zone: zoneTable(dataset.zone, firstTime, startTime),
    goalEvent: '',
    nodeIndexOf: () => -1,
    attributeSlots: new Map(),
    tagSlots: new Map(),
  });
  const moment: Moment = {
    row: 0,
    now: -1,
    entryTime: notEntered,
    baseline: createEventBuffer(0),
    seen: 0,
    removed: new Uint8Array(0),
    conversions: { count: 0, times: new Int32Array(0), values: new Float64Array(0) },
    messages: noMessages(),
    attributes: [],
    tags: new Uint8Array(0),
  };
  return (row) => {
    moment.row = row;
    return compiled.holds(moment);
  };
}

function noMessages(): MessageLog {
  const none = new Int32Array(0);
  return {
    count: 0,
    nodes: none,
    sentAt: none,
    deliveredAt: none,
    openedAt: none,
    clickedAt: none,
    convertedAt: none,
  };
}
