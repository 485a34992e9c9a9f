import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { textAt } from '../../core/dataset/index.ts';
import { importFile, previewFile } from '../../electron/files/index.ts';

const path = fileURLToPath(new URL('../../../shared/data/cdnow/cdnow_master_to_1997-09-30.csv.gz', import.meta.url));
const isThere = existsSync(path);

describe.skipIf(!isThere)(
  `the CDNOW master${isThere ? '' : ' (skipped: ../shared/data is not beside the checkout)'}`,
  () => {
    it('is imported as it is recognised, with every customer, purchase and dollar', async () => {
      const source = { path, name: 'cdnow_master_to_1997-09-30.csv.gz' };
      const { dialect, mapping, problems } = await previewFile(source, null, null, 'America/New_York');
      expect(problems).toEqual([]);
      expect(mapping).toMatchObject({ kind: 'orders', customer: 'id', time: 'date', value: 'value' });
      const { dataset, check } = await importFile(source, dialect, mapping, { nowTime: Date.UTC(2026, 0, 1) / 1000 });
      expect(check).toMatchObject({ rowsRead: 49_086, rowsAccepted: 49_086, rowsRejected: 0, customers: 23_570 });
      expect(dataset.customerCount).toBe(23_570);

      const totals = new Map<string, number>();
      for (const line of gunzipSync(readFileSync(path)).toString('utf8').trim().split(/\r?\n/).slice(1)) {
        const [id, , , value] = line.split(',');
        totals.set(id!, (totals.get(id!) ?? 0) + Math.round(Number(value) * 100));
      }
      const { offsets, values } = dataset.events;
      const imported = new Map<string, number>();
      for (let row = 0; row < dataset.customerCount; row++) {
        let cents = 0;
        for (let at = offsets[row]!; at < offsets[row + 1]!; at++) cents += Math.round(values[at]! * 100);
        imported.set(textAt(dataset.ids, row), cents);
      }
      expect(imported).toEqual(totals);
      expect(new Date(dataset.span!.firstTime * 1000).toISOString()).toBe('1997-01-01T05:00:00.000Z');
    });
  },
);
