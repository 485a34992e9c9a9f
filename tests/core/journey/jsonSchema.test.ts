import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { journeyJsonSchema } from '../../../core/journey/index.ts';

describe('docs/schema/journey-2.schema.json', () => {
  it('is what the schema in the code gives (node tests/tools/writeJourneySchema.ts writes it)', () => {
    const written: unknown = JSON.parse(readFileSync('docs/schema/journey-2.schema.json', 'utf8'));
    expect(written).toEqual(JSON.parse(JSON.stringify(journeyJsonSchema())));
  });

  it('defines the recursive condition once, by name', () => {
    const text = JSON.stringify(journeyJsonSchema());
    expect(text.match(/"#\/\$defs\/Condition"/g)?.length).toBeGreaterThan(4);
    expect(text).toContain('"$schema":"https://json-schema.org/draft/2020-12/schema"');
  });
});
