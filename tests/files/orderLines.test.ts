import { afterAll, describe, expect, it } from 'vitest';
import { importFile } from '../../electron/files/index.ts';
import { importGuessed, nowTime, temporaryFolder } from './fixtures.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const lines = [
  '주문번호,회원번호,주문일시,상품명,수량,단가,주문상태',
  'A1,u1,2025-03-01 09:30:00,셔츠,2,"10,000",배송완료',
  'A1,u1,2025-03-01 09:30:00,양말,3,"1,000",배송완료',
  'A1,u1,2025-03-01 09:30:00,양말,3,"1,000",배송완료',
  'A1,u1,2025-03-02 11:00:00,셔츠,1,"10,000",취소완료',
  'A2,u2,2025-03-03 10:00:00,바지,1,"30,000",배송완료',
  'C3,u2,2025-03-04 10:00:00,바지,-1,"30,000",배송완료',
  ',u2,2025-03-04 10:00:00,바지,1,"30,000",배송완료',
  '',
].join('\n');

describe('order lines', () => {
  it('become one purchase and one refund for each order, and equal lines of an order both count', async () => {
    const { preview, dataset, check } = await importGuessed(folder.file('상품주문.csv', lines));
    expect(preview.mapping).toMatchObject({
      kind: 'orderLines',
      lines: { order: '주문번호', quantity: '수량', price: '단가', status: '주문상태' },
    });
    expect(check).toMatchObject({ rowsRead: 7, rowsAccepted: 6, rowsRejected: 1, duplicatesDropped: 0 });
    expect(check.rejected).toEqual([expect.objectContaining({ line: 8, code: 'missingOrder' })]);
    const { types, typeCodes, values, offsets } = dataset.events;
    expect([...offsets]).toEqual([0, 2, 4]);
    expect([...typeCodes].map((code) => types[code])).toEqual(['purchase', 'refund', 'purchase', 'refund']);
    expect([...values]).toEqual([26_000, -10_000, 30_000, -30_000]);
    expect(check.problems).toContainEqual(
      expect.objectContaining({ code: 'import.linesGrouped', params: { lines: 6, orders: 4 } }),
    );
  });
});

describe('a newer export of the same log', () => {
  const older =
    'user_id,date,amount,memo\nu1,2025-01-01 10:00:00,5,a\nu1,2025-01-01 10:00:00,5,b\nu2,2025-01-02 10:00:00,6,c\n';
  const newer = `${older}u2,2025-01-02 10:00:00,6,d\nu3,2025-01-03 10:00:00,7,e\n`;

  it('extends the data and doubles nothing', async () => {
    const first = await importGuessed(folder.file('older.csv', older));
    const source = folder.file('newer.csv', newer);
    const { preview } = await importGuessed(source);
    const options = { nowTime, addTo: first.sources };
    const second = await importFile(source, preview.dialect, preview.mapping, options);
    expect([...second.dataset.events.values]).toEqual([5, 5, 6, 6, 7]);
    expect(second.check.duplicatesDropped).toBe(3);
    expect(second.check.problems).toContainEqual(
      expect.objectContaining({ code: 'import.eventsKnown', params: { count: 3 } }),
    );
    const again = await importFile(source, preview.dialect, preview.mapping, { nowTime, addTo: second.sources });
    expect(again.dataset.hash).toBe(second.dataset.hash);
  });

  it('keeps equal purchases of one file, and adds only those that are more than before', async () => {
    const once = 'user_id,date,amount\nu1,2025-01-01,5\n';
    const first = await importGuessed(folder.file('once.csv', once));
    const source = folder.file('twice.csv', `${once}u1,2025-01-01,5\n`);
    const { preview } = await importGuessed(source);
    const { dataset } = await importFile(source, preview.dialect, preview.mapping, { nowTime, addTo: first.sources });
    expect([...dataset.events.values]).toEqual([5, 5]);
  });
});
