import { nextUniform, type SubStream } from '../lib/random.ts';

/** A standard normal draw (Box & Muller 1958, one of the pair, so that every draw takes two numbers). */
export function drawNormal(stream: SubStream): number {
  const radius = Math.sqrt(-2 * Math.log(nextUniform(stream)));
  return radius * Math.cos(2 * Math.PI * nextUniform(stream));
}

/** Ln of a Gamma(shape, rate 1) draw (Marsaglia & Tsang 2000); the log keeps tiny shapes from underflowing to 0. */
export function drawLogGamma(stream: SubStream, shape: number): number {
  // Γ(shape) = Γ(shape + 1) · U^(1/shape) in distribution.
  if (shape < 1) return drawLogGamma(stream, shape + 1) + Math.log(nextUniform(stream)) / shape;
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(stream);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const logV = Math.log(v);
    if (Math.log(nextUniform(stream)) < 0.5 * x * x + d * (1 - v + logV)) return Math.log(d) + logV;
  }
}

/** A Gamma(shape, rate) draw; mean shape / rate. */
export function drawGamma(stream: SubStream, shape: number, rate: number): number {
  return Math.exp(drawLogGamma(stream, shape)) / rate;
}

/** A Beta(a, b) draw. */
export function drawBeta(stream: SubStream, a: number, b: number): number {
  return 1 / (1 + Math.exp(drawLogGamma(stream, b) - drawLogGamma(stream, a)));
}

/** An exponential draw with the given rate. */
export function drawExponential(stream: SubStream, rate: number): number {
  return -Math.log(nextUniform(stream)) / rate;
}
