import type { Catalog } from '../translator.ts';

/** What the purchase model predicts of every customer, what each means, and the units of computed values. */
export const predicted: Catalog = {
  'predicted.aliveProbability': 'Probability of still being a customer',
  'predicted.churnRisk': 'Churn risk',
  'predicted.purchases30Days': 'Expected purchases in 30 days',
  'predicted.purchases90Days': 'Expected purchases in 90 days',
  'predicted.purchases365Days': 'Expected purchases in a year',
  'predicted.lifetimeValueWon': 'Expected spend in a year (CLV)',
  'predicted.nextPurchaseDays': 'Days until the expected purchase',
  'predictedHint.aliveProbability': 'Probability of not having left; missing before a first purchase',
  'predictedHint.churnRisk':
    'Probability of having left already, 1 less that of still being a customer; rises while nothing is bought',
  'predictedHint.purchases30Days': 'Days with a purchase in the coming 30, weighed by the probability of having left',
  'predictedHint.purchases90Days': 'Days with a purchase in the coming 90, weighed by the probability of having left',
  'predictedHint.purchases365Days': 'Days with a purchase in the coming 365, weighed by the probability of having left',
  'predictedHint.lifetimeValueWon':
    'Present value of the coming 365 days at 10% a year, given the customer’s own mean amount',
  'predictedHint.nextPurchaseDays':
    'Days left until the date that the last purchase leads to: half of such customers have bought again by then; negative once it is past',
  'unit.share': '{n:percent}',
  'unit.won': '{n:wonExact}',
  'unit.days': '{n:number} {n:plural|day|days}',
  'unit.count': '{n:number}',
  'unit.score': '{n:number}',
  'unitSign.share': '%',
  'unitSign.won': '₩',
  'unitSign.days': 'days',
  'unitSign.count': 'times',
  'unitSign.score': 'points',
  'attributeGroup.imported': 'Imported attributes',
  'attributeGroup.derived': 'Computed from events',
  'attributeGroup.predicted': 'Predictions',
};
