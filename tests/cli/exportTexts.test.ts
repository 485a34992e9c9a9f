import { describe, expect, it } from 'vitest';
import { exporters, exportJourney } from '../../core/exporters/index.ts';
import { translatorOf } from '../../electron/cli/language.ts';
import { everyNodeJourney } from '../core/exporters/everyNode.ts';

describe('the command line', () => {
  it.each(['ko', 'en'] as const)(
    'has a text in %s for every target, field, loss and problem of an export',
    (language) => {
      const text = translatorOf(language, 'Asia/Seoul');
      let losses = 0;
      for (const exporter of exporters) {
        const result = exportJourney(exporter, everyNodeJourney, { fields: {} });
        const texts = [
          text(`exportTarget.${exporter.id}`),
          ...result.fields.map(({ key }) => text(`exportField.${exporter.id}.${key}`)),
          ...result.losses.map(({ code, params }) => text(`exportLoss.${code}`, params)),
          ...result.problems.map(({ code, params }) => text(`problem.${code}`, params)),
        ];
        // a text that is missing shows its key between these brackets
        expect(texts.filter((one) => one.includes('⟦'))).toEqual([]);
        losses += result.losses.length;
      }
      expect(losses).toBeGreaterThan(100);
    },
  );
});
