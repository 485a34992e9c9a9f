import type { Dataset } from '../dataset/dataset.ts';
import type { Channel, Purpose, Response } from '../journey/channels.ts';
import type { Journey } from '../journey/spec.ts';
import type { CompiledCondition, EventMatch, Moment, SegmentScope } from '../segment/index.ts';
import type { CounterLayout } from './counters.ts';
import type { DrawAddresses } from './draws.ts';
import type { RunRequest } from './request.ts';
import type { Assumptions, FrequencyCap, QuietHours } from './settings.ts';
import type { WindowCalendar } from './windowCalendar.ts';

/** Everything that a run is a function of, beside the world; plain data that can be sent to a worker. */
export interface ProgramInput {
  readonly journey: Journey;
  readonly dataset: Dataset;
  readonly assumptions: Assumptions;
  readonly request: RunRequest;
  /** Epoch seconds of the window [start, end), as `windowOf` gives them. */
  readonly startTime: number;
  readonly endTime: number;
}

/** A journey made ready to run over one dataset. Not to be sent to a worker: send the input and compile there. */
export interface Program {
  readonly input: ProgramInput;
  readonly layout: CounterLayout;
  readonly scope: SegmentScope;
  readonly calendar: WindowCalendar;
  readonly nodes: readonly CompiledNode[];
  readonly triggers: readonly CompiledTrigger[];
  readonly messages: readonly MessageNode[];
  readonly entry: CompiledEntry;
  readonly exits: CompiledExits;
  readonly goal: EventMatch;
  /** Event type of an imported unsubscription, -1 when the data has none. */
  readonly unsubscribeType: number;
  /** Mean amount of the goal events of a customer's history, in won; NaN without any. */
  readonly meanOrderValue: (row: number) => number;
  readonly counters: JourneyCounters;
}

/** Counter indices that belong to the journey as a whole; those of days are the index of day 0. */
export interface JourneyCounters {
  readonly entries: number;
  readonly customersEntered: number;
  readonly customersReached: number;
  readonly goals: number;
  readonly messagesPerCustomer: number;
  readonly converted: number;
  readonly pulledForward: number;
  readonly buyersWith: number;
  readonly buyersWithout: number;
  readonly purchasesWith: number;
  readonly purchasesWithout: number;
  readonly revenueWith: number;
  readonly revenueWithout: number;
}

export interface CompiledEntry {
  /** Seconds of the window in which entry is open, [from, until). */
  readonly fromSecond: number;
  readonly untilSecond: number;
  readonly segment: CompiledCondition | null;
  readonly reentry: Journey['entry']['reentry'];
  readonly concurrent: boolean;
  readonly holdoutShare: number;
  readonly holdoutAddress: number;
}

export interface CompiledExits {
  readonly onGoal: boolean;
  /** 1 = an event of this type ends a run. */
  readonly byType: Uint8Array;
  /** The entry segment, when leaving it ends a run. */
  readonly segment: CompiledCondition | null;
  readonly unsubscribed: boolean;
  /** What someone must have unsubscribed from to be out of the journey's reach, as `consentBit`s; 0 = it sends nothing. */
  readonly consentBits: number;
  readonly maxDurationSeconds: number;
}

interface NodeBase {
  readonly id: string;
  /** Place in the spec, which orders timers of the same second. */
  readonly index: number;
  readonly entered: number;
  readonly inside: number;
  readonly day: number;
  /** Counter of each exit reason, in the order of `exitReasons`. */
  readonly exits: Int32Array;
  /** Per port: its name, its counter and the node it leads to; -1 and -1 for a port without an edge. */
  readonly portNames: readonly string[];
  readonly portCounters: Int32Array;
  readonly targets: Int32Array;
}

export type CompiledNode =
  | (NodeBase & { readonly type: 'trigger' | 'exit' })
  | (NodeBase & { readonly type: 'wait'; readonly seconds: number })
  /** `moments` by day of the window; `weekdays[day]` is 1 where the day is one of those asked for. */
  | (NodeBase & { readonly type: 'waitUntil'; readonly moments: Int32Array; readonly weekdays: Uint8Array })
  | (NodeBase & { readonly type: 'waitFor'; readonly match: EventMatch; readonly timeoutSeconds: number })
  | (NodeBase & { readonly type: 'filter'; readonly condition: CompiledCondition })
  | (NodeBase & { readonly type: 'branch'; readonly conditions: readonly CompiledCondition[] })
  | (NodeBase & { readonly type: 'split'; readonly address: number; readonly upTo: Float64Array })
  | (NodeBase & { readonly type: 'update'; readonly changes: readonly CompiledChange[] })
  | (NodeBase & { readonly type: 'goal'; readonly endsRun: boolean })
  | MessageNode;

export interface MessageNode extends NodeBase {
  readonly type: 'message';
  /** Place among the journey's messages. */
  readonly messageIndex: number;
  readonly purpose: Purpose;
  readonly nightPolicy: 'wait' | 'skip';
  readonly exitsWhenSuppressed: boolean;
  readonly caps: readonly FrequencyCap[];
  readonly consent: ConsentRule;
  readonly main: CompiledSend;
  readonly fallback: CompiledSend | null;
  readonly counters: MessageCounters;
}

/** One way of sending: the message itself or its fallback. */
export interface CompiledSend {
  readonly channel: Channel;
  /** Place in `channels`. */
  readonly channelIndex: number;
  readonly hasAddress: (moment: Moment) => boolean;
  readonly isFriend: (moment: Moment) => boolean;
  readonly consentBit: number;
  readonly quietHours: readonly QuietHours[];
  /** In won, a multiple of 1/1024 so that sums are exact. */
  readonly costWon: number;
  readonly response: Response;
  readonly draws: DrawAddresses;
  /** Address of the draw by which a replication pair's response odds differ; shared by all messages of its kind. */
  readonly shiftAddress: number;
  /** Counters of day 0. */
  readonly sentDay: number;
  readonly reachedDay: number;
}

/** What a message's purpose asks of the customer at the moment of sending. */
export interface ConsentRule {
  readonly given: (moment: Moment) => boolean;
  readonly expired: (moment: Moment) => boolean;
  readonly atNight: (moment: Moment) => boolean;
}

export interface MessageCounters {
  readonly intended: number;
  readonly sent: number;
  readonly delayed: number;
  readonly pending: number;
  readonly delivered: number;
  readonly opened: number;
  readonly clicked: number;
  readonly converted: number;
  readonly unsubscribed: number;
  readonly fallbackSent: number;
  readonly costWon: number;
  /** In the order of `suppressions`. */
  readonly suppressed: Int32Array;
}

export type CompiledChange =
  | { readonly kind: 'set'; readonly slot: number; readonly name: string; readonly value: string | number | boolean }
  | { readonly kind: 'tag'; readonly slot: number; readonly name: string; readonly value: 0 | 1 }
  | {
      readonly kind: 'points';
      readonly slot: number;
      readonly name: string;
      readonly points: number;
      readonly imported: (row: number) => number;
    };

interface TriggerBase {
  /** Place in `Program.nodes`. */
  readonly node: number;
  /** Place among the triggers, where the customer's state keeps its clock and count. */
  readonly index: number;
  readonly fired: number;
  /** In the order of `entryRefusals`. */
  readonly refused: Int32Array;
}

export type CompiledTrigger =
  | (TriggerBase & { readonly kind: 'event'; readonly match: EventMatch; readonly nth: number | null })
  | (TriggerBase & {
      readonly kind: 'absence';
      readonly match: EventMatch;
      readonly absentType: number;
      readonly afterSeconds: number;
      readonly restart: boolean;
    })
  /** `types[code]` is 1 for the events that count as activity. */
  | (TriggerBase & { readonly kind: 'inactivity'; readonly types: Uint8Array; readonly afterSeconds: number })
  /** `dayOf` gives the customer's date in days since 1970-01-01, NaN when missing. */
  | (TriggerBase & {
      readonly kind: 'date';
      readonly dayOf: (row: number) => number;
      readonly offsetDays: number;
      readonly yearly: boolean;
      readonly moments: Int32Array;
    })
  | (TriggerBase & { readonly kind: 'schedule'; readonly moments: Int32Array; readonly segment: CompiledCondition });

/** A bit per channel and purpose, for what a customer has unsubscribed from. */
export function consentBit(channelIndex: number, purpose: Purpose): number {
  return 1 << (channelIndex * 2 + (purpose === 'advertising' ? 1 : 0));
}
