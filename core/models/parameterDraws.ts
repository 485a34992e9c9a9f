import { createStream, createSubStream, domains, openSubStream, purposeOf, type SubStream } from '../lib/random.ts';
import { choleskyLower, drawNormal } from '../stats/index.ts';
import type { Fit, ForecastModel, TimingFit, TimingModel } from './forecastModel.ts';

/** One draw of all model parameters; replications 2i and 2i+1 share it, so that a run's variance can be divided. */
export interface ParameterDraw {
  readonly timing: TimingModel | null;
  readonly firstPurchase: { readonly shape: number; readonly rate: number } | null;
  readonly spend: { readonly p: number; readonly q: number; readonly v: number } | null;
  readonly sessions: { readonly shape: number; readonly rate: number } | null;
}

/** Draws ln(parameters) of every model from the normal approximation at its maximum. */
export function drawParameters(model: ForecastModel, seed: number, pair: number): ParameterDraw {
  const stream = createStream(seed, pair, domains.parameters);
  const sub = createSubStream();
  const draw = <Name extends string>(fit: Fit<Name> | null, purpose: string): Record<Name, number> | null => {
    if (fit === null) return null;
    openSubStream(sub, stream, 0, purposeOf(purpose));
    return drawFit(fit, sub);
  };
  const spend = draw(model.spend, 'spend');
  const { timing } = model;
  if (timing !== null) openSubStream(sub, stream, 0, purposeOf('timing'));
  return {
    timing: timing && drawTiming(timing, sub),
    firstPurchase: draw(model.firstPurchase, 'firstPurchase'),
    // The mean amount p·v/(q-1) has no bound near q = 1, as in the fit.
    spend: spend && { ...spend, q: Math.max(1.05, spend.q) },
    sessions: draw(model.sessions.rate, 'sessions'),
  };
}

function drawTiming(fit: TimingFit, sub: SubStream): TimingModel {
  switch (fit.family) {
    case 'nbd':
      return { family: fit.family, k: fit.k, values: drawFit(fit, sub) };
    case 'bgCnbd':
    case 'mbgCnbd':
      return { family: fit.family, k: fit.k, values: drawFit(fit, sub) };
    case 'paretoNbd':
      return { family: fit.family, k: fit.k, values: drawFit(fit, sub) };
  }
}

function drawFit<Name extends string>(fit: Fit<Name>, sub: SubStream): Record<Name, number> {
  const n = fit.names.length;
  const lower = choleskyLower(fit.logCovariance, n);
  const normals = fit.names.map(() => drawNormal(sub));
  const values: Record<Name, number> = { ...fit.values };
  fit.names.forEach((name, row) => {
    let shift = 0;
    for (let column = 0; column <= row; column++) shift += lower[row * n + column]! * normals[column]!;
    values[name] = fit.values[name] * Math.exp(shift);
  });
  return values;
}
