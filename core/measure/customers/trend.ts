import { derivedBase } from '../../dataset/derived/base.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import type { RowPass } from '../../lib/rowPass.ts';
import { localDayOf } from '../../time/index.ts';
import { monthsOf } from './months.ts';

/** One local calendar month of the shop. */
export interface TrendMonth {
  /** 'YYYY-MM'. */
  month: string;
  /** Distinct customers who did anything, who bought, and who bought for the first time. */
  activeCustomers: number;
  buyers: number;
  newBuyers: number;
  purchases: number;
  revenueWon: number;
  messagesSent: number;
}

/** The months up to `time` (epoch seconds); the first and last may be cut by the data or the moment. */
export function trendPass(dataset: Dataset, time: number): RowPass<TrendMonth[]> {
  const months = monthsOf(dataset, time);
  if (months === null) return { visit: () => undefined, result: () => [] };
  const { own, codes } = derivedBase(dataset, time);
  const { offsets, times, typeCodes, values } = dataset.events;
  const made = months.labels.map((month) => ({
    month,
    activeCustomers: 0,
    buyers: 0,
    newBuyers: 0,
    purchases: 0,
    revenueWon: 0,
    messagesSent: 0,
  }));
  return {
    visit(row) {
      let lastActive = -1;
      let lastBought = -1;
      const end = offsets[row + 1]!;
      for (let event = offsets[row]!; event < end && times[event]! <= time; event++) {
        const number = months.ofDay[localDayOf(months.zone, times[event]!) - months.firstDay]!;
        const month = made[number]!;
        const type = typeCodes[event]!;
        if (type === codes.sent) month.messagesSent++;
        if (own[type] === 1 && number !== lastActive) {
          month.activeCustomers++;
          lastActive = number;
        }
        if (type !== codes.purchase) continue;
        month.purchases++;
        if (!Number.isNaN(values[event]!)) month.revenueWon += values[event]!;
        if (number === lastBought) continue;
        month.buyers++;
        if (lastBought === -1) month.newBuyers++;
        lastBought = number;
      }
    },
    result: () => made,
  };
}
