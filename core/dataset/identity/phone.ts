import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Kinds of numbers that a company answers, or nobody. */
const impersonal = new Set(['TOLL_FREE', 'PREMIUM_RATE', 'SHARED_COST', 'UAN', 'VOICEMAIL']);

/**
 * The number in E.164 (`+821012345678`), or null where the text is no valid number of a person. Read by libphonenumber as a
 * number of the region; before that a leading `00` is tried as `+`, and the `.0` goes that a column of floats leaves behind.
 * A zero that a spreadsheet dropped (1012345678) is not missed. Numbers with an extension and service numbers name no person.
 */
export function normalisePhone(text: string, region: string): string | null {
  const written = text.normalize('NFKC').trim().replace(/\.0+$/, '');
  if (written === '' || written.length > 40 || !isSupportedCountry(region)) return null;
  const dialled = written.startsWith('00') ? numberOf(`+${written.slice(2)}`, region) : null;
  return dialled ?? numberOf(written, region);
}

function numberOf(text: string, region: CountryCode): string | null {
  const number = parsePhoneNumberFromString(text, { defaultCountry: region, extract: false });
  if (number === undefined || !number.isValid() || number.ext !== undefined) return null;
  const type = number.getType();
  return type !== undefined && impersonal.has(type) ? null : number.number;
}

/** Whether the number (E.164) is one of those that people type to fill a field: its last seven digits are all the same. */
export function isPlaceholderPhone(number: string): boolean {
  return /(\d)\1{6}$/.test(number);
}
