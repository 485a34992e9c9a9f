const reservedOnWindows = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const longestStem = 60;

/** A file name made of a name that people chose, safe on every system; `extension` with its dot. */
export function safeFileName(name: string, extension: string): string {
  const cleaned = name
    .normalize('NFC')
    .replaceAll(/[\s<>:"/\\|?*\p{Cc}]+/gu, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '');
  const stem = [...cleaned].slice(0, longestStem).join('');
  return `${stem === '' || reservedOnWindows.test(stem) ? 'yeojeong' : stem}${extension}`;
}
