import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../core/lib/csv.ts';

describe('toCsv', () => {
  it('quotes what needs it and ends every row with CRLF', () => {
    expect(
      toCsv([
        ['a', 1.5],
        ['say "hi", now', 'two\nlines'],
      ]),
    ).toBe('a,1.5\r\n"say ""hi"", now","two\nlines"\r\n');
  });

  it('disarms formulas and leaves plain numbers as they are', () => {
    const cells = ['=1+1', '+82 10', '-5', '+3.2e4', '@x', '\tx', '-', 'a=b'];
    expect(toCsv([cells])).toBe("'=1+1,'+82 10,-5,+3.2e4,'@x,'\tx,'-,a=b\r\n");
    expect(toCsv([['\rx']])).toBe('"\'\rx"\r\n');
  });

  it('leaves cells of numbers that are none empty', () => {
    expect(toCsv([[Number.NaN, Number.POSITIVE_INFINITY, -0.5]])).toBe(',,-0.5\r\n');
  });
});
