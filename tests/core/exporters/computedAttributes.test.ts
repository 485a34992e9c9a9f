import { describe, expect, it } from 'vitest';
import { exporters, exportJourney, findExporter } from '../../../core/exporters/index.ts';
import type { Condition } from '../../../core/segment/condition.ts';
import { documentTexts } from '../../../core/words/texts.ts';
import { exit, journeyOf, message, trigger } from './builders.ts';
import { publishedCheck, schemasThere, skipReason } from './published.ts';

const test = (attribute: string, value: number): Condition => ({
  kind: 'attribute',
  attribute,
  test: { compare: 'atLeast', value },
});
const churn = test('predicted:churnRisk', 0.6);
const next = test('predicted:nextPurchaseDays', 3);
const orders = test('derived:orders', 2);

function filtered(...of: Condition[]) {
  const base = { title: '', position: { x: 0, y: 0 } };
  return journeyOf(
    [
      trigger('start'),
      { ...base, id: 'who', type: 'filter', condition: { kind: 'all', of } },
      message('say'),
      exit('end'),
    ],
    ['start', 'who', 'say', 'end'],
  );
}

const asking = exporters.filter(({ conditions }) => conditions !== undefined);
const lossesOf = (id: string, ...of: Condition[]) =>
  exportJourney(findExporter(id)!, filtered(...of), { fields: {} }).losses.filter(({ code }) =>
    ['predictedAttribute', 'derivedAttribute', 'targetPrediction'].includes(code),
  );

describe('attributes that only this app computes', () => {
  it('are told to whoever asks conditions of their own customers, and to nobody else', () => {
    expect(asking.map(({ id }) => id)).toEqual([
      'klaviyo',
      'onesignal',
      'hubspot',
      'sfmc',
      'mautic',
      'dittofeed',
      'parcelvoy',
      'mailerlite',
      'n8n',
      'stepFunctions',
    ]);
    for (const { id, conditions } of exporters)
      expect(lossesOf(id, next).length).toBe(conditions === undefined ? 0 : 1);
  });

  it.each(asking.map(({ id }) => id))('are lost in the export to %s, in words of both languages', (id) => {
    const losses = lossesOf(id, next, orders);
    expect(losses).toEqual([
      {
        nodeId: 'who',
        kind: 'approximated',
        code: 'predictedAttribute',
        params: { target: id, attribute: 'predicted:nextPurchaseDays', name: 'nextPurchaseDays' },
      },
      {
        nodeId: 'who',
        kind: 'approximated',
        code: 'derivedAttribute',
        params: { target: id, attribute: 'derived:orders', name: 'orders' },
      },
    ]);
    const [ko, en] = (['ko', 'en'] as const).map((language) => {
      const { text } = documentTexts(language, 'Asia/Seoul');
      return losses.map(({ code, params }) => text(`exportLoss.${code}`, params));
    });
    expect(ko![0]).toContain('‘다음 구매 예정일까지’는');
    expect(en![1]).toContain('“Orders”');
  });
});

describe('predictions that Klaviyo makes itself', () => {
  const written = (condition: Condition) => {
    const { files, losses } = exportJourney(findExporter('klaviyo')!, filtered(condition), { fields: {} });
    return { text: files[0]!.text, losses: losses.map(({ code }) => code) };
  };

  it('are asked of it, with a word on the other model', () => {
    const { text, losses } = written(churn);
    expect(JSON.stringify(JSON.parse(text))).toContain(
      '{"type":"profile-predictive-analytics","dimension":"churn_probability","filter":{"type":"numeric","operator":"greater-than-or-equal","value":0.6}}',
    );
    expect(losses).toContain('targetPrediction');
    expect(losses).not.toContain('predictedAttribute');
    expect(written({ kind: 'not', of: churn }).text).toContain('less-than');
  });

  it('become a segment where the test is none of a number', () => {
    const isSet: Condition = { kind: 'attribute', attribute: 'predicted:churnRisk', test: { compare: 'isSet' } };
    expect(written(isSet).losses).toContain('conditionAsSegment');
    expect(written(isSet).text).not.toContain('predictive-analytics');
  });

  it.skipIf(!schemasThere)(`are valid by its published schema${skipReason}`, () => {
    for (const name of ['churnRisk', 'lifetimeValueWon', 'purchases365Days']) {
      const { text } = written(test(`predicted:${name}`, 1.5));
      expect(text).toContain('predictive-analytics');
      expect(publishedCheck('klaviyo')!(text)).toEqual([]);
    }
  });
});
