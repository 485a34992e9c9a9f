/**
 * One BPMN id per node: letters, digits and `_` after a letter, so that ids are XML names and, within expressions, names of variables.
 * Ids that would be the same are told apart by a number.
 */
export function bpmnIds(ids: readonly string[]): Map<string, string> {
  const taken = new Set<string>();
  const result = new Map<string, string>();
  for (const id of ids) {
    const base = `n_${id.replaceAll(/[^A-Za-z0-9]/gu, '_')}`;
    let candidate = base;
    for (let number = 2; taken.has(candidate); number++) candidate = `${base}_${number}`;
    taken.add(candidate);
    result.set(id, candidate);
  }
  return result;
}

/** ISO 8601: `P2DT3H`, `PT30M`; zero is `PT0S`. */
export function isoDuration(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const parts = [
    [Math.floor((seconds % 86_400) / 3600), 'H'],
    [Math.floor((seconds % 3600) / 60), 'M'],
    [seconds % 60, 'S'],
  ] as const;
  const time = parts.map(([count, unit]) => (count === 0 ? '' : `${count}${unit}`)).join('');
  if (days === 0 && time === '') return 'PT0S';
  return `P${days === 0 ? '' : `${days}D`}${time === '' ? '' : `T${time}`}`;
}

const durationPattern = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$/;

/** Seconds of an ISO 8601 duration in weeks, days, hours, minutes and seconds; null for anything else. */
export function secondsOfDuration(text: string): number | null {
  const match = durationPattern.exec(text.trim());
  if (match === null || text.trim() === 'P') return null;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  const total = weeks! * 604_800 + days! * 86_400 + hours! * 3600 + minutes! * 60 + seconds!;
  return Number.isSafeInteger(total) ? total : null;
}
