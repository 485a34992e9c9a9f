const near = [
  'Asia/Seoul',
  'Asia/Tokyo',
  'Asia/Shanghai',
  'Asia/Singapore',
  'UTC',
  'Europe/London',
  'America/New_York',
  'America/Los_Angeles',
];

/** Zones to choose from: the present one, the usual ones first, then all that the system knows. */
export function zoneChoices(present: string): readonly string[] {
  return [...new Set([...near, present, ...Intl.supportedValuesOf('timeZone')])];
}
