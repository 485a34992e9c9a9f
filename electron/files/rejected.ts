import { createTranslator } from '../../core/i18n/index.ts';
import { importing as english } from '../../core/i18n/en/importing.ts';
import { importing as korean } from '../../core/i18n/ko/importing.ts';
import { toCsv } from '../../core/lib/csv.ts';
import type { RejectedRow } from '../shared/importTypes.ts';

/** The refused rows with their line, reason in both languages, and text, as CSV that no spreadsheet takes for formulas. */
export function rejectedTable(rows: readonly RejectedRow[], zone: string): string {
  const inKorean = createTranslator({ language: 'ko', zone }, korean);
  const inEnglish = createTranslator({ language: 'en', zone }, english);
  return toCsv([
    ['line', 'code', '사유', 'reason', 'text'],
    ...rows.map(({ line, code, params, text }) => [
      line,
      code,
      inKorean(`import.${code}`, params),
      inEnglish(`import.${code}`, params),
      text,
    ]),
  ]);
}
