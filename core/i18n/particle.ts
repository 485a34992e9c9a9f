type Ending = 'vowel' | 'rieul' | 'consonant';

const closing = new Set('"\'’”」』›»>]}.,!?…⟧ ');
/** How digits end when read in Korean: 영 일 이 삼 사 오 육 칠 팔 구. Zeros also end 십, 백, 천, 만. */
const digitEndings: readonly Ending[] = [
  'consonant',
  'rieul',
  'vowel',
  'consonant',
  'vowel',
  'vowel',
  'consonant',
  'rieul',
  'rieul',
  'vowel',
];

/**
 * The Korean particle that follows `text`: `afterConsonant` or `afterVowel` (을/를, 이/가, 은/는, 과/와, 으로/로). Text in
 * brackets and closing marks are skipped, as in 구매(purchase)를; where the sound is unknown both are shown: 을(를).
 */
export function particleAfter(text: string, afterConsonant: string, afterVowel: string): string {
  const ending = endingOf(spokenPart(text));
  if (ending === null) {
    const isPrefixed = afterConsonant.endsWith(afterVowel);
    return isPrefixed
      ? `(${afterConsonant.slice(0, -afterVowel.length)})${afterVowel}`
      : `${afterConsonant}(${afterVowel})`;
  }
  if (ending === 'vowel') return afterVowel;
  // 로 follows ㄹ as it follows a vowel: 서울로, 일로
  if (ending === 'rieul' && afterConsonant === '으로') return afterVowel;
  return afterConsonant;
}

function spokenPart(text: string): string {
  let end = text.length;
  while (end > 0) {
    const last = text[end - 1]!;
    if (last === ')') {
      const open = text.lastIndexOf('(', end - 1);
      if (open <= 0) {
        end -= 1;
      } else {
        end = open;
      }
    } else if (closing.has(last)) {
      end -= 1;
    } else {
      break;
    }
  }
  return text.slice(0, end);
}

function endingOf(text: string): Ending | null {
  const last = text.at(-1);
  if (last === undefined) return null;
  const code = last.charCodeAt(0);
  if (code >= 0xac00 && code <= 0xd7a3) {
    const final = (code - 0xac00) % 28;
    if (final === 0) return 'vowel';
    return final === 8 ? 'rieul' : 'consonant';
  }
  if (last >= '0' && last <= '9') return digitEndings[Number(last)]!;
  if (last === '%') return 'vowel';
  const word = /[A-Za-z]+$/.exec(text)?.[0];
  return word === undefined ? null : latinEnding(word);
}

/** Capitals are read letter by letter (SMS → 에스엠에스), other words roughly as they are spelt. */
function latinEnding(word: string): Ending {
  const last = word.at(-1)!.toLowerCase();
  const isSpelt = word === word.toUpperCase();
  if (last === 'l' || (isSpelt && last === 'r')) return 'rieul';
  if (last === 'm' || last === 'n' || (!isSpelt && word.toLowerCase().endsWith('ng'))) return 'consonant';
  return 'vowel';
}
