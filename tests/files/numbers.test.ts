import { afterAll, describe, expect, it } from 'vitest';
import { importFile, previewFile } from '../../electron/files/index.ts';
import { importGuessed, nowTime, temporaryFolder } from './fixtures.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const digits = '9'.repeat(400);

describe('numbers that no one can add up', () => {
  it('are no amounts: such rows are refused by their line, and the others are taken', async () => {
    const amounts = ['1', 'NaN', 'Infinity', '-inf', '1e999', digits, '1e16', '-1e16', '1e15', '5'];
    const rows = amounts.map((amount, index) => `u${index},2025-01-01,${amount}`);
    const { dataset, check } = await importGuessed(
      folder.file('amounts.csv', ['user_id,date,amount', ...rows].join('\n')),
      { kind: 'orders', value: 'amount', columns: [] },
    );
    expect(check.rejected.map(({ line, code }) => [line, code])).toEqual(
      [4, 5, 6, 7, 8, 9].map((line) => [line, 'badValue']),
    );
    // a word for nothing is a purchase without an amount
    expect([...dataset.events.values]).toEqual([1, Number.NaN, 1e15, 5]);
  });

  it('are missing in a column of numbers, and counted', async () => {
    const scores = ['1', 'Infinity', '1e999', digits, '2'];
    const rows = scores.map((score, index) => `u${index},2025-01-01,${score}`);
    const source = folder.file('scores.csv', ['user_id,date,score', ...rows].join('\n'));
    const { dialect, mapping } = await previewFile(source, null, null, 'Asia/Seoul');
    const { dataset, check } = await importFile(
      source,
      dialect,
      {
        ...mapping,
        kind: 'events',
        event: { kind: 'constant', name: 'quiz' },
        value: null,
        columns: mapping.columns.map((column) => ({
          ...column,
          kind: column.name === 'score' ? 'number' : column.kind,
        })),
      },
      { nowTime },
    );
    const score = dataset.events.properties.find(({ name }) => name === 'score');
    expect(score?.kind === 'number' && [...score.values]).toEqual([1, Number.NaN, Number.NaN, Number.NaN, 2]);
    expect(check.problems).toContainEqual(
      expect.objectContaining({ code: 'import.unreadableCells', params: { column: 'score', count: 3 } }),
    );
  });

  it('are refused also where a price times a quantity makes one', async () => {
    const lines = [
      '주문번호,회원번호,주문일시,상품명,수량,단가,주문상태',
      'A1,u1,2025-03-01 09:30:00,셔츠,2,900000000000000,배송완료',
      'A2,u1,2025-03-01 09:30:00,양말,3,1000,배송완료',
      'A2,u1,2025-03-01 09:30:00,바지,1,5000,배송완료',
    ];
    const { dataset, check } = await importGuessed(folder.file('lines.csv', `${lines.join('\n')}\n`));
    expect(check.rejected).toEqual([expect.objectContaining({ line: 2, code: 'badValue' })]);
    expect([...dataset.events.values]).toEqual([8000]);
  });
});

describe('a log whose rows are not in order of time', () => {
  it('is the same dataset as the sorted one', async () => {
    const rows = [
      'u1,2025-03-03 10:00:00,3',
      'u2,2025-03-02 10:00:00,2',
      'u1,2025-03-01 10:00:00,1',
      'u2,2025-03-01 09:00:00,4',
    ];
    const [shuffled, sorted] = await Promise.all(
      [rows, [...rows].sort((a, b) => a.slice(3).localeCompare(b.slice(3)))].map((ordered, index) =>
        importGuessed(folder.file(`order${index}.csv`, ['user_id,date,amount', ...ordered].join('\n'))),
      ),
    );
    expect(shuffled!.dataset.hash).toBe(sorted!.dataset.hash);
    expect([...shuffled!.dataset.events.values]).toEqual([1, 3, 4, 2]);
  });
});
