import type { Channel } from '../journey/channels.ts';

/** The longest text of a channel, in the unit in which the channel counts; null = no known limit. */
interface TextLimit {
  readonly unit: 'bytes' | 'characters';
  readonly limit: number;
}

/** SMS, LMS and MMS: EUC-KR bytes. Alimtalk 1,000 characters after substitution; Brand Message text type 1,300 (Solapi). */
export function textLimitOf(channel: Channel): TextLimit | null {
  switch (channel) {
    case 'sms':
      return { unit: 'bytes', limit: 90 };
    case 'lms':
    case 'mms':
      return { unit: 'bytes', limit: 2000 };
    case 'alimtalk':
      return { unit: 'characters', limit: 1000 };
    case 'brandMessage':
      return { unit: 'characters', limit: 1300 };
    case 'email':
    case 'push':
      return null;
  }
}

/** The most buttons under one message; null where the channel has none to limit. */
export function buttonLimitOf(channel: Channel): number | null {
  return channel === 'alimtalk' || channel === 'brandMessage' ? 5 : null;
}
