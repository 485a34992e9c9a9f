import { describe, expect, it } from 'vitest';
import { type Column, missingDay } from '../../../core/dataset/dataset.ts';
import { type CustomerGroup, groupsByColumn, groupsByMembership } from '../../../core/measure/customerGroups.ts';

const shown = (groups: readonly CustomerGroup[]) => groups.map(({ value, rows }) => [value, [...rows]]);
const numbers = (...values: number[]): Column => ({ kind: 'number', name: 'n', values: Float64Array.from(values) });

describe('groups of customers', () => {
  it('are labels by how many have them, with those without a value last', () => {
    const column: Column = {
      kind: 'category',
      name: 'tier',
      labels: ['gold', 'new', 'gone'],
      codes: Uint32Array.of(2, 1, 0, 2, 2),
    };
    expect(shown(groupsByColumn(column, 'Asia/Seoul'))).toEqual([
      [{ kind: 'label', label: 'new' }, [0, 3, 4]],
      [{ kind: 'label', label: 'gold' }, [1]],
      [{ kind: 'missing' }, [2]],
    ]);
  });

  it('put the smallest of more than twelve labels together', () => {
    const labels = Array.from({ length: 15 }, (_, index) => `label${index}`);
    const codes = Uint32Array.from([...labels.keys(), ...labels.keys()].slice(0, 27), (place) => place + 1);
    const groups = groupsByColumn({ kind: 'category', name: 'city', labels, codes }, 'Asia/Seoul');
    expect(groups).toHaveLength(13);
    expect(groups.at(-1)).toEqual({ value: { kind: 'rest', groups: 3 }, rows: Int32Array.of(12, 13, 14) });
  });

  it('are single numbers in order where there are few, and quartiles where there are many', () => {
    expect(shown(groupsByColumn(numbers(3, 1, Number.NaN, 3), 'Asia/Seoul'))).toEqual([
      [{ kind: 'label', label: '1' }, [1]],
      [{ kind: 'label', label: '3' }, [0, 3]],
      [{ kind: 'missing' }, [2]],
    ]);
    const many = groupsByColumn(numbers(...Array.from({ length: 101 }, (_, index) => index)), 'Asia/Seoul');
    expect(many.map(({ value, rows }) => [value, rows.length])).toEqual([
      [{ kind: 'range', from: null, to: 25 }, 25],
      [{ kind: 'range', from: 25, to: 50 }, 25],
      [{ kind: 'range', from: 50, to: 75 }, 25],
      [{ kind: 'range', from: 75, to: null }, 26],
    ]);
    // half of them are 0, so two quartiles are the least value
    const skewed = groupsByColumn(
      numbers(...Array.from({ length: 60 }, (_, index) => Math.max(0, index - 30))),
      'Asia/Seoul',
    );
    expect(skewed.map(({ value }) => value)).toEqual([
      { kind: 'range', from: null, to: 14 },
      { kind: 'range', from: 14, to: null },
    ]);
  });

  it('are those with the least number and quartiles of the others where most have the least', () => {
    const values = Array.from({ length: 200 }, (_, index) => Math.max(0, index - 159));
    const groups = groupsByColumn(numbers(...values), 'Asia/Seoul');
    expect(groups.map(({ value, rows }) => [value, rows.length])).toEqual([
      [{ kind: 'range', from: null, to: 1 }, 160],
      [{ kind: 'range', from: 1, to: 10 }, 9],
      [{ kind: 'range', from: 10, to: 20 }, 10],
      [{ kind: 'range', from: 20, to: 30 }, 10],
      [{ kind: 'range', from: 30, to: null }, 11],
    ]);
  });

  it('are years of the local calendar, and decades where there are many', () => {
    const newYear = Date.UTC(2026, 0, 1) / 1000;
    const column: Column = {
      kind: 'time',
      name: 'signup',
      values: Float64Array.of(newYear - 9 * 3600, newYear - 9 * 3600 - 1, Number.NaN),
    };
    expect(shown(groupsByColumn(column, 'Asia/Seoul'))).toEqual([
      [{ kind: 'label', label: '2025' }, [1]],
      [{ kind: 'label', label: '2026' }, [0]],
      [{ kind: 'missing' }, [2]],
    ]);
    const births = Int32Array.from({ length: 31 }, (_, year) => Math.floor(Date.UTC(1985 + year, 5, 1) / 86_400_000));
    births[30] = missingDay;
    const decades = groupsByColumn({ kind: 'date', name: 'birthday', values: births }, 'Asia/Seoul');
    expect(decades.map(({ value, rows }) => [value, rows.length])).toEqual([
      [{ kind: 'label', label: '1980–1989' }, 5],
      [{ kind: 'label', label: '1990–1999' }, 10],
      [{ kind: 'label', label: '2000–2009' }, 10],
      [{ kind: 'label', label: '2010–2019' }, 5],
      [{ kind: 'missing' }, 1],
    ]);
  });

  it('are those inside a segment and the others, nobody left out', () => {
    expect(shown(groupsByMembership(Uint8Array.of(0, 1, 1)))).toEqual([
      [{ kind: 'segment', inside: true }, [1, 2]],
      [{ kind: 'segment', inside: false }, [0]],
    ]);
    expect(shown(groupsByMembership(Uint8Array.of(0)))).toEqual([[{ kind: 'segment', inside: false }, [0]]]);
  });
});
