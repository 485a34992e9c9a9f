import { basis as basisEn } from '../i18n/en/basis.ts';
import { brief as briefEn } from '../i18n/en/brief.ts';
import { derived as derivedEn } from '../i18n/en/derived.ts';
import { exporting as exportingEn } from '../i18n/en/exporting.ts';
import { exportNotations as notationsEn } from '../i18n/en/exportNotations.ts';
import { exportSenders as sendersEn } from '../i18n/en/exportSenders.ts';
import { journeyWords as wordsEn } from '../i18n/en/journeyWords.ts';
import { predicted as predictedEn } from '../i18n/en/predicted.ts';
import { problems as problemsEn } from '../i18n/en/problems.ts';
import { createFormats, createTranslator, type Formats, type Language, type Translate } from '../i18n/index.ts';
import { basis as basisKo } from '../i18n/ko/basis.ts';
import { brief as briefKo } from '../i18n/ko/brief.ts';
import { derived as derivedKo } from '../i18n/ko/derived.ts';
import { exporting as exportingKo } from '../i18n/ko/exporting.ts';
import { exportNotations as notationsKo } from '../i18n/ko/exportNotations.ts';
import { exportSenders as sendersKo } from '../i18n/ko/exportSenders.ts';
import { journeyWords as wordsKo } from '../i18n/ko/journeyWords.ts';
import { predicted as predictedKo } from '../i18n/ko/predicted.ts';
import { problems as problemsKo } from '../i18n/ko/problems.ts';

const catalogs = {
  ko: [wordsKo, derivedKo, predictedKo, exportingKo, notationsKo, sendersKo, basisKo, problemsKo, briefKo],
  en: [wordsEn, derivedEn, predictedEn, exportingEn, notationsEn, sendersEn, basisEn, problemsEn, briefEn],
} as const;

/** The texts that a document about a journey needs, in one language and zone; throws a RangeError for an unknown zone. */
export function documentTexts(language: Language, zone: string): { text: Translate; formats: Formats } {
  const options = { language, zone };
  return { text: createTranslator(options, ...catalogs[language]), formats: createFormats(options) };
}
