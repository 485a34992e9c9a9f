import { maximizeInBox } from '../../stats/index.ts';

/** How long people take, as counted: `durations[i]` until the response, or until watching ended where `observed[i]` is 0. */
export interface ObservedDelays {
  readonly durations: ArrayLike<number>;
  readonly observed: ArrayLike<number>;
}

/** Weibull delay of those who respond at all, a share `ever` of everyone. Scale in the unit of the durations. */
export interface DelayFit {
  readonly ever: number;
  readonly shape: number;
  readonly scale: number;
  readonly logLikelihood: number;
  readonly events: number;
}

const leastEvents = 5;

/**
 * Mixture-cure Weibull by maximum likelihood: density ever·f(t) of those seen to respond, 1 - ever + ever·S(t) of the others
 * (Boag 1949; Bonfrer & Drèze 2009 use the same split for e-mail opens). `everyone` true: plain Weibull, ever = 1. Null
 * with fewer than five events or durations that are not all above 0.
 */
export function fitDelays({ durations, observed }: ObservedDelays, everyone = false): DelayFit | null {
  const rows = groupRows(durations, observed);
  const events = rows.reduce((total, row) => total + row.seen, 0);
  if (events < leastEvents || rows.some(({ duration }) => !(duration > 0))) return null;
  // Measured in mean delays of the responders, parameters stay inside the optimiser's box for any unit.
  const unit = rows.reduce((total, row) => total + row.seen * row.duration, 0) / events;
  const all = rows.reduce((total, row) => total + row.seen + row.silent, 0);
  const objective = ([logShape, logScale, logOdds]: readonly number[]): number => {
    const shape = Math.exp(logShape!);
    const ever = everyone ? 1 : 1 / (1 + Math.exp(-logOdds!));
    let sum = 0;
    for (const { duration, seen, silent } of rows) {
      const logRatio = Math.log(duration / unit) - logScale!;
      const hazard = Math.exp(shape * logRatio);
      if (seen > 0) sum += seen * (Math.log(ever) + logShape! + (shape - 1) * logRatio - logScale! - hazard);
      if (silent > 0) sum += silent * (everyone ? -hazard : Math.log(1 - ever + ever * Math.exp(-hazard)));
    }
    return sum - events * Math.log(unit);
  };
  const odds = Math.log(events / Math.max(0.5, all - events));
  const starts = everyone
    ? [
        [0, 0],
        [0, -odds],
      ]
    : [
        [0, 0, odds],
        [0, 1, odds + 1],
      ];
  const { logParameters, value } = maximizeInBox(objective, starts);
  return {
    ever: everyone ? 1 : 1 / (1 + Math.exp(-logParameters[2]!)),
    shape: Math.exp(logParameters[0]!),
    scale: Math.exp(logParameters[1]!) * unit,
    logLikelihood: value,
    events,
  };
}

interface Row {
  readonly duration: number;
  seen: number;
  silent: number;
}

function groupRows(durations: ArrayLike<number>, observed: ArrayLike<number>): Row[] {
  const rows = new Map<number, Row>();
  for (let index = 0; index < durations.length; index++) {
    const duration = durations[index]!;
    const row = rows.get(duration) ?? { duration, seen: 0, silent: 0 };
    if (observed[index] === 1) row.seen++;
    else row.silent++;
    rows.set(duration, row);
  }
  return [...rows.values()];
}
