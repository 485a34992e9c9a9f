import { describe, expect, it } from 'vitest';
import { basis as english } from '../../../core/i18n/en/basis.ts';
import { createTranslator, placeholdersOf } from '../../../core/i18n/index.ts';
import { basis as korean } from '../../../core/i18n/ko/basis.ts';
import { emptyJourney } from '../../../core/journey/spec.ts';
import type { JourneyNode } from '../../../core/journey/nodes.ts';
import { channels } from '../../../core/journey/channels.ts';
import { type AssembleInput, assembleResult, headline } from '../../../core/measure/index.ts';
import type { ForecastBasis } from '../../../core/models/index.ts';
import { defaultAssumptions } from '../../../core/simulate/settings.ts';
import { forecast, messageNode, purchases, sampleRun } from './sampleRun.ts';

const ko = createTranslator({ language: 'ko', zone: 'Asia/Seoul' }, korean);
const en = createTranslator({ language: 'en', zone: 'Asia/Seoul' }, english);
const one = [purchases(120, 100)];

const variants: Record<string, Partial<ForecastBasis>> = {
  full: {},
  cohort: { births: 'all', buyers: 1000, truncated: 0 },
  poor: {
    timing: { ...forecast.timing!, fitted: false },
    spend: { ...forecast.spend!, fitted: false },
    firstPurchase: false,
    dateOnly: true,
    sessions: null,
    pastError: null,
  },
  noAmounts: { spend: null },
  noPurchases: { timing: null },
};

const response = defaultAssumptions().responses[0]!.response;
const everyChannel = (input: AssembleInput): AssembleInput => ({
  ...input,
  journey: {
    ...input.journey,
    nodes: [
      ...channels.map((channel) => messageNode(channel, channel, { title: channel })),
      messageNode('own', 'push', { title: '환영', response: { ...response, source: 'measured' } }),
      messageNode('ownClick', 'sms', { title: '안내', response: { ...response, openShare: null } }),
      messageNode('fallback', 'alimtalk', { purpose: 'information', fallback: { channel: 'lms', body: '' } }),
    ],
  },
});

const at = (id: string) => ({ id, title: id, position: { x: 0, y: 0 } });
const outside: JourneyNode[] = [
  { ...at('called'), type: 'trigger', trigger: { kind: 'manual', assumedDailyShare: 0.01 } },
  {
    ...at('predicted'),
    type: 'trigger',
    trigger: { kind: 'predicted', quantity: { kind: 'churnRisk', above: 0.5 } },
  },
  {
    ...at('risky'),
    type: 'filter',
    condition: { kind: 'attribute', attribute: 'predicted:churnRisk', test: { compare: 'atLeast', value: 0.5 } },
  },
  { ...at('asked'), type: 'survey', question: '', answers: [], answerSeconds: 60, timeoutSeconds: 60 },
];
const alone = sampleRun(one);

const runs = [
  // beside other journeys, called from outside, with limits that were not settled
  {
    ...alone,
    journey: { ...alone.journey, nodes: [...alone.journey.nodes, ...outside] },
    others: [emptyJourney('other', '다른 여정')],
    residual: 3,
  },
  ...Object.values(variants).map((changes) => sampleRun(one, { forecast: { ...forecast, ...changes } })),
  sampleRun(one, { mode: 'replay' }),
  sampleRun(one, { mode: 'replay', simulateResponses: false }),
  sampleRun(one, { simulateResponses: false, synthetic: true }),
  sampleRun([{}]),
  sampleRun([{}], { mode: 'replay' }),
];
const results = [...runs, ...runs.map(everyChannel)].map(assembleResult);

describe('basis texts', () => {
  it('exist in both languages for the same keys with the same values to fill in', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(korean).sort());
    for (const [key, text] of Object.entries(korean)) {
      const names = new Set(placeholdersOf(text));
      expect([key, new Set(placeholdersOf(english[key]!))]).toEqual([key, names]);
    }
  });

  it('cover everything that a run can rest on, with nothing left open', () => {
    const used = new Set<string>();
    for (const { basis } of results) {
      for (const item of basis) {
        const key = `basis.${item.code}`;
        used.add(key);
        for (const translate of [ko, en]) expect(translate(key, item.params)).not.toMatch(/⟦|NaN|undefined|\{/);
      }
    }
    const texts = Object.keys(korean).filter((key) => key.startsWith('basis.') && !key.startsWith('basis.sentence'));
    expect([...used].sort()).toEqual(texts.sort());
  });

  it('put what was measured before what was assumed', () => {
    const { basis } = results[0]!;
    expect(basis.map(({ kind }) => kind)).toEqual(
      basis
        .map(({ kind }) => kind)
        .sort()
        .reverse(),
    );
    expect(basis.find(({ code }) => code === 'purchaseTiming')!.params).toMatchObject({
      buyers: 800,
      model: 'BG/NBD',
      parameters: 'r 0.2426, α 4.413, a 0.7929, b 2.426',
    });
    expect(basis.find(({ code }) => code === 'responseOpen')).toMatchObject({ kind: 'assumed' });
  });
});

describe('headline', () => {
  it('says the whole run in one Korean and one English sentence and calls an assumed effect so', () => {
    const result = assembleResult(sampleRun(one));
    const { sentenceKey, ...figures } = headline(result);
    expect(sentenceKey).toBe('basis.sentence.forecastAssumed');
    expect(ko(sentenceKey, figures)).toBe(
      '2일 동안 40명에게 50건을 보내고, 순증 구매 20건(가정한 효과, 90% 20–20), 비용 150원, 순증 이익 59,850원으로 예상합니다.',
    );
    expect(en(sentenceKey, figures)).toBe(
      'Over 2 days: 50 messages to 40 customers, 20 incremental purchases (assumed effect, 90% 20–20), cost ₩150, incremental profit ₩59,850.',
    );
  });

  it('drops the label only when every answer was measured', () => {
    const nodes = [messageNode('mail', 'email', { response: { ...response, source: 'measured' } })];
    const input = sampleRun(one);
    const measured = assembleResult({ ...input, journey: { ...input.journey, nodes } });
    expect(headline(measured).sentenceKey).toBe('basis.sentence.forecastMeasured');
    const mixed = [...nodes, messageNode('sms', 'sms')];
    const both = assembleResult({ ...input, journey: { ...input.journey, nodes: mixed } });
    expect(headline(both).sentenceKey).toBe('basis.sentence.forecastAssumed');
  });

  it('has a sentence for every kind of run', () => {
    const keys = new Set(results.map((result) => headline(result).sentenceKey));
    for (const key of keys) expect(korean[key]).toBeDefined();
    expect(keys).toContain('basis.sentence.replayCounts');
    expect(keys).toContain('basis.sentence.replayAssumed');
    expect(keys).toContain('basis.sentence.forecastCounts');
    expect(keys).toContain('basis.sentence.forecastNothing');
    expect(keys).toContain('basis.sentence.replayNothing');
  });
});
