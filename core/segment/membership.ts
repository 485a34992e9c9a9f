import type { Column, Dataset } from '../dataset/dataset.ts';
import { type ComputedName, isComputedName } from '../dataset/computedCatalogue.ts';
import { unreachable } from '../lib/invariant.ts';
import { createEventBuffer } from '../simulate/world.ts';
import { zoneTable } from '../time/index.ts';
import { type CompiledCondition, compileCondition } from './compile.ts';
import type { Condition } from './condition.ts';
import { type MessageLog, type Moment, notEntered } from './moment.ts';
import type { SegmentScope } from './scope.ts';

/**
 * Whether a customer (row) satisfies a condition as of `time` (epoch seconds), by recorded events up to and including it. Outside of
 * any journey: no message of one has been sent and no tag set. `computed`: columns as of the same moment of the computed attributes
 * that the condition asks for (`computedIn`).
 */
export function membershipOf(
  condition: Condition,
  imported: Dataset,
  time: number,
  computed: readonly Column[] = [],
): (row: number) => boolean {
  const { compiled, moment } = compileOutside(condition, imported, time, computed);
  return (row) => {
    moment.row = row;
    moment.life++;
    return compiled.holds(moment);
  };
}

/** The condition as `membershipOf` asks it, and the moment to set the customer's row in. */
export function compileOutside(
  condition: Condition,
  imported: Dataset,
  time: number,
  computed: readonly Column[],
): { compiled: CompiledCondition; moment: Moment } {
  const { scope, moment } = outsideScope(imported, time, computed);
  return { compiled: compileCondition(condition, scope), moment };
}

/** What conditions refer to outside of any journey, and the moment to set the customer's row in. */
export function outsideScope(
  imported: Dataset,
  time: number,
  computed: readonly Column[],
): { scope: SegmentScope; moment: Moment } {
  const dataset = { ...imported, attributes: [...imported.attributes, ...computed] };
  // the moment is the last second before an empty window, so that all that is known is history
  const startTime = Math.floor(time) + 1;
  const firstTime = Math.min(dataset.span?.firstTime ?? startTime, startTime);
  const scope: SegmentScope = {
    dataset,
    startTime,
    endTime: startTime,
    derived: { context: null },
    predictor: null,
    predicted: { context: null },
    clock: { zone: zoneTable(dataset.zone, firstTime, startTime) },
    goalEvents: [],
    nodeIndexOf: () => -1,
    ownNodes: { from: 0, to: 0 },
    segments: {},
    attributeSlots: new Map(),
    tagSlots: new Map(),
  };
  const moment: Moment = {
    row: 0,
    life: 0,
    now: -1,
    entryTime: notEntered,
    baseline: createEventBuffer(0),
    seen: 0,
    removed: new Uint8Array(0),
    conversions: { count: 0, times: new Int32Array(0), values: new Float64Array(0), types: new Int32Array(0) },
    messages: noMessages(),
    attributes: [],
    tags: new Uint8Array(0),
  };
  return { scope, moment };
}

/** The computed attributes that a condition asks for, each once. */
export function computedIn(condition: Condition): ComputedName[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return [...new Set(condition.of.flatMap(computedIn))];
    case 'not':
      return computedIn(condition.of);
    case 'attribute':
      return isComputedName(condition.attribute) ? [condition.attribute] : [];
    case 'event':
    case 'message':
    case 'eventMeasure':
    case 'followed':
    case 'segment':
    case 'tag':
      return [];
    default:
      return unreachable(condition);
  }
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
