import { describe, expect, it } from 'vitest';
import { modelCardTexts as english } from '../../../core/i18n/en/modelCard.ts';
import { placeholdersOf } from '../../../core/i18n/index.ts';
import { modelCardTexts as korean } from '../../../core/i18n/ko/modelCard.ts';
import { fitForecast, modelCard, modelCardSchema } from '../../../core/models/index.ts';
import { choiceReasons } from '../../../core/models/forecastModel.ts';
import { modelWarningCodes } from '../../../core/models/modelCard.ts';
import { datasetOf, daySeconds, purchasesOn, shopStart, smallShop } from './smallShop.ts';
import { timingOf } from './timingFits.ts';

const until = shopStart + 200 * daySeconds;
const model = fitForecast(smallShop(600, 200), until);

describe('the model card', () => {
  it('names every candidate once, with its likelihood, and marks the one that the forecast uses', () => {
    const card = modelCardSchema.parse(modelCard(model));
    const names = card.candidates.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(['NBD', 'BG/NBD', 'MBG/NBD', 'Pareto/NBD', 'BG/CNBD-2']));
    const likelihoods = card.candidates.map(({ logLikelihood }) => logLikelihood);
    expect([...likelihoods].sort((a, b) => b - a)).toEqual(likelihoods);
    const chosen = card.candidates.filter((candidate) => candidate.chosen);
    expect(chosen.map(({ name }) => name)).toEqual([card.timing!.name]);
    expect(chosen[0]!.pastErrors).toEqual(card.pastErrors);
    expect(card.timing!.parameters.every(({ standardError }) => standardError > 0)).toBe(true);
    expect(card.coverage!.covered).toBeLessThanOrEqual(card.coverage!.origins);
    expect(JSON.parse(JSON.stringify(card))).toEqual(card);
  });

  it('warns of what should not be trusted, with the figures', () => {
    const codesOf = (changed: typeof model): string[] => modelCard(changed).warnings.map(({ code }) => code);
    expect(codesOf(model)).not.toContain('tooLittleData');
    const few = datasetOf(purchasesOn('a', [1, 20], null));
    expect(codesOf(fitForecast(few, until))).toEqual(
      expect.arrayContaining(['tooLittleData', 'shortHistory', 'noAmounts']),
    );
    expect(codesOf(fitForecast(datasetOf([]), until))).toEqual(['noPurchases']);
    const loose = { ...timingOf({ family: 'bgCnbd', k: 1 }), unidentified: ['a', 'b'] } as typeof model.timing;
    const past = { horizonDays: 28, origins: 8, sd: 0.25, mean: -0.2 };
    const { warnings } = modelCard({
      ...model,
      timing: loose,
      pastErrors: [past],
      timingChoice: { ...model.timingChoice!, coverage: { nominal: 0.9, covered: 3, origins: 8 } },
    });
    expect(warnings).toContainEqual({ code: 'unidentified', params: { parameters: 'a, b' } });
    // e^0.2 - 1: what was forecast over what came
    expect(warnings).toContainEqual({
      code: 'overForecast',
      params: { share: expect.closeTo(0.2214, 4), days: 28 },
    });
    expect(warnings).toContainEqual({ code: 'undercovers', params: { covered: 3, origins: 8 } });
    const steady = { ...past, mean: -0.05 };
    expect(codesOf({ ...model, pastErrors: [steady] })).not.toContain('overForecast');
  });

  it('has a text for every reason and warning in both languages, with the same values to fill in', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(korean).sort());
    const wanted = [
      ...choiceReasons.map((reason) => `modelCard.reason.${reason}`),
      ...modelWarningCodes.map((code) => `modelCard.warning.${code}`),
    ];
    expect(Object.keys(english)).toEqual(expect.arrayContaining(wanted));
    for (const [key, text] of Object.entries(korean)) {
      const names = new Set(placeholdersOf(text));
      expect([key, new Set(placeholdersOf(english[key as keyof typeof english]))]).toEqual([key, names]);
    }
  });
});
