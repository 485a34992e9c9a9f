import type { Formats, Language, Translate } from '../../core/i18n/index.ts';
import { useLanguageStore } from './languageStore.ts';

export { languageOfLocale, setLanguage, setOwnWords, setTextZone, startLanguage } from './languageStore.ts';

/** `text(key, params)` in the language of the moment; the component draws again when it changes. */
export function useText(): Translate {
  return useLanguageStore((state) => state.text);
}

export function useLanguage(): Language {
  return useLanguageStore((state) => state.language);
}

/** Figures, won, percent and dates without a sentence around them. */
export function useFormats(): Formats {
  return useLanguageStore((state) => state.formats);
}

/** The translator outside of React, for toasts and file names. */
export function currentText(): Translate {
  return useLanguageStore.getState().text;
}

/** The language outside of React. */
export function currentLanguage(): Language {
  return useLanguageStore.getState().language;
}
