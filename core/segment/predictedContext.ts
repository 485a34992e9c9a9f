import type { Predictions } from '../models/predictions.ts';
import type { PurchaseTally, TallyBase } from '../models/purchaseTally.ts';

/**
 * The purchases of one customer as far as they have been looked at. Time only moves on while a life lasts, so that each event is
 * looked at once however often is asked.
 */
export interface PredictedContext {
  readonly base: TallyBase;
  readonly tally: PurchaseTally;
  readonly predictions: Predictions;
  life: number;
  seen: number;
  conversions: number;
  day: number;
}
