/** 75,000 → `20:50`; the end of the day reads `24:00`. */
export function clockText(secondOfDay: number): string {
  const minutes = Math.round(secondOfDay / 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** `20:50` → 75,000; null for anything that is not a time of day. */
export function secondsOfClock(text: string): number | null {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text.trim());
  if (match === null) return null;
  const seconds = Number(match[1]) * 3600 + Number(match[2]) * 60;
  return Number(match[2]) < 60 && seconds <= 86_400 ? seconds : null;
}
