import { describe, expect, it } from 'vitest';
import { importQuality as english } from '../../../core/i18n/en/importQuality.ts';
import { createTranslator } from '../../../core/i18n/index.ts';
import { importQuality as korean } from '../../../core/i18n/ko/importQuality.ts';
import { buildDataset } from '../../../core/dataset/index.ts';
import { measureExperiment } from '../../../core/measure/experiment.ts';
import { qualityOf } from '../../../core/measure/quality.ts';
import { chiSquareTail, normalTwoSided } from '../../../core/stats/index.ts';

const digest = () => 'x';
const day = (text: string) => Date.parse(`${text}T00:00:00+09:00`) / 1000;
const now = day('2026-01-01');
const texts = [
  createTranslator({ language: 'ko', zone: 'Asia/Seoul' }, korean),
  createTranslator({ language: 'en', zone: 'Asia/Seoul' }, english),
];

type Rows = Parameters<typeof buildDataset>[0];

/** What is found in these rows; every finding has its text in both languages. */
function found(rows: Partial<Rows>, options: Partial<Parameters<typeof buildDataset>[1]> = {}) {
  const dataset = buildDataset({ customers: [], events: [], ...rows }, { zone: 'Asia/Seoul', ...options }, digest);
  const findings = qualityOf(dataset, now);
  for (const { code, params, count, share } of findings) {
    for (const text of texts)
      expect(text(`quality.${code}`, { ...params, count, share: share ?? 0 })).not.toMatch(/[⟦⟧]/);
  }
  return findings;
}

const purchase = (customerId: string, time: number, value: number | null = 1000) => ({
  customerId,
  type: 'purchase',
  time,
  value,
});
/** A purchase every day, each of another of ten customers, at half past nine. */
const daily = (days: number, from = '2025-01-01') =>
  Array.from({ length: days }, (_, index) => purchase(`c${index % 10}`, day(from) + index * 86_400 + 34_200));

describe('the quality report', () => {
  it('has nothing to say about a purchase every day', () => {
    expect(found({ events: daily(120) })).toEqual([]);
  });

  it('names one customer with forty per cent of the events', () => {
    const till = Array.from({ length: 80 }, (_, index) =>
      purchase('till', day('2025-01-01') + index * 86_400 + 50_000),
    );
    expect(found({ events: [...daily(120), ...till] })).toEqual([
      expect.objectContaining({
        code: 'oneCustomer',
        severity: 'warning',
        count: 80,
        share: 0.4,
        params: { customer: 'till' },
      }),
    ]);
  });

  it('finds the days without events that chance does not explain, and not a day off', () => {
    const gap = daily(120).filter((_, index) => index < 60 || index >= 70);
    expect(found({ events: gap })).toEqual([
      expect.objectContaining({
        code: 'timeGap',
        count: 10,
        params: { gaps: 1, days: 10, from: '2025-03-02', to: '2025-03-11' },
        examples: ['2025-03-02 – 2025-03-11'],
      }),
    ]);
    expect(found({ events: daily(120).filter((_, index) => index !== 60) })).toEqual([]);
    // where one day in ten has events, a fortnight without is no gap
    expect(found({ events: daily(200).filter((_, index) => index % 10 === 0) })).toEqual([]);
  });

  it('counts purchases without an amount, and amounts far beyond the usual', () => {
    const events = daily(120).map((event, index) => ({
      ...event,
      value: index === 3 ? null : index === 5 ? 250_000 : 1000,
    }));
    expect(found({ events })).toEqual([
      expect.objectContaining({ code: 'largeAmount', count: 1, params: { median: 1000 }, examples: ['250000'] }),
      expect.objectContaining({ code: 'noAmount', severity: 'info', count: 1, share: 1 / 120 }),
    ]);
  });

  it('finds dates in the future, impossible birthdays, addresses that are none, and old or undated consents', () => {
    const customers = [
      { id: 'a', attributes: { born: '1890-05-01', mail: 'a@b.kr', ok: true, asked: day('2023-12-31') } },
      { id: 'b', attributes: { born: '2031-01-01', mail: 'nobody', ok: true, asked: day('2024-01-02') } },
      { id: 'c', attributes: { born: '1990-05-01', mail: 'c@d.kr', ok: true, asked: null } },
      { id: '비회원', attributes: { born: '1991-05-01', mail: 'e@f.kr', ok: false, asked: day('2030-01-01') } },
    ];
    const findings = found(
      { customers },
      {
        roles: { birthday: 'born', email: 'mail', adConsent: 'ok', adConsentTime: 'asked' },
        attributeKinds: { born: 'date', mail: 'text', ok: 'boolean', asked: 'time' },
      },
    );
    expect(findings.map(({ code, count, params }) => [code, count, params['column'] ?? null])).toEqual([
      ['placeholderIds', 1, null],
      ['futureDates', 1, 'born'],
      ['outOfRange', 1, 'born'],
      ['futureDates', 1, 'asked'],
      ['oldConsents', 1, 'asked'],
      ['badAddress', 1, 'mail'],
      ['undatedConsents', 1, 'ok'],
    ]);
  });

  it('reports a column from a fifth of its cells missing, and gravely from four fifths', () => {
    const customers = Array.from({ length: 10 }, (_, index) => ({
      id: `c${index}`,
      attributes: {
        full: 'x',
        some: index < 8 ? 'x' : null,
        most: index < 9 ? 'x' : null,
        hardly: index < 2 ? 'x' : null,
      },
    }));
    expect(
      found({ customers }).map(({ code, severity, share, params }) => [code, severity, share, params['column']]),
    ).toEqual([
      ['missing', 'warning', 0.8, 'hardly'],
      ['missing', 'info', 0.2, 'some'],
    ]);
  });

  it('asks a property of those events only that have it at all', () => {
    const events = daily(100).map((event, index) => ({
      ...event,
      type: index % 2 === 0 ? 'visit' : 'cart',
      value: null,
      properties: index % 2 === 0 ? {} : { product: index % 4 === 1 ? 'p' : null },
    }));
    expect(found({ events })).toEqual([
      expect.objectContaining({ code: 'missing', count: 25, share: 0.5, params: { column: 'product' } }),
    ]);
  });

  it('says where times have no clock, and where they lie before any shop was online', () => {
    const dates = Array.from({ length: 30 }, (_, index) =>
      purchase(`c${index % 10}`, day('2025-01-01') + index * 86_400),
    );
    expect(found({ events: dates }).map(({ code }) => code)).toEqual(['datesOnly']);
    expect(
      found({ events: [...daily(30, '1989-06-01'), purchase('z', day('1970-01-02') + 5)] }).map(({ code }) => code),
    ).toContain('oldTimes');
  });
});

describe('an experiment', () => {
  // R: t.test(c(3,5,9,4), c(1,2,4)), difference of means with Welch's standard error
  const rows = [
    ['a', 'mail', true, 3],
    ['b', 'mail', true, 5],
    ['c', 'mail', false, 9],
    ['d', 'mail', true, 4],
    ['e', 'none', false, 1],
    ['f', 'none', true, 2],
    ['g', 'none', false, 4],
    ['h', '', true, 100],
    ['i', 'none', null, null],
  ] as const;
  const dataset = buildDataset(
    { customers: rows.map(([id, arm, visit, spend]) => ({ id, attributes: { arm, visit, spend } })), events: [] },
    { zone: 'Asia/Seoul' },
    digest,
  );
  const measured = measureExperiment(dataset, {
    name: 'x',
    arm: 'arm',
    control: 'none',
    outcomes: ['visit', 'spend', 'gone'],
  })!;

  it('compares every arm with the control, without who was in no arm or whose outcome is unknown', () => {
    expect(measured.arms).toEqual([
      { arm: 'none', customers: 4, share: 0.5 },
      { arm: 'mail', customers: 4, share: 0.5 },
    ]);
    const [, spend, ...others] = measured.outcomes;
    expect(others).toEqual([]);
    const effect = spend!.arms[1]!.effect!;
    expect(spend!.arms.map(({ customers, mean }) => [customers, mean])).toEqual([
      [3, 7 / 3],
      [4, 5.25],
    ]);
    expect(effect.difference).toBeCloseTo(5.25 - 7 / 3, 12);
    const treatedVariance = (2.25 ** 2 + 0.25 ** 2 + 3.75 ** 2 + 1.25 ** 2) / 3;
    const controlVariance = ((4 / 3) ** 2 + (1 / 3) ** 2 + (5 / 3) ** 2) / 2;
    expect(effect.standardError).toBeCloseTo(Math.sqrt(treatedVariance / 4 + controlVariance / 3), 12);
    expect(effect.relativeLift).toBeCloseTo(5.25 / (7 / 3) - 1, 12);
  });

  it('holds the sizes of the arms against what was planned', () => {
    const names = { name: 'x', arm: 'arm', control: 'none', outcomes: [] };
    // of eight, two and six were meant: (4 − 2)² / 2 + (4 − 6)² / 6
    const { arms, sampleRatio } = measureExperiment(dataset, names, { none: 25, mail: 75 })!;
    expect(arms.map(({ share }) => share)).toEqual([0.25, 0.75]);
    expect(sampleRatio!.chiSquare).toBeCloseTo(2 + 2 / 3, 12);
    expect(measureExperiment(dataset, names)!.sampleRatio).toMatchObject({ chiSquare: 0, degrees: 1 });
  });

  it('is none where the control is not there', () => {
    expect(measureExperiment(dataset, { name: 'x', arm: 'arm', control: 'nobody', outcomes: [] })).toBeNull();
    expect(measureExperiment(dataset, { name: 'x', arm: 'none', control: 'none', outcomes: [] })).toBeNull();
  });
});

describe('tails', () => {
  // published table values (NIST/SEMATECH e-Handbook 1.3.6.7.4 and 1.3.6.7.1)
  it.each([
    [3.841, 1, 0.05],
    [6.635, 1, 0.01],
    [5.991, 2, 0.05],
    [18.307, 10, 0.05],
    [124.342, 100, 0.05],
  ])('of chi-square %f with %i degrees of freedom is %f', (value, degrees, tail) => {
    expect(chiSquareTail(value, degrees)).toBeCloseTo(tail, 4);
  });

  it('of the normal distribution are those of its square', () => {
    expect(normalTwoSided(1.959963984540054)).toBeCloseTo(0.05, 12);
    expect(normalTwoSided(0)).toBe(1);
  });
});
