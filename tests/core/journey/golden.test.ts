import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { journeyToText, parseJourney } from '../../../core/journey/index.ts';
import { specVersion } from '../../../core/journey/spec.ts';

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

describe('a journey file of version 1', () => {
  it('reads as the current version and loses nothing', () => {
    const file = readJson('tests/golden/journey-1.journey.json');
    const parsed = parseJourney(file);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    expect(file).toMatchObject({ version: 1 });
    expect(parsed.value.version).toBe(specVersion);
    // every value of the file is still there; what is new has a default
    expect(parsed.value).toMatchObject({ ...(file as object), version: specVersion });
    expect(parseJourney(JSON.parse(journeyToText(parsed.value)))).toEqual(parsed);
  });
});

/** Every property name with the path of definitions that leads to it, and the enums on the way. */
function namesIn(schema: unknown, path = ''): string[] {
  if (Array.isArray(schema)) return schema.flatMap((item) => namesIn(item, path));
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key === 'properties' && typeof value === 'object' && value !== null) {
      return Object.entries(value).flatMap(([name, inner]) => [
        `${path}.${name}`,
        ...namesIn(inner, `${path}.${name}`),
      ]);
    }
    if (key === 'enum' && Array.isArray(value)) return value.map((item) => `${path}=${String(item)}`);
    return namesIn(value, key === '$defs' || path !== '' ? path : '');
  });
}

describe('the released schemas', () => {
  it('only ever grow: version 2 has every property and every value of version 1', () => {
    const [first, second] = [1, 2].map(
      (version) => new Set(namesIn(readJson(`docs/schema/journey-${version}.schema.json`))),
    );
    expect(first!.size).toBeGreaterThan(80);
    expect([...first!].filter((name) => !second!.has(name))).toEqual([]);
    expect(second!.size).toBeGreaterThan(first!.size + 30);
  });
});
