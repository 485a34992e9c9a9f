/** The most accent in a cell, in percent: beyond it text no longer stands out in either theme. */
const most = 42;

/** A background from nothing to the accent for a share from 0 to 1; the figure in the cell says the same. */
export function heat(share: number): string {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * most);
  return `color-mix(in srgb, var(--accent) ${percent}%, transparent)`;
}
