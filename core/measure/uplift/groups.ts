import { chiSquareTail } from '../../stats/index.ts';
import { inRanges, type Steps } from '../../lib/steps.ts';
import { addValue, type Effect, effectOf, meanOf, type Moments, noMoments } from './effect.ts';
import type { Ranking, Trial } from './qini.ts';

/** What either arm did in one group of customers. */
export interface GroupEffect {
  /** Null = the customers for whom nothing is known. */
  readonly label: string | null;
  readonly treated: number;
  readonly control: number;
  readonly treatedMean: number | null;
  readonly controlMean: number | null;
  readonly effect: Effect | null;
}

/** Effects by group; `codes` names the group of each place, from 0. */
export function* groupEffects(
  { treated, outcomes }: Trial,
  codes: Uint32Array,
  labels: readonly (string | null)[],
): Steps<GroupEffect[]> {
  const arms = labels.map(() => [noMoments(), noMoments()] as const);
  yield* inRanges(outcomes.length, (from, to) => {
    for (let place = from; place < to; place++)
      addValue(arms[codes[place]!]![treated[place] === 1 ? 1 : 0], outcomes[place]!);
  });
  return labels.map((label, group) => describe(label, arms[group]![1], arms[group]![0]));
}

function describe(label: string | null, treated: Moments, control: Moments): GroupEffect {
  return {
    label,
    treated: treated.n,
    control: control.n,
    treatedMean: treated.n === 0 ? null : meanOf(treated),
    controlMean: control.n === 0 ? null : meanOf(control),
    effect: effectOf(treated, control),
  };
}

/** Parts of as equal a size as may be, from the top of the ranking; equal scores stand in the order of customers. */
export function partsOf({ order }: Ranking, parts: number): Uint32Array {
  const codes = new Uint32Array(order.length);
  for (let at = 0; at < order.length; at++) codes[order[at]!] = Math.floor((at * parts) / order.length);
  return codes;
}

/**
 * Cochran's Q: whether the effects of the groups differ by more than chance, Σ w·(d − d̄)² with w = 1/se², chi-square with one degree less
 * than there are groups (Cochran 1954). Null where fewer than two groups have an effect with a spread.
 */
export function heterogeneity(groups: readonly GroupEffect[]): { q: number; degrees: number; p: number } | null {
  const effects = groups.flatMap(({ effect }) => (effect !== null && effect.standardError > 0 ? [effect] : []));
  if (effects.length < 2) return null;
  const weights = effects.map(({ standardError }) => 1 / standardError ** 2);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = effects.reduce((sum, { difference }, at) => sum + weights[at]! * difference, 0) / total;
  const q = effects.reduce((sum, { difference }, at) => sum + weights[at]! * (difference - mean) ** 2, 0);
  const degrees = effects.length - 1;
  return { q, degrees, p: chiSquareTail(q, degrees) };
}
