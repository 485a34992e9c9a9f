/** Gauss-Legendre nodes and weights on (0, 1). */
interface GaussRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** Newton's method on the Legendre polynomial of degree n, from Tricomi's first guess. */
function gaussRule(n: number): GaussRule {
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let index = 0; index < n; index++) {
    let x = Math.cos((Math.PI * (index + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let step = 0; step < 20; step++) {
      let before = 1;
      let value = x;
      for (let degree = 2; degree <= n; degree++) {
        const next = ((2 * degree - 1) * x * value - (degree - 1) * before) / degree;
        before = value;
        value = next;
      }
      slope = (n * (x * value - before)) / (x * x - 1);
      const change = value / slope;
      x -= change;
      if (Math.abs(change) < 1e-15) break;
    }
    nodes[index] = (1 - x) / 2;
    weights[index] = 1 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}

const shortestRule = gaussRule(6);
const shortRule = gaussRule(8);
const middleRule = gaussRule(16);
const longRule = gaussRule(32);

/** Nodes enough for about nine digits where a smooth function changes by a factor of e^`decay`: 6, 8, 16 or 32. */
export function gaussRuleFor(decay: number): GaussRule {
  if (decay < 3) return shortestRule;
  if (decay < 7) return shortRule;
  return decay < 20 ? middleRule : longRule;
}

/** ∫ f over [from, to] by Gauss-Legendre; f changes by a factor of e^`decay`. */
export function integrateGauss(decay: number, from: number, to: number, f: (at: number) => number): number {
  const { nodes, weights } = gaussRuleFor(decay);
  const width = to - from;
  let sum = 0;
  for (let index = 0; index < nodes.length; index++) sum += weights[index]! * f(from + width * nodes[index]!);
  return sum * width;
}
