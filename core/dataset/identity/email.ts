/** Longest address that can receive mail (RFC 5321, 4.5.3.1.3). */
const longestAddress = 254;
const form = /^[^\s@<>"(),:;]+@[^\s@<>"(),:;.]+(\.[^\s@<>"(),:;.]+)+$/u;

/**
 * The address as it is compared, or null where the text is none: composed (NFC), without surrounding space, and in lower case
 * on both sides of the @. RFC 5321 lets a server tell the cases of the left side apart, but none that customers use does. Dots
 * and `+tags` stay, because only some providers ignore them.
 */
export function normaliseEmail(text: string): string | null {
  const address = text
    .normalize('NFC')
    .trim()
    .replace(/^mailto:/i, '')
    .toLowerCase();
  return address.length <= longestAddress && form.test(address) ? address : null;
}

const placeholders = new Set(
  [
    'test@test.com test@example.com test@test.co.kr none@none.com no@no.com noemail@noemail.com no@email.com',
    'a@a.com aa@aa.com abc@abc.com asdf@asdf.com email@email.com user@example.com null@null.com admin@admin.com',
  ].flatMap((line) => line.split(' ')),
);

/** Whether the (normalised) address is one that people type where they do not want to give theirs. */
export function isPlaceholderEmail(address: string): boolean {
  return placeholders.has(address);
}
