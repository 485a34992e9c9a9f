const at = 0x40;
const dot = 0x2e;
const hyphen = 0x2d;
const space = 0x20;
const plus = 0x2b;
const zero = 0x30;
const nine = 0x39;

/** Marks of an address's letters: 1 = stands as it is, 2 = a capital. */
const addressLetters = new Uint8Array(256);
for (const letter of 'abcdefghijklmnopqrstuvwxyz0123456789_%+-') addressLetters[letter.charCodeAt(0)] = 1;
for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') addressLetters[letter.charCodeAt(0)] = 2;

/**
 * Writes what `normaliseEmail` gives for plain ASCII addresses into `into` and returns its length; -1 where the text is not of
 * this plain form, which does not mean that it is no address.
 */
export function plainEmail(bytes: Uint8Array, from: number, end: number, into: Uint8Array): number {
  const length = end - from;
  if (length < 5 || length > 254) return -1;
  let atPlace = -1;
  let lastDot = -1;
  for (let index = 0; index < length; index++) {
    const byte = bytes[from + index]!;
    if (byte === at) {
      if (atPlace !== -1 || index === 0) return -1;
      atPlace = index;
      lastDot = index;
    } else if (byte === dot) {
      // parts of a domain are not empty
      if (atPlace !== -1 && lastDot === index - 1) return -1;
      if (atPlace !== -1) lastDot = index;
    } else if (addressLetters[byte] === 0) return -1;
    into[index] = addressLetters[byte] === 2 ? byte + 32 : byte;
  }
  return atPlace === -1 || lastDot === atPlace || lastDot === length - 1 ? -1 : length;
}

/**
 * Writes what `normalisePhone` gives for a Korean mobile number of the usual form (010 and eight digits, with or without the first
 * zero or +82) into `into` and returns its length, 13; -1 for every other text.
 */
export function plainKoreanMobile(bytes: Uint8Array, from: number, end: number, into: Uint8Array): number {
  let digits = 0;
  let previous = hyphen;
  const isInternational = bytes[from] === plus;
  for (let index = isInternational ? from + 1 : from; index < end; index++) {
    const byte = bytes[index]!;
    if (byte >= zero && byte <= nine) {
      if (digits === 12) return -1;
      into[3 + digits++] = byte;
    } else if ((byte !== hyphen && byte !== space) || previous === hyphen || previous === space) return -1;
    previous = byte;
  }
  if (previous === hyphen || previous === space) return -1;
  const skip = isInternational ? (digits === 12 ? 2 : -1) : digits === 11 ? 1 : digits === 10 ? 0 : -1;
  if (skip === -1) return -1;
  const first = 3 + skip;
  if (isInternational && (into[3] !== zero + 8 || into[4] !== zero + 2)) return -1;
  if (skip === 1 && into[3] !== zero) return -1;
  // 0105… is not wholly given out; the library knows which
  if (into[first] !== zero + 1 || into[first + 1] !== zero || into[first + 2] === zero + 5) return -1;
  into.copyWithin(3, first, first + 10);
  into[0] = plus;
  into[1] = zero + 8;
  into[2] = zero + 2;
  return 13;
}
