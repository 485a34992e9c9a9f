import type { Predictor } from '../../../core/models/predictor.ts';

/*
 * What purchase models say of one customer, from the published likelihoods term by term: Schmittlein, Morrison & Colombo 1987,
 * Fader, Hardie & Lee 2005, Batislam et al. 2007, Platzer & Reutterer 2016. Weeks throughout; slow and plain.
 */

/** Repeat purchases, weeks to the last and to now on the customer's clock; `gap` to the first where the clock starts at the edge. */
export interface History {
  x: number;
  last: number;
  now: number;
  gap: number | null;
}

/** One way in which an active customer's history can have come about; of λ it leaves Gamma(shape, rate). */
interface Way {
  weight: number;
  shape: number;
  /** Erlang stages until the next purchase. */
  left: number;
}

type Timing = Predictor['timing'];
type Cnbd = Extract<Timing, { family: 'bgCnbd' | 'mbgCnbd' }>;

const lanczos = [
  0.999_999_999_999_809_93, 676.520_368_121_885_1, -1259.139_216_722_402_8, 771.323_428_777_653_13,
  -176.615_029_162_140_59, 12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_571_6e-6,
  1.505_632_735_149_311_6e-7,
];

function logGamma(z: number): number {
  if (z < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * z)) - logGamma(1 - z);
  const t = z + 6.5;
  const sum = lanczos.reduce((total, part, index) => (index === 0 ? part : total + part / (z - 1 + index)), 0);
  return Math.log(Math.sqrt(2 * Math.PI)) + (z - 0.5) * Math.log(t) - t + Math.log(sum);
}

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));

/** ln ∫ λ^n e^(−λT) over λ ~ Gamma(r, α), without what all terms share. */
const logIntegrated = (shape: number, rate: number) => logGamma(shape) - shape * Math.log(rate);

const logBeta = (a: number, b: number) => logGamma(a) + logGamma(b) - logGamma(a + b);

function coinsOf({ family }: Cnbd, { x, gap }: History): number {
  return gap === null && family === 'mbgCnbd' ? x + 1 : x;
}

/** All ways in which the history comes about with a customer who is still there, and the weight of one who has left. */
function waysOf(model: Cnbd, history: History): { ways: Way[]; left: number } {
  const { k, values } = model;
  const { r, alpha, a, b } = values;
  const { x, last, now, gap } = history;
  const rate = alpha + now;
  const idle = now - last;
  const coins = coinsOf(model, history);
  const ways: Way[] = [];
  const logsLeft: number[] = [];
  const push = (shape: number, logFactor: number, left: number) =>
    ways.push({ weight: logBeta(a, b + coins) + logFactor + logIntegrated(shape, rate), shape, left });
  const logPower = (weeks: number, n: number) => (n === 0 ? 0 : n * Math.log(weeks) - Math.log(factorial(n)));
  const known = r + (gap === null ? k * x : 1 + k * (x - 1));
  if (gap !== null && x === 0) {
    // somewhere in a gap when the records began, with 1 to k stages left, of which some have passed since
    for (let stages = 1; stages <= k; stages++) {
      for (let passed = 0; passed < stages; passed++) push(r + passed, logPower(now, passed), stages - passed);
    }
  } else {
    for (let before = 0; before < (gap === null ? 1 : k); before++) {
      const edge = gap === null ? 0 : logPower(gap, before);
      for (let since = 0; since < k; since++) push(known + before + since, edge + logPower(idle, since), k - since);
      if (coins > 0) logsLeft.push(logBeta(a + 1, b + coins - 1) + edge + logIntegrated(known + before, alpha + last));
    }
  }
  const most = Math.max(...ways.map((way) => way.weight), ...logsLeft);
  return {
    ways: ways.map((way) => ({ ...way, weight: Math.exp(way.weight - most) })),
    left: logsLeft.reduce((sum, log) => sum + Math.exp(log - most), 0),
  };
}

/** Chances of at least 0, 1, 2, … stages within t weeks where λ ~ Gamma(shape, rate): the tails of a negative binomial. */
function stageTails(shape: number, rate: number, t: number): number[] {
  const odds = t / rate;
  const most = Math.ceil(shape * odds + 14 * Math.sqrt(shape * odds * (1 + odds)) + 60 * (1 + odds));
  const tails = [1];
  let logChance = shape * Math.log(rate / (rate + t));
  for (let n = 0; n < most; n++) {
    tails.push(Math.max(0, tails[n]! - Math.exp(logChance)));
    logChance += Math.log(((shape + n) / (n + 1)) * (t / (rate + t)));
  }
  return tails;
}

function atLeastStages(least: number, shape: number, rate: number, t: number): number {
  let below = 0;
  for (let n = 0; n < least; n++) {
    const ways = Math.exp(logGamma(shape + n) - logGamma(shape) - logGamma(n + 1));
    below += ways * (rate / (rate + t)) ** shape * (t / (rate + t)) ** n;
  }
  return 1 - below;
}

function simpson(from: number, to: number, parts: number, of: (place: number) => number): number {
  const width = (to - from) / parts;
  let sum = of(from) + of(to);
  for (let index = 1; index < parts; index++) sum += of(from + index * width) * (index % 2 === 1 ? 4 : 2);
  return (sum * width) / 3;
}

export function aliveProbability(model: Timing, history: History): number {
  const { x, last, now } = history;
  switch (model.family) {
    case 'nbd':
      return 1;
    case 'paretoNbd': {
      const { r, alpha, s, beta } = model.values;
      const odds = simpson(last, now, 4000, (u) => {
        const stayed = ((beta + now) / (beta + u)) ** s * ((alpha + now) / (alpha + u)) ** (r + x);
        return (s / (beta + u)) * stayed;
      });
      return 1 / (1 + odds);
    }
    case 'bgCnbd':
    case 'mbgCnbd': {
      const { ways, left } = waysOf(model, history);
      const there = ways.reduce((sum, way) => sum + way.weight, 0);
      return there / (there + left);
    }
  }
}

/** Expected purchases within t weeks, of someone who may have left. */
export function expectedPurchases(model: Timing, history: History, t: number): number {
  if (t <= 0) return 0;
  const { x, now } = history;
  switch (model.family) {
    case 'nbd':
      return ((model.values.r + x) / (model.values.alpha + now)) * t;
    case 'paretoNbd': {
      const { r, alpha, s, beta } = model.values;
      const shrunk = ((beta + now) / (beta + now + t)) ** (s - 1);
      return aliveProbability(model, history) * (((r + x) * (beta + now)) / ((alpha + now) * (s - 1))) * (1 - shrunk);
    }
    case 'bgCnbd':
    case 'mbgCnbd': {
      const { a, b, alpha } = model.values;
      const { ways } = waysOf(model, history);
      const total = ways.reduce((sum, way) => sum + way.weight, 0);
      const stays = b + coinsOf(model, history);
      let expected = 0;
      for (const { weight, shape, left } of ways) {
        const tails = stageTails(shape, alpha + now, t);
        let stillThere = 1;
        for (let purchase = 0; left + purchase * model.k < tails.length; purchase++) {
          expected += (weight / total) * stillThere * tails[left + purchase * model.k]!;
          stillThere *= (stays + purchase) / (a + stays + purchase);
        }
      }
      return aliveProbability(model, history) * expected;
    }
  }
}

/** Weeks by which half have bought again, of those who are still there. */
export function medianWeeks(model: Timing, history: History): number {
  const { x, now } = history;
  const plain = (r: number, alpha: number) => (alpha + now) * (2 ** (1 / (r + x)) - 1);
  switch (model.family) {
    case 'nbd':
    case 'paretoNbd':
      return plain(model.values.r, model.values.alpha);
    case 'bgCnbd':
    case 'mbgCnbd': {
      const { alpha, r } = model.values;
      if (model.k === 1) return plain(r, alpha);
      const { ways } = waysOf(model, history);
      const total = ways.reduce((sum, way) => sum + way.weight, 0);
      const bought = (t: number) =>
        ways.reduce((sum, way) => sum + (way.weight / total) * atLeastStages(way.left, way.shape, alpha + now, t), 0);
      let low = 0;
      let high = 1;
      while (bought(high) < 0.5) high *= 2;
      for (let step = 0; step < 80; step++) {
        const middle = (low + high) / 2;
        if (bought(middle) < 0.5) low = middle;
        else high = middle;
      }
      return high;
    }
  }
}

const ofNewcomers = new WeakMap<Timing, Map<number, number>>();

function expectedOfNewcomer(timing: Timing, t: number): number {
  const known = ofNewcomers.get(timing) ?? new Map<number, number>();
  ofNewcomers.set(timing, known);
  const value = known.get(t) ?? expectedPurchases(timing, { x: 0, last: 0, now: 0, gap: null }, t);
  known.set(t, value);
  return value;
}

/** Expected purchases within t weeks of someone who has waited for a first purchase for so many weeks. */
export function expectedOfProspect({ timing, firstPurchase }: Predictor, waitedWeeks: number, t: number): number {
  const { shape, rate } = firstPurchase!;
  const from = rate + waitedWeeks;
  return simpson(0, t, 300, (u) => {
    const density = (shape / (from + u)) * (from / (from + u)) ** shape;
    return density * (1 + expectedOfNewcomer(timing, t - u));
  });
}
