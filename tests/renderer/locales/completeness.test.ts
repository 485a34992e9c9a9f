import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Catalog, placeholdersOf } from '../../../core/i18n/index.ts';
import { entryRefusals, exitReasons, suppressions } from '../../../core/simulate/counters.ts';
import { catalogsOf } from '../../../renderer/locales/catalogs.ts';

function merged(catalogs: readonly Catalog[]): Map<string, string> {
  return new Map(catalogs.flatMap((catalog) => Object.entries(catalog)));
}

/** Names that a text asks for, whatever the language does with them. */
function namesIn(text: string): string[] {
  return [...new Set(placeholdersOf(text))].sort();
}

const ko = merged(catalogsOf('ko'));
const en = merged(catalogsOf('en'));

describe('the texts of the app', () => {
  it('are found at all: hundreds of keys in each language', () => {
    expect(ko.size).toBeGreaterThan(300);
    expect(en.size).toBeGreaterThan(300);
  });

  it('have every key in both languages', () => {
    const onlyKo = [...ko.keys()].filter((key) => !en.has(key));
    const onlyEn = [...en.keys()].filter((key) => !ko.has(key));
    expect({ onlyKo, onlyEn }).toEqual({ onlyKo: [], onlyEn: [] });
  });

  it('ask for the same values in both languages', () => {
    const different = [...ko].filter(([key, text]) => {
      const other = en.get(key);
      return other !== undefined && namesIn(text).join(' ') !== namesIn(other).join(' ');
    });
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it('define no key twice, so that no area silently overrides another', () => {
    for (const language of ['ko', 'en'] as const) {
      const keys = catalogsOf(language).flatMap((catalog) => Object.keys(catalog));
      const repeated = keys.filter((key, index) => keys.indexOf(key) !== index);
      expect({ language, repeated }).toEqual({ language, repeated: [] });
    }
  });

  it('have a long and a short form for every reason why somebody is refused, held back or leaves', () => {
    const reasons = [...entryRefusals, ...exitReasons, ...suppressions];
    const missing = reasons.flatMap((reason) =>
      [`reason.${reason}`, `reasonShort.${reason}`].filter((key) => !ko.has(key)),
    );
    expect(missing).toEqual([]);
  });

  it('are never empty, except for a counter that only Korean has', () => {
    const empty = [...ko, ...en]
      .filter(([key, text]) => text.trim() === '' && !key.endsWith('.unit'))
      .map(([key]) => key);
    expect(empty).toEqual([]);
  });
});

const sources = globSync('renderer/**/*.{ts,tsx}').filter((path) => !path.includes('/locales/'));

describe('the code of the screens', () => {
  it('is looked at: the search finds files', () => {
    expect(sources.length).toBeGreaterThan(60);
  });

  it('asks only for keys that exist', () => {
    const asked = sources.flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/\btext\(\s*'([\w.-]+)'/g)].map((match) => ({
        path,
        key: match[1] ?? '',
      })),
    );
    expect(asked.length).toBeGreaterThan(200);
    expect(asked.filter(({ key }) => !ko.has(key))).toEqual([]);
  });

  it('holds no Korean text outside of comments', () => {
    const found = sources.flatMap((path) => {
      const code = readFileSync(path, 'utf8')
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .replace(/(^|\s)\/\/.*$/gm, '')
        .replace(/\/\^?\([^/\n]*\)[^/\n]*\//g, '');
      return /['"`>][^'"`<\n]*[가-힣]{2,}/.test(code) ? [path] : [];
    });
    expect(found).toEqual([]);
  });

  it('holds no English words between tags', () => {
    const found = sources
      .filter((path) => path.endsWith('.tsx'))
      .flatMap((path) =>
        [...readFileSync(path, 'utf8').matchAll(/<\/?[A-Za-z][\w.]*[^<>{}=]*>\s*([A-Z][a-z]+(?: [a-z]+)*)\s*<\//g)].map(
          (match) => `${path}: ${match[1] ?? ''}`,
        ),
      );
    expect(found).toEqual([]);
  });

  it('gives no label, title or placeholder as a literal', () => {
    const found = sources
      .filter((path) => path.endsWith('.tsx'))
      .flatMap((path) =>
        [
          ...readFileSync(path, 'utf8').matchAll(/\b(?:label|title|placeholder|aria-label|hint|tooltip)="([^"]*)"/g),
        ].map((match) => `${path}: ${match[1] ?? ''}`),
      )
      // an address is the same in every language
      .filter((found) => !found.endsWith('://'));
    expect(found).toEqual([]);
  });
});
