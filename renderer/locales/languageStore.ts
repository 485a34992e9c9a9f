import { create } from 'zustand';
import {
  type Catalog,
  createFormats,
  createTranslator,
  type Formats,
  type Language,
  type Translate,
} from '../../core/i18n/index.ts';
import { catalogsOf } from './catalogs.ts';

const storageKey = 'yeojeong.language';

interface LanguageState {
  language: Language;
  zone: string;
  /** Words that belong to the workspace, not to the app: names of its segments. */
  ownWords: Catalog;
  text: Translate;
  formats: Formats;
}

/** Korean for Korean systems, English for all others. */
export function languageOfLocale(locale: string): Language {
  return /^ko\b/i.test(locale) ? 'ko' : 'en';
}

function stateOf(language: Language, zone: string, ownWords: Catalog): LanguageState {
  const options = { language, zone };
  return {
    language,
    zone,
    ownWords,
    text: createTranslator(options, ...catalogsOf(language), ownWords),
    formats: createFormats(options),
  };
}

export const useLanguageStore = create<LanguageState>(() => stateOf('ko', 'Asia/Seoul', {}));

/** Uses the language chosen earlier, else the system's. */
export function startLanguage(systemLocale: string): void {
  const stored = window.localStorage.getItem(storageKey);
  show(stored === 'ko' || stored === 'en' ? stored : languageOfLocale(systemLocale));
}

/** Switches every text at once and remembers the choice. */
export function setLanguage(language: Language): void {
  window.localStorage.setItem(storageKey, language);
  show(language);
}

/** The zone in which moments are written; the workspace's own. */
export function setTextZone(zone: string): void {
  const { language, zone: before, ownWords } = useLanguageStore.getState();
  if (zone !== before) useLanguageStore.setState(stateOf(language, zone, ownWords));
}

/** Words of the open workspace that sentences of the app may hold. */
export function setOwnWords(ownWords: Catalog): void {
  const { language, zone } = useLanguageStore.getState();
  useLanguageStore.setState(stateOf(language, zone, ownWords));
}

function show(language: Language): void {
  document.documentElement.lang = language;
  const { zone, ownWords } = useLanguageStore.getState();
  useLanguageStore.setState(stateOf(language, zone, ownWords));
}
