import type { Formats, Translate } from '../../../../core/i18n/index.ts';

/** Figures by which groups of customers are compared, in the order of their table. */
export const figureNames = [
  'customers',
  'buyers',
  'repurchaseRate',
  'retention',
  'churn',
  'cycleDays',
  'orders',
  'averageOrderWon',
  'valuePerBuyerWon',
  'predictedPerCustomerWon',
  'revenueWon',
] as const;
export type FigureName = (typeof figureNames)[number];

/** How each figure is written. */
export function figureFormats(formats: Formats, text: Translate): Record<FigureName, (value: number) => string> {
  const { number, percent } = formats;
  const won = (value: number) => formats.won(Math.round(value));
  return {
    customers: number,
    buyers: number,
    repurchaseRate: percent,
    retention: percent,
    churn: percent,
    cycleDays: (value) => text('insight.days', { n: value }),
    orders: number,
    averageOrderWon: won,
    valuePerBuyerWon: won,
    predictedPerCustomerWon: won,
    revenueWon: won,
  };
}
