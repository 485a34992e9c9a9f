import { describe, expect, it } from 'vitest';
import { languageOfLocale } from '../../../renderer/locales/index.ts';

describe('the language of a system', () => {
  it('is Korean for every Korean locale', () => {
    expect(['ko', 'ko-KR', 'KO_kr', 'ko-KP'].map(languageOfLocale)).toEqual(['ko', 'ko', 'en', 'ko']);
  });

  it('is English for all others, also for those that only begin alike', () => {
    expect(['en-US', 'ja-JP', 'kok-IN', ''].map(languageOfLocale)).toEqual(['en', 'en', 'en', 'en']);
  });
});
