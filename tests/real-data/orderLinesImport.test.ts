import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { importFile, previewFile } from '../../electron/files/index.ts';

const at = (path: string) => fileURLToPath(new URL(`../../../shared/data/${path}`, import.meta.url));
const retail = at('online_retail/online_retail_2010-12-01_2011-08-31.csv.gz');
const otto = at('otto/otto_20_sessions.jsonl');
const isThere = existsSync(retail) && existsSync(otto);
const nowTime = Date.UTC(2026, 0, 1) / 1000;

describe.skipIf(!isThere)(
  `raw exports${isThere ? '' : ' (skipped: ../shared/data is not beside the checkout)'}`,
  () => {
    it('of order lines become the published customers, invoices and turnover by the options of the import', async () => {
      const source = { path: retail, name: 'online_retail.csv.gz' };
      const { dialect, mapping } = await previewFile(source, null, null, 'Europe/London');
      expect(mapping).toMatchObject({
        kind: 'orderLines',
        customer: 'CustomerID',
        time: 'InvoiceDate',
        lines: { order: 'InvoiceNo', quantity: 'Quantity', price: 'UnitPrice' },
      });
      const lines = { ...mapping.lines!, leaveOutCancelled: true, leaveOutNotPositive: true };
      const columns = mapping.columns.filter(({ column }) => column === 'InvoiceNo' || column === 'Country');
      const { dataset, check } = await importFile(source, dialect, { ...mapping, lines, columns }, { nowTime });
      expect(check).toMatchObject({ rowsRead: 320_705, rowsAccepted: 226_467, customers: 3317 });
      expect(check.rowsRejected).toBe(320_705 - 226_467);
      expect(dataset.customerCount).toBe(3317);
      expect(dataset.events.times.length).toBe(11_413);
      expect(dataset.events.types).toEqual(['purchase']);
      expect(dataset.events.values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(5_239_240.562, 3);
    });

    it('of sessions as JSON lines become one event for each element', async () => {
      const source = { path: otto, name: 'otto_20_sessions.jsonl' };
      const { dialect, mapping } = await previewFile(source, null, null, 'Europe/Berlin');
      expect(dialect).toMatchObject({ format: 'json', list: 'events' });
      const { dataset, check } = await importFile(source, dialect, mapping, { nowTime });
      const text = readFileSync(otto, 'utf8');
      const count = (word: string) => text.split(`"type":"${word}"`).length - 1;
      expect(check).toMatchObject({ rowsRead: 862, rowsRejected: 0, customers: 20 });
      expect(new Map(check.eventTypes.map(({ name, count: of }) => [name, of]))).toEqual(
        new Map([
          ['cart', count('carts')],
          ['product_view', count('clicks')],
          ['purchase', count('orders')],
        ]),
      );
      expect(dataset.events.times.length).toBe(862);
    });
  },
);
