import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../core/dataset/dataset.ts';
import type { PredictedName } from '../../core/dataset/predictedCatalogue.ts';
import { runPass } from '../../core/lib/rowPass.ts';
import { emptyJourney, type Journey } from '../../core/journey/spec.ts';
import { fitTiming } from '../../core/models/fitTiming.ts';
import {
  fitForecast,
  predictedColumns,
  type Predictor,
  predictorOf,
  purchaseSummaries,
} from '../../core/models/index.ts';
import { groupBuyers } from '../../core/models/purchaseGroups.ts';
import type { Condition, ValueTest } from '../../core/segment/condition.ts';
import { membershipOf } from '../../core/segment/index.ts';
import { compileProgram, replayWorld, runSlice } from '../../core/simulate/index.ts';
import { defaultAssumptions } from '../../core/simulate/settings.ts';
import { alone } from '../fixtures/alone.ts';
import { cdnowSample, sharedDataThere, sharedFile, skipReason, utcDay } from './cdnow.ts';
import { referenceTiming } from './referenceTiming.ts';
import { grocery, onlineRetail, relativeError } from './shops.ts';

type Numbers = Record<string, number>;
type Timing = Predictor['timing'];

function referenceOf<Value>(name: string): Value {
  return (sharedDataThere ? JSON.parse(readFileSync(sharedFile(`reference/${name}`), 'utf8')) : {}) as Value;
}

/** The reference's own parameters over a cohort, so that published values come back to the last digit. */
const cohort = (timing: Timing, firstDay: string, spend: Predictor['spend'] = null): Predictor => ({
  timing,
  knowsLeaving: true,
  firstPurchase: null,
  spend,
  births: 'all',
  burnInDays: 28,
  edgeDay: utcDay(firstDay) / 86_400,
});

/** Who satisfies a test of a prediction as of the last second before `until`, as a segment counts it. */
function membersOf(dataset: Dataset, predictor: Predictor, until: number, attribute: PredictedName, test: ValueTest) {
  const columns = runPass(predictedColumns(dataset, predictor, until - 1, [attribute]), dataset.customerCount);
  const belongs = membershipOf({ kind: 'attribute', attribute, test }, dataset, until - 1, columns);
  return Array.from({ length: dataset.customerCount }, (_, row) => belongs(row));
}

const within = (value: number): ValueTest => ({ compare: 'between', from: value - 1e-6, to: value + 1e-6 });

describe.skipIf(!sharedDataThere)(`Published predictions seen through segments${skipReason}`, () => {
  interface Cdnow {
    fit_exact_dates: Record<'bgnbd' | 'pnbd' | 'mbgnbd' | 'gammagamma', Numbers>;
    individual: ({ id: string } & Numbers)[];
    gammagamma_expected_value: { first10_by_id: number[] };
  }
  const reference = referenceOf<Cdnow>('cdnow_btyd.json');
  const dataset = sharedDataThere ? cdnowSample() : null;
  const cut = utcDay('1997-10-01');
  const firstDay = '1997-01-01';
  const timingOf = (name: 'bgnbd' | 'pnbd' | 'mbgnbd') => referenceTiming(name, reference.fit_exact_dates[name]);
  /** Repeats, weeks to the last purchase and to a day, by row; the sample's ids are 0001 to 2357. */
  const summaries = () => {
    const { offsets, times } = dataset!.events;
    return Array.from({ length: dataset!.customerCount }, (_, row) => {
      const own = [...times.subarray(offsets[row], offsets[row + 1])].filter((time) => time < cut);
      const days = [...new Set(own)];
      return { x: days.length - 1, first: days[0]!, last: days.at(-1)! };
    });
  };

  it('puts every customer of the reference where their probability of being there puts them', () => {
    for (const [name, prefix] of [
      ['bgnbd', 'bgnbd'],
      ['pnbd', 'pnbd'],
      ['mbgnbd', 'mbg'],
    ] as const) {
      const predictor = cohort(timingOf(name), firstDay);
      for (const customer of reference.individual) {
        const row = Number(customer.id) - 1;
        const alive = customer[`${prefix}_palive`]!;
        expect(membersOf(dataset!, predictor, cut, 'predicted:aliveProbability', within(alive))[row]).toBe(true);
        expect(membersOf(dataset!, predictor, cut, 'predicted:churnRisk', within(1 - alive))[row]).toBe(true);
        const more: ValueTest = { compare: 'greater', value: alive + 1e-6 };
        expect(membersOf(dataset!, predictor, cut, 'predicted:aliveProbability', more)[row]).toBe(false);
      }
    }
  });

  it('counts as many at a probability as the published form does, in a segment and on every day of a run', () => {
    const { r, alpha, a, b } = reference.fit_exact_dates.bgnbd as { r: number; alpha: number; a: number; b: number };
    const aliveOn = (time: number) =>
      summaries().map(({ x, first, last }) => {
        const weeks = (then: number) => (then - first) / 604_800;
        return x === 0 ? 1 : 1 / (1 + (a / (b + x - 1)) * ((alpha + weeks(time)) / (alpha + weeks(last))) ** (r + x));
      });
    const predictor = cohort(timingOf('bgnbd'), firstDay);
    const atMost: ValueTest = { compare: 'atMost', value: 0.5 };
    const lastDay = cut - 86_400;
    const expected = aliveOn(lastDay).filter((alive) => alive <= 0.5).length;
    expect(expected).toBeGreaterThan(100);
    const members = membersOf(dataset!, predictor, cut, 'predicted:aliveProbability', atMost);
    expect(members.filter(Boolean)).toHaveLength(expected);

    // a run from the cut on, in which nobody buys: the same test every midnight
    const silent = dataset!;
    const condition: Condition = { kind: 'attribute', attribute: 'predicted:aliveProbability', test: atMost };
    for (const days of [1, 20]) {
      const passed = passedOf(silent, predictor, cut, days, condition);
      expect(passed).toBe(aliveOn(cut + (days - 1) * 86_400).filter((alive) => alive <= 0.5).length);
    }
  });

  /** How many pass a filter at the last midnight of a window in which only what came before it has happened. */
  function passedOf(all: Dataset, predictor: Predictor, start: number, days: number, condition: Condition): number {
    const base = { title: '', position: { x: 0, y: 0 } };
    const date = new Date((start + (days - 1) * 86_400) * 1000).toISOString().slice(0, 10);
    const journey: Journey = {
      ...emptyJourney('j', 'Alive'),
      nodes: [
        {
          ...base,
          id: 'in',
          type: 'trigger',
          trigger: {
            kind: 'schedule',
            schedule: { kind: 'once', date, secondOfDay: 0 },
            segment: { kind: 'all', of: [] },
          },
        },
        { ...base, id: 'who', type: 'filter', condition },
        { ...base, id: 'out', type: 'exit' },
      ],
      edges: [
        { id: 'a', from: 'in', port: 'next', to: 'who' },
        { id: 'b', from: 'who', port: 'passed', to: 'out' },
      ],
    };
    const endTime = start + days * 86_400;
    const input = {
      ...alone(journey),
      dataset: all,
      assumptions: defaultAssumptions(),
      request: { mode: 'replay' as const, startDate: date, days, replications: 1, seed: 1, simulateResponses: false },
      startTime: start,
      endTime,
      predictor,
    };
    const program = compileProgram(input);
    const nothing = replayWorld({ ...all, events: { ...all.events, times: all.events.times.map((time) => (time < start ? time : endTime)) } }, start, endTime); // biome-ignore format: one line
    const slice = { fromRow: 0, toRow: all.customerCount, fromReplication: 0, toReplication: 1 };
    const { replications } = runSlice(program, nothing, slice);
    return replications[0]![program.layout.indexOf('node|who|port|passed')!]!;
  }

  it('expects the purchases of the paper’s hypergeometric form, and the reference’s mean amounts', () => {
    const { r, alpha, a, b } = reference.fit_exact_dates.bgnbd as { r: number; alpha: number; a: number; b: number };
    const { p, q, v } = reference.fit_exact_dates.gammagamma as { p: number; q: number; v: number };
    const predictor = cohort(timingOf('bgnbd'), firstDay, { p, q, v });
    const names = ['predicted:aliveProbability', 'predicted:purchases90Days', 'predicted:purchases365Days'] as const;
    const columns = runPass(predictedColumns(dataset!, predictor, cut - 1, names), dataset!.customerCount);
    const value = (column: number, row: number) => {
      const { kind, ...rest } = columns[column]!;
      return kind === 'number' && 'values' in rest ? Number(rest.values[row]) : Number.NaN;
    };
    const own = summaries();
    for (const row of [0, 1, 5, 100, 1000, 2000]) {
      const { x, first } = own[row]!;
      const T = (cut - 86_400 - first) / 604_800;
      for (const [column, days] of [
        [1, 90],
        [2, 365],
      ] as const) {
        const t = days / 7;
        const power = ((alpha + T) / (alpha + T + t)) ** (r + x);
        const form =
          ((a + b + x - 1) / (a - 1)) * (1 - power * hyp2f1(r + x, b + x, a + b + x - 1, t / (alpha + T + t)));
        expect(relativeError(value(column, row), form * value(0, row))).toBeLessThan(1e-8);
      }
    }
    // what a year brings is worth its mean amount each, less at most the discount of the year
    const [worth] = runPass(
      predictedColumns(dataset!, predictor, cut - 1, ['predicted:lifetimeValueWon']),
      dataset!.customerCount,
    );
    for (const [row, amount] of reference.gammagamma_expected_value.first10_by_id.entries()) {
      const ratio = (worth as { values: Float64Array }).values[row]! / (amount * value(2, row));
      expect(ratio).toBeGreaterThan(1 / 1.1);
      expect(ratio).toBeLessThan(1);
    }
  });

  it('has the grocer’s probabilities under two-stage gaps, and finds that model itself', () => {
    interface Grocery {
      mbgcnbd_k2: Numbers;
      mbgcnbd_k2_mean_palive: number;
      first6: { id: string; palive: number }[];
    }
    const target = referenceOf<Grocery>('grocery_btyd.json');
    const shop = grocery();
    const until = utcDay('2007-01-01');
    const values = target.mbgcnbd_k2 as { r: number; alpha: number; a: number; b: number };
    const predictor = cohort({ family: 'mbgCnbd', k: 2, values }, '2006-01-01');
    for (const [row, { palive }] of target.first6.entries()) {
      expect(membersOf(shop, predictor, until, 'predicted:aliveProbability', within(palive))[row]).toBe(true);
    }
    const own = predictorOf(fitForecast(shop, until))!;
    expect([own.timing.family, own.timing.k, own.knowsLeaving, own.spend]).toEqual(['mbgCnbd', 2, true, null]);
    const [alive] = runPass(predictedColumns(shop, own, until - 1, ['predicted:aliveProbability']), shop.customerCount);
    const known = (alive as { values: Float64Array }).values.filter((value) => !Number.isNaN(value));
    const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
    expect(relativeError(mean, target.mbgcnbd_k2_mean_palive)).toBeLessThan(1e-3);
  });

  it('says nothing of the wholesaler’s leaving customers under BG/NBD, which sees none, and does under two-stage gaps', () => {
    const shop = onlineRetail();
    const until = utcDay('2011-06-01');
    const model = fitForecast(shop, until);
    expect([model.timing!.family, model.timing!.k, predictorOf(model)!.knowsLeaving]).toEqual(['bgCnbd', 2, true]);
    // as the reference reads it, every first purchase a birth and one stage per gap, drop-out is not determined
    const groups = groupBuyers(purchaseSummaries(shop, until, { births: 'all' }));
    const [timing, without] = (['bgCnbd', 'nbd'] as const).map((family) => fitTiming(groups, { family, k: 1 }));
    expect(timing!.unidentified).toEqual(['a', 'b']);
    const candidates = [timing!, without!].map((fit) => ({
      ...model.timingChoice!.candidates[0]!,
      family: fit.family,
      k: fit.k,
      logLikelihood: fit.logLikelihood,
    }));
    const asCohort = { ...model, timing: timing!, timingChoice: { ...model.timingChoice!, candidates } };
    const predictor = predictorOf(asCohort)!;
    expect(predictor.knowsLeaving).toBe(false);
    const set: ValueTest = { compare: 'isSet' };
    expect(membersOf(shop, predictor, until, 'predicted:churnRisk', set)).not.toContain(true);
    expect(membersOf(shop, predictor, until, 'predicted:purchases90Days', set)).toContain(true);
  });
});

/** ₂F₁ by its power series, for |z| < 1. */
function hyp2f1(a: number, b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 0; n < 20_000 && Math.abs(term) > 1e-16 * Math.abs(sum); n++) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    sum += term;
  }
  return sum;
}
