import { journeyToText } from '../../journey/index.ts';
import type { Journey } from '../../journey/spec.ts';

/** The journey as its own file format: `<name>.journey.json`. Reading the text gives the same journey back. */
export function exportNative(journey: Journey): { fileName: string; text: string } {
  return { fileName: `${fileNamePart(journey.name)}.journey.json`, text: journeyToText(journey) };
}

const longestName = 60;
// Windows refuses these names whatever follows the dot
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** A name that every file system takes: letters and digits of any script, joined by hyphens. */
function fileNamePart(name: string): string {
  const words = name.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const part = Array.from(words.join('-')).slice(0, longestName).join('').replace(/-+$/, '');
  return part === '' || reserved.test(part) ? `journey${part === '' ? '' : '-'}${part}` : part;
}
