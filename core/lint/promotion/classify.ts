import type { Purpose } from '../../journey/channels.ts';
import { informationTerms, promotionTerms } from './lexicon.ts';

export interface PurposeGuess {
  readonly purpose: Purpose;
  /** Weight of evidence for advertising; at least `threshold` means advertising. */
  readonly score: number;
  /** The words that did it, as they stand in the text, in the order of the text; none for information. */
  readonly words: readonly string[];
  /** Whether a lower price or a coupon is among them. */
  readonly discounts: boolean;
}

const threshold = 2;
const mostWords = 5;

/**
 * Whether a text advertises, inferred from its words. Each sentence is weighed by itself, what informs against what
 * advertises; sentences that advertise add up, so that a notice with one sentence of promotion in it is advertising.
 */
export function classifyPurpose(text: string): PurposeGuess {
  let score = 0;
  let discounts = false;
  const words: string[] = [];
  for (const sentence of sentencesOf(text)) {
    const found = promotionTerms.flatMap((term) => {
      const match = term.pattern.exec(sentence);
      return match ? [{ term, index: match.index, word: match[0].trim() }] : [];
    });
    if (found.length === 0) continue;
    const against = informationTerms.filter(({ pattern }) => pattern.test(sentence));
    const weight = sum(found.map(({ term }) => term.weight)) - sum(against.map((term) => term.weight));
    if (weight <= 0) continue;
    score += weight;
    discounts ||= found.some(({ term }) => term.discounts === true);
    for (const { word, term } of found.sort((a, b) => a.index - b.index)) if (term.weight >= 1) words.push(word);
  }
  if (score < threshold) return { purpose: 'information', score, words: [], discounts: false };
  return { purpose: 'advertising', score, words: [...new Set(words)].slice(0, mostWords), discounts };
}

/** A point inside a number or a link ends nothing. */
function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?。])\s+|\n+/).filter((sentence) => sentence.trim() !== '');
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
