import { describe, expect, it } from 'vitest';
import { unify } from '../../../../core/dataset/identity/index.ts';
import { defaultIdentityPolicy } from '../../../../core/dataset/identity/policy.ts';
import { identity as english } from '../../../../core/i18n/en/identity.ts';
import { createTranslator } from '../../../../core/i18n/index.ts';
import { identity as korean } from '../../../../core/i18n/ko/identity.ts';
import { decisionInWords, idsInWords, reportInWords, separation } from '../../../../core/words/identity.ts';
import { sha256 } from '../digest.ts';
import { importAll } from './files.ts';

const ko = createTranslator({ language: 'ko', zone: 'Asia/Seoul' }, korean);
const en = createTranslator({ language: 'en', zone: 'Asia/Seoul' }, english);

describe('joined customers in words', () => {
  it('name only the kinds of identifiers that joined somebody', () => {
    const report = (rows: Parameters<typeof importAll>[0][number]) =>
      unify(importAll([rows]), defaultIdentityPolicy, [], sha256).record.report;
    const byMail = report([
      { id: '1', email: 'a@shop.kr' },
      { id: '2', email: 'a@shop.kr' },
    ]);
    expect(reportInWords(ko, byMail)).toBe(
      '파일에 나온 고객 2명을 실제 고객 1명으로 봅니다. 이메일로 1건을 이었습니다.',
    );
    expect(reportInWords(en, byMail)).toBe('2 customers named in files, seen as 1 customer. Joined by e-mail: 1.');
    const byNumber = report([{ id: '1', phone: '+821012345678' }, { phone: '+821012345678' }]);
    expect(reportInWords(en, byNumber)).toContain('Joined by phone number: 1.');
    expect(reportInWords(en, report([{ id: '1' }]))).toContain('Nobody looks like the same person.');
  });

  it('say a decision with the particles that its words need, and cut long lists', () => {
    const decision = separation({ sourceIds: ['1', '2', '3'] }, '2');
    expect(decision).toEqual({ kind: 'apart', sourceId: '2', others: ['1', '3'] });
    expect(decisionInWords(ko, decision)).toBe('2를 1, 3과 따로 두기');
    expect(decisionInWords(en, { kind: 'ignore', identifier: 'phone', value: '+82' })).toBe('Do not use the phone +82');
    expect(idsInWords(en, ['1', '2', '3', '4', '5', '6'])).toBe('1, 2, 3, 4 and 2 more');
  });
});
