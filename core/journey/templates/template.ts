import type { CustomerRole } from '../../dataset/dataset.ts';
import type { Language } from '../../i18n/index.ts';
import { byteCount } from '../../template/bytes.ts';
import type { Journey } from '../spec.ts';

export interface TemplateOptions {
  readonly language: Language;
  /** A fresh id that begins with the prefix. */
  readonly newId: (prefix: string) => string;
  /** Sender name in the messages. */
  readonly shopName: string;
  /** Which attributes of the dataset hold birthdays, tiers and the like; the sample shop's names where absent. */
  readonly roles: Readonly<Partial<Record<CustomerRole, string>>>;
}

/** A ready journey for one practice of retention marketing. */
export interface JourneyTemplate {
  readonly id: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly summary: Readonly<Record<Language, string>>;
  readonly build: (options: TemplateOptions) => Journey;
}

/** EUC-KR bytes that a subject of LMS may have. */
const mostSubjectBytes = 40;

/** What every template needs from the options. */
export function writerOf({ language, shopName, roles }: TemplateOptions) {
  const say = (ko: string, en: string) => (language === 'ko' ? ko : en);
  return {
    say,
    /** Subject of an advertising LMS: label and sender, and what it is about where the sender's name leaves room for it. */
    lmsSubject: (ko: string, en: string) => {
      const whole = `(광고)[${shopName}] ${say(ko, en)}`;
      return byteCount(whole).bytes <= mostSubjectBytes ? whole : `(광고) ${shopName}`;
    },
    /** The line with which advertising has to end; the number is the user's to fill in. */
    optOut: language === 'ko' ? '무료수신거부 080-000-0000' : 'Opt out free of charge: 080-000-0000',
    name: language === 'ko' ? '#{이름}' : '#{name}',
    attribute: (role: CustomerRole) => roles[role] ?? role,
  };
}
