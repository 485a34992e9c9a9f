import { basis as basisEn } from '../../core/i18n/en/basis.ts';
import { cli as cliEn } from '../../core/i18n/en/cli.ts';
import { cliInsight as cliInsightEn } from '../../core/i18n/en/cliInsight.ts';
import { cliSegments as cliSegmentsEn } from '../../core/i18n/en/cliSegments.ts';
import { derived as derivedEn } from '../../core/i18n/en/derived.ts';
import { predicted as predictedEn } from '../../core/i18n/en/predicted.ts';
import { edit as editEn } from '../../core/i18n/en/edit.ts';
import { errors as errorsEn } from '../../core/i18n/en/errors.ts';
import { exporting as exportingEn } from '../../core/i18n/en/exporting.ts';
import { exportNotations as exportNotationsEn } from '../../core/i18n/en/exportNotations.ts';
import { exportSenders as exportSendersEn } from '../../core/i18n/en/exportSenders.ts';
import { brief as briefEn } from '../../core/i18n/en/brief.ts';
import { identity as identityEn } from '../../core/i18n/en/identity.ts';
import { cliIdentity as cliIdentityEn } from '../../core/i18n/en/cliIdentity.ts';
import { importJourney as importJourneyEn } from '../../core/i18n/en/importJourney.ts';
import { importing as importingEn } from '../../core/i18n/en/importing.ts';
import { importQuality as importQualityEn } from '../../core/i18n/en/importQuality.ts';
import { cliImport as cliImportEn } from '../../core/i18n/en/cliImport.ts';
import { lint as lintEn } from '../../core/i18n/en/lint.ts';
import { modelCardTexts as modelCardEn } from '../../core/i18n/en/modelCard.ts';
import { problems as problemsEn } from '../../core/i18n/en/problems.ts';
import { trace as traceEn } from '../../core/i18n/en/trace.ts';
import { createTranslator, type Language, type Translate } from '../../core/i18n/index.ts';
import { basis as basisKo } from '../../core/i18n/ko/basis.ts';
import { cli as cliKo } from '../../core/i18n/ko/cli.ts';
import { cliInsight as cliInsightKo } from '../../core/i18n/ko/cliInsight.ts';
import { cliSegments as cliSegmentsKo } from '../../core/i18n/ko/cliSegments.ts';
import { derived as derivedKo } from '../../core/i18n/ko/derived.ts';
import { predicted as predictedKo } from '../../core/i18n/ko/predicted.ts';
import { edit as editKo } from '../../core/i18n/ko/edit.ts';
import { errors as errorsKo } from '../../core/i18n/ko/errors.ts';
import { exporting as exportingKo } from '../../core/i18n/ko/exporting.ts';
import { exportNotations as exportNotationsKo } from '../../core/i18n/ko/exportNotations.ts';
import { exportSenders as exportSendersKo } from '../../core/i18n/ko/exportSenders.ts';
import { brief as briefKo } from '../../core/i18n/ko/brief.ts';
import { identity as identityKo } from '../../core/i18n/ko/identity.ts';
import { cliIdentity as cliIdentityKo } from '../../core/i18n/ko/cliIdentity.ts';
import { importJourney as importJourneyKo } from '../../core/i18n/ko/importJourney.ts';
import { importing as importingKo } from '../../core/i18n/ko/importing.ts';
import { importQuality as importQualityKo } from '../../core/i18n/ko/importQuality.ts';
import { cliImport as cliImportKo } from '../../core/i18n/ko/cliImport.ts';
import { lint as lintKo } from '../../core/i18n/ko/lint.ts';
import { modelCardTexts as modelCardKo } from '../../core/i18n/ko/modelCard.ts';
import { problems as problemsKo } from '../../core/i18n/ko/problems.ts';
import { trace as traceKo } from '../../core/i18n/ko/trace.ts';

const catalogs = {
  ko: [
    problemsKo,
    lintKo,
    editKo,
    traceKo,
    basisKo,
    errorsKo,
    exportingKo,
    exportNotationsKo,
    exportSendersKo,
    briefKo,
    importJourneyKo,
    importingKo,
    importQualityKo,
    cliImportKo,
    cliKo,
    cliInsightKo,
    identityKo,
    cliIdentityKo,
    cliSegmentsKo,
    derivedKo,
    predictedKo,
    modelCardKo,
  ],
  en: [
    problemsEn,
    lintEn,
    editEn,
    traceEn,
    basisEn,
    errorsEn,
    exportingEn,
    exportNotationsEn,
    exportSendersEn,
    briefEn,
    importJourneyEn,
    importingEn,
    importQualityEn,
    cliImportEn,
    cliEn,
    cliInsightEn,
    identityEn,
    cliIdentityEn,
    cliSegmentsEn,
    derivedEn,
    predictedEn,
    modelCardEn,
  ],
} as const;

export const defaultZone = 'Asia/Seoul';

export function translatorOf(language: Language, zone: string): Translate {
  return createTranslator({ language, zone }, ...catalogs[language]);
}

/** The language of `--lang` where it is given, else of the environment (LC_ALL, LC_MESSAGES, LANG), else English. */
export function languageOf(chosen: string | undefined, environment: NodeJS.ProcessEnv): Language | null {
  if (chosen !== undefined) return chosen === 'ko' || chosen === 'en' ? chosen : null;
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return locale.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}
