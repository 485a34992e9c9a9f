import type { Catalog, Language } from '../../core/i18n/index.ts';

const modules = import.meta.glob<Record<string, Catalog>>(['../../core/i18n/{ko,en}/*.ts', './{ko,en}/*.ts'], {
  eager: true,
});

/** Every text of one language. */
export function catalogsOf(language: Language): readonly Catalog[] {
  return Object.entries(modules)
    .filter(([path]) => path.includes(`/${language}/`))
    .flatMap(([, module]) => Object.values(module));
}
