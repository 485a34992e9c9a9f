/** Reads "12,000", " 1.5 " or "-3" as a number; null for anything else, empty text included. */
export function numberFromText(text: string): number | null {
  const plain = text.replace(/[,\s]/g, '');
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain)) return null;
  return Number(plain);
}
