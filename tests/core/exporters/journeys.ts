import * as fc from 'fast-check';
import { parseJourney } from '../../../core/journey/index.ts';
import { journeyTemplates } from '../../../core/journey/templates.ts';
import { type Journey, journeySchema } from '../../../core/journey/spec.ts';
import { journey as anyJourney } from '../journey/arbitraries.ts';

/** Every template in both languages, named by id and language. */
export function templateJourneys(): [string, Journey][] {
  return journeyTemplates.flatMap((template) =>
    (['ko', 'en'] as const).map((language): [string, Journey] => {
      let next = 0;
      const newId = (prefix: string) => `${prefix}-${++next}`;
      const journey = template.build({ language, shopName: '여정상점', newId, roles: {} });
      return [`${template.id}-${language}`, journeySchema.parse(journey)];
    }),
  );
}

/** The same generated journeys at every call. */
export function generatedJourneys(count: number): Journey[] {
  return fc.sample(anyJourney, { seed: 77, numRuns: count }).map((journey) => {
    const parsed = parseJourney(JSON.parse(JSON.stringify(journey)));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    return parsed.value;
  });
}
