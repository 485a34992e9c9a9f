import { z } from 'zod';
import { byteCount, characterCount } from '../../template/index.ts';

// slots stand for values of unknown length; what counts for certain is the rest
function certain(text: string): string {
  return text.replaceAll(/\{\{[^{}]*\}\}|#\{[^{}]*\}/g, '');
}

/** A text of at most so many bytes in EUC-KR, slots aside: SMS 90, LMS and MMS 2,000 (KISA and carriers). */
export function bytesUpTo(limit: number) {
  return z
    .string()
    .min(1)
    .refine((text) => byteCount(certain(text)).bytes <= limit, { error: `≤ ${limit} bytes` });
}

/** A text of at most so many characters, slots aside. */
export function charactersUpTo(limit: number) {
  return z.string().refine((text) => characterCount(certain(text)) <= limit, { error: `≤ ${limit} characters` });
}

/** Longest texts per message type, in the unit in which carriers and Kakao count. */
export const smsText = bytesUpTo(90);
export const lmsText = bytesUpTo(2000);
export const alimtalkText = charactersUpTo(1000).min(1);
export const brandText = charactersUpTo(1300).min(1);
export const mostButtons = 5;
/** KakaoTalk shows at most 14 characters of a button's name. */
export const buttonName = charactersUpTo(14).min(1);
/** Digits and hyphens, or the slot that stands for them. */
export const phoneNumber = z.string().regex(/^(?:[\d-]{8,15}|\{\{[^{}]+\}\})$/);
