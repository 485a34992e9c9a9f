import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placeholdersOf } from '../../../core/i18n/index.ts';
import { catalogsOf } from '../../../renderer/locales/catalogs.ts';

function editorTexts(language: 'ko' | 'en'): Readonly<Record<string, string>> {
  const all = catalogsOf(language).flatMap((catalog) => Object.entries(catalog));
  return Object.fromEntries(all.filter(([key]) => key.startsWith('editor.')));
}

const korean = editorTexts('ko');
const english = editorTexts('en');
const root = join(import.meta.dirname, '../../..');

function sources(): string[] {
  return [
    'core/words',
    ...['canvas', 'nodes', 'panels', 'commands', 'stores'].map((name) => `renderer/${name}`),
  ].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(join(root, folder, name), 'utf8')),
  );
}

describe('texts of the editor', () => {
  it('exist in both languages with the same places to fill', () => {
    expect(Object.keys(english)).toEqual(Object.keys(korean));
    const places = (texts: Readonly<Record<string, string>>) =>
      Object.entries(texts).map(([key, text]) => [key, placeholdersOf(text)]);
    expect(places(english)).toEqual(places(korean));
  });

  it('hold every key that the code names', () => {
    const named = sources().flatMap((text) => [...text.matchAll(/'(editor\.[\w.]+)'/g)].map((match) => match[1] ?? ''));
    expect(named.length).toBeGreaterThan(200);
    expect(named.filter((key) => !(key in korean))).toEqual([]);
  });

  it('hold no key that the code cannot reach', () => {
    const code = sources().join('\n');
    const stems = [...code.matchAll(/`(editor\.[\w.]*)\$\{/g)].map((match) => match[1] ?? '');
    const unreachable = Object.keys(korean).filter(
      (key) => !code.includes(`'${key}'`) && !stems.some((stem) => key.startsWith(stem)),
    );
    expect(unreachable).toEqual([]);
  });
});
