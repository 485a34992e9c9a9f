/** What the shared parts of a kernel look up by place; beside it stands the code generated for the journeys. */
export interface KernelTables {
  /** By node, over all journeys: its id and its journey's rank. */
  readonly nodeIds: readonly string[];
  readonly nodeRanks: Int32Array;
  /** By node: counter of the first exit reason, of those inside at the end, and of a message's first suppression (-1 = none). */
  readonly exitBase: Int32Array;
  readonly inside: Int32Array;
  readonly suppressedBase: Int32Array;
  /** By node: counter of the first reason that refuses a message's fallback, and place of its day 0 (-1 = none). */
  readonly fallbackBase: Int32Array;
  readonly fallbackDays: Int32Array;
  /** By node: place of day 0 of its first exit reason, and of a message's first suppression, among the days of reasons. */
  readonly exitDays: Int32Array;
  readonly suppressedDays: Int32Array;
  /** The window's first local day since 1970 and how many it has. */
  readonly startDay: number;
  readonly days: number;
  readonly pending: Int32Array;
  /** By node: the limit that paces its messages, -1 = none. */
  readonly paceLimit: Int32Array;
  readonly messageChannel: readonly (string | null)[];
  /** By rank. */
  readonly journeyIds: readonly string[];
  readonly maxDurations: Int32Array;
  readonly goals: Int32Array;
  readonly pulledForward: Int32Array;
  /** By pair rank × journeys + rank: customers who were in both, and messages of the first that sends of the second capped. */
  readonly collidingCustomers: Int32Array;
  readonly collidingCaps: Int32Array;
  readonly outcome: OutcomeCounters;
}

/** Counters of what customers bought; those of days are the index of day 0. */
export interface OutcomeCounters {
  readonly buyersWith: number;
  readonly buyersWithout: number;
  readonly purchasesWith: number;
  readonly purchasesWithout: number;
  readonly revenueWith: number;
  readonly revenueWithout: number;
}
