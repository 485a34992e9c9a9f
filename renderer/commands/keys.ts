/** What of a keyboard event decides which command it means. */
export interface KeyPress {
  readonly key: string;
  /** The physical key, by which letters are found under a Korean layout. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Letters by their place on the keyboard, so that Ctrl+Z works while Hangul is typed; other keys by what they write. */
function keyName(press: KeyPress): string {
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1];
  const digit = /^Digit(\d)$/.exec(press.code)?.[1];
  if (letter !== undefined) return letter;
  if (press.key === ' ') return 'Space';
  if (digit !== undefined && (press.ctrlKey || press.metaKey || press.altKey || press.shiftKey) && press.key !== '?')
    return digit;
  return press.key;
}

/** Whether the press is the chord, such as `Mod+Shift+Z`. A key that is itself a shifted sign (`?`) ignores Shift. */
export function matchesChord(press: KeyPress, chord: string, isMac: boolean): boolean {
  const parts = chord.split('+');
  const key = parts.pop() ?? '';
  const mod = isMac ? press.metaKey : press.ctrlKey;
  const other = isMac ? press.ctrlKey : press.metaKey;
  if (mod !== parts.includes('Mod') || other) return false;
  if (press.altKey !== parts.includes('Alt')) return false;
  const isSign = key.length === 1 && !/[A-Z0-9]/.test(key);
  if (!isSign && press.shiftKey !== parts.includes('Shift')) return false;
  return keyName(press) === key;
}

const macSigns: Record<string, string> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' };
const signs: Record<string, string> = {
  Mod: 'Ctrl',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
};

/** The chord as it is written on the user's keyboard. */
export function chordText(chord: string, isMac: boolean): string {
  const parts = chord.split('+').map((part) => (isMac ? macSigns[part] : undefined) ?? signs[part] ?? part);
  return parts.join(isMac ? '' : '+');
}

/** Whether this window runs on a Mac, where Cmd takes the place of Ctrl. */
export function onMac(): boolean {
  return typeof navigator !== 'undefined' && /mac/i.test(navigator.platform);
}
