import { describe, expect, it } from 'vitest';
import { migrateJourney } from '../../../core/journey/index.ts';

const rename = { to: 2, up: ({ title, ...rest }: Readonly<Record<string, unknown>>) => ({ ...rest, name: title }) };
const shout = {
  to: 3,
  up: (json: Readonly<Record<string, unknown>>) => ({ ...json, name: String(json.name).toUpperCase() }),
};

describe('migrateJourney', () => {
  it('leaves a document of the current version alone', () => {
    const json = { version: 2, name: 'a' };
    expect(migrateJourney(json, 2)).toBe(json);
  });

  it('lifts through every later step and no earlier one', () => {
    expect(migrateJourney({ version: 1, title: 'a' }, 1, [rename, shout])).toEqual({ version: 3, name: 'A' });
    expect(migrateJourney({ version: 2, name: 'b' }, 2, [rename, shout])).toEqual({ version: 3, name: 'B' });
    expect(migrateJourney({ version: 3, name: 'c' }, 3, [rename, shout])).toEqual({ version: 3, name: 'c' });
  });

  it('refuses a table with a gap', () => {
    expect(() => migrateJourney({ version: 1 }, 1, [shout])).toThrow('migrations skip from version 1 to 3');
  });
});
