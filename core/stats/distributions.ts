import { logGamma } from './special.ts';

const mostTerms = 10_000;

/**
 * Upper tail of the chi-square distribution, P(X > value) with `degrees` of freedom: the regularised incomplete gamma function
 * Q(degrees/2, value/2), by its series below the mean and by Lentz's continued fraction above (Press et al., Numerical Recipes 6.2).
 */
export function chiSquareTail(value: number, degrees: number): number {
  const a = degrees / 2;
  const x = value / 2;
  if (x <= 0) return 1;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < mostTerms && term > sum * 1e-16; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return Math.max(0, 1 - scale * sum);
  }
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < mostTerms; n++) {
    const step = -n * (n - a);
    b += 2;
    d = step * d + b;
    c = b + step / c;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = Math.abs(c) < tiny ? tiny : c;
    const change = c * d;
    fraction *= change;
    if (Math.abs(change - 1) < 1e-15) break;
  }
  return scale * fraction;
}

/** Two-sided tail of the standard normal distribution, P(|Z| > |z|): that of z² on one degree of freedom. */
export function normalTwoSided(z: number): number {
  return chiSquareTail(z * z, 1);
}
