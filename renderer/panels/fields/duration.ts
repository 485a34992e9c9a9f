export const durationUnits = ['minutes', 'hours', 'days'] as const;
export type DurationUnit = (typeof durationUnits)[number];

const secondsOf: Record<DurationUnit, number> = { minutes: 60, hours: 3600, days: 86_400 };

/** Seconds of a number of units, whole. */
export function secondsFrom(amount: number, unit: DurationUnit): number {
  return Math.round(amount * secondsOf[unit]);
}

/** The largest unit in which the duration is a whole number, and that number: 5,400 s → 90 minutes. */
export function splitDuration(seconds: number): { amount: number; unit: DurationUnit } {
  const unit =
    [...durationUnits].reverse().find((candidate) => seconds > 0 && seconds % secondsOf[candidate] === 0) ?? 'minutes';
  return { amount: seconds / secondsOf[unit], unit };
}
