import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionsIn, mapConditions } from '../../../core/journey/index.ts';
import { journey } from './arbitraries.ts';

describe('the conditions of a journey', () => {
  it('are all found: none is left once each is changed, and nothing else is', () => {
    fc.assert(
      fc.property(journey, (subject) => {
        expect(mapConditions(subject, (condition) => condition)).toEqual(subject);
        const marked = mapConditions(subject, () => ({ kind: 'segment', segmentId: 'marked' }));
        const found = JSON.stringify(marked).split('"segmentId":"marked"').length - 1;
        expect(found).toBe(conditionsIn(subject).length);
        // kinds of conditions that are nothing else in a journey
        const left = JSON.stringify({ ...marked, muted: [] }).match(
          /"kind":"(?:all|any|not|attribute|eventMeasure|followed)"/g,
        );
        expect(left).toBeNull();
      }),
      { seed: 8, numRuns: 300 },
    );
  });
});
