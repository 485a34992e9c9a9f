import type { Column } from '../dataset/dataset.ts';
import type { Predictions } from '../models/predictions.ts';
import type { CompiledCondition, EventMatch, Moment } from '../segment/index.ts';
import type { ZoneTable } from '../time/index.ts';

interface TriggerBase {
  /** Place among all triggers, where the customer's state keeps its clock and count, and its journey's rank. */
  readonly index: number;
  readonly rank: number;
}

/** A trigger that keeps something from event to event, as the kernel's shared code works it. */
export type CompiledTrigger =
  | NthTrigger
  | SequenceTrigger
  | AbsenceTrigger
  | InactivityTrigger
  | DateTrigger
  | ScheduleTrigger
  | SegmentTrigger
  | PredictedTrigger
  | ItemTrigger
  | ManualTrigger;

export interface NthTrigger extends TriggerBase {
  readonly kind: 'nth';
  readonly match: EventMatch;
  readonly nth: number;
  readonly withinSeconds: number | null;
  /** Seconds of the customer's last matching events, where the span counts; emptied with the customer. */
  readonly recent: number[];
}

export interface SequenceTrigger extends TriggerBase {
  readonly kind: 'sequence';
  readonly first: EventMatch;
  readonly next: EventMatch;
  readonly withinSeconds: number;
}

export interface AbsenceTrigger extends TriggerBase {
  readonly kind: 'absence';
  readonly match: EventMatch;
  readonly absentType: number;
  readonly afterSeconds: number;
  readonly restart: boolean;
}

export interface InactivityTrigger extends TriggerBase {
  readonly kind: 'inactivity';
  /** 1 for the types that count as activity. */
  readonly types: Uint8Array;
  readonly afterSeconds: number;
}

export interface DateTrigger extends TriggerBase {
  readonly kind: 'date';
  readonly offsetDays: number;
  readonly yearly: boolean;
  /** By zone and day of the window. */
  readonly moments: readonly Int32Array[];
}

export interface ScheduleTrigger extends TriggerBase {
  readonly kind: 'schedule';
  /** By zone, the seconds inside the window in order. */
  readonly moments: readonly Int32Array[];
  readonly segment: CompiledCondition;
}

export interface SegmentTrigger extends TriggerBase {
  readonly kind: 'segment';
  readonly segment: CompiledCondition;
}

export interface PredictedTrigger extends TriggerBase {
  readonly kind: 'predicted';
  readonly quantity:
    | { readonly kind: 'nextPurchase'; readonly offsetDays: number; readonly secondOfDay: number }
    | { readonly kind: 'churnRisk'; readonly above: number };
  readonly predictionsAt: (moment: Moment) => Predictions;
  /** The dataset's zone, whose days the model counts, and its last day of the window. */
  readonly zone: ZoneTable;
  readonly lastDay: number;
}

export interface ItemTrigger extends TriggerBase {
  readonly kind: 'item';
  readonly match: EventMatch;
  readonly relationType: number;
  readonly column: Column | null;
  readonly withinSeconds: number | null;
}

export interface ManualTrigger extends TriggerBase {
  readonly kind: 'manual';
  readonly share: number;
  /** Address of the draw of each local day from `firstDay` (days since 1970-01-01) on. */
  readonly addresses: Int32Array;
  readonly firstDay: number;
}
