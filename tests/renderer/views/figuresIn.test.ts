import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresIn } from '../../../renderer/views/results/figuresIn.ts';

const marked = (sentence: string, figures: readonly string[]) =>
  figuresIn(sentence, figures)
    .filter((part) => part.marked)
    .map((part) => part.text);

describe('the chief figures of a sentence', () => {
  it('are set off with their Korean counters', () => {
    const sentence = '30일 동안 2,347명에게 3,598건을 보내고, 순증 구매 74건(90% 41–108), 비용 9만 1천 원입니다.';
    expect(marked(sentence, ['2,347', '74', '9만 1천 원'])).toEqual(['2,347명', '74건', '9만 1천 원']);
  });

  it('are not looked for inside longer numbers or in counts of days', () => {
    expect(marked('30일 동안 30명에게 130건, 순증 30건', ['30', '30'])).toEqual(['30명', '30건']);
    expect(marked('7.5 and 75', ['5'])).toEqual([]);
  });

  it('are passed over when the sentence does not have them', () => {
    expect(figuresIn('보낼 메시지가 없습니다.', ['0'])).toEqual([
      { start: 0, text: '보낼 메시지가 없습니다.', marked: false },
    ]);
  });

  it('never change the sentence', () => {
    const figure = fc.stringMatching(/^[0-9,]{1,4}$/);
    fc.assert(
      fc.property(fc.string(), fc.array(figure), (sentence, figures) => {
        const parts = figuresIn(sentence, figures);
        return parts.map((part) => part.text).join('') === sentence;
      }),
      { seed: 5 },
    );
  });
});
