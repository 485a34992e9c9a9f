import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportNative } from '../../../../core/exporters/native/index.ts';
import { parseJourney } from '../../../../core/journey/index.ts';
import { emptyJourney } from '../../../../core/journey/spec.ts';
import { journey } from '../../journey/arbitraries.ts';

describe('exportNative', () => {
  it('writes text from which the same journey is read', () => {
    fc.assert(
      fc.property(journey, (original) => {
        expect(parseJourney(JSON.parse(exportNative(original).text))).toEqual({ ok: true, value: original });
      }),
      { seed: 41, numRuns: 200 },
    );
  });

  it.each([
    ['장바구니 이탈 (1시간)', '장바구니-이탈-1시간.journey.json'],
    ['Win-back: 30/60 days', 'Win-back-30-60-days.journey.json'],
    ['../../etc/passwd', 'etc-passwd.journey.json'],
    ['CON', 'journey-CON.journey.json'],
    ['🎉', 'journey.journey.json'],
    [`${'가'.repeat(59)} 나다`, `${'가'.repeat(59)}.journey.json`],
    // a decomposed name, as macOS writes file names, becomes the composed one
    ['여정'.normalize('NFD'), '여정.journey.json'],
  ])('calls the file of "%s" %s', (name, fileName) => {
    expect(exportNative(emptyJourney('j', name)).name).toBe(fileName);
  });
});
