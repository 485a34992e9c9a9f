/** Reads 2026-11-22, 2026.11.22, 2026/11/22 or 20261122 as `YYYY-MM-DD`; empty stays empty; null for no real date. */
export function dateFromText(text: string): string | null {
  const plain = text.trim();
  if (plain === '') return '';
  const match = /^(\d{4})[-./ ]?(\d{1,2})[-./ ]?(\d{1,2})\.?$/.exec(plain);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  // Date rolls the 31st of a short month over into the next
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}
