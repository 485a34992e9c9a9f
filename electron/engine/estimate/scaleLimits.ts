import type { Journey, Limits } from '../../../core/journey/spec.ts';

/** The journey with what all customers share cut down to a sample's part of them, in whole places. */
export function withScaledLimits(journey: Journey, ratio: number): Journey {
  if (ratio === 1) return journey;
  const scaled = (limit: number | null) => (limit === null ? null : Math.round(limit * ratio));
  const { entriesTotal, entriesPerDay, sendsPerHour, budgetWon } = journey.limits;
  const limits: Limits = {
    entriesTotal: scaled(entriesTotal),
    entriesPerDay: scaled(entriesPerDay),
    // an hour without any place would never let anybody through
    sendsPerHour: sendsPerHour === null ? null : Math.max(1, Math.round(sendsPerHour * ratio)),
    budgetWon: budgetWon === null ? null : budgetWon * ratio,
  };
  const nodes = journey.nodes.map((node) =>
    node.type === 'gate' ? { ...node, passes: Math.round(node.passes * ratio) } : node,
  );
  return { ...journey, limits, nodes };
}
