/** Reads "12,000", " 1.5 " or "-3" as a number; null for anything else, empty text included. */
export function numberFromText(text: string): number | null {
  const plain = text.replace(/[,\s]/g, '');
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain)) return null;
  return Number(plain);
}

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });

/** A quantity as it stands in a field: 40,000, with every digit that `numberFromText` needs to read it back. */
export function textOfNumber(value: number): string {
  return grouped.format(value);
}
