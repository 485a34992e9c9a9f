import type { NodeOf } from '../../journey/nodes.ts';
import type { Journey } from '../../journey/spec.ts';
import { defaultAssumptions, type Prices } from '../../simulate/settings.ts';

/** What the cheapest message of the journey costs, in won; null if it sends none. */
export function cheapestMessage(journey: Journey, prices: Prices | null): number | null {
  const known = prices ?? defaultAssumptions().prices;
  const costs = journey.nodes.flatMap((node) => (node.type === 'message' ? [priceOf(node, known)] : []));
  return costs.length === 0 ? null : costs.reduce((least, cost) => Math.min(least, cost));
}

function priceOf({ channel, kakao }: NodeOf<'message'>, prices: Prices): number {
  if (channel !== 'brandMessage') return prices[channel];
  switch (kakao?.targeting ?? 'I') {
    case 'I':
    case 'F':
      return prices.brandMessageFriend;
    case 'N':
      return prices.brandMessageOther;
    case 'M':
      return Math.min(prices.brandMessageFriend, prices.brandMessageOther);
  }
}
