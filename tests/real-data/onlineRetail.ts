import { existsSync, readFileSync } from 'node:fs';
import { buildDataset } from '../../core/dataset/index.ts';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { rowsOf, sha256, sharedFile } from './cdnow.ts';

const linesFile = 'online_retail/online_retail_2010-12-01_2011-08-31.csv.gz';
const referenceFile = sharedFile('reference/online_retail.json');

export const onlineRetailThere = existsSync(sharedFile(linesFile)) && existsSync(referenceFile);
export const onlineRetailSkipped = onlineRetailThere ? '' : ' (skipped: ../shared/data is not beside the checkout)';

interface RfmReference {
  R: Record<string, number>;
  F: Record<string, number>;
  M: Record<string, number>;
  cells_RFM: Record<string, number>;
}

export interface OnlineRetailReference {
  basic: { customers_clean: number; invoices_clean: number; revenue_clean: number };
  'rfm_snapshot_2011-09-01': {
    rule_A: RfmReference;
    rule_B: RfmReference;
    R_quantiles: number[];
    first3_customers: { id: number; R: number; F: number; M: number; A: number[]; B: number[] }[];
  };
  cohort_retention_monthly: Record<string, number[]>;
  btyd: { interpurchase_days: { n: number; mean: number; q: number[] } };
}

export function onlineRetailReference(): OnlineRetailReference {
  return JSON.parse(readFileSync(referenceFile, 'utf8')) as OnlineRetailReference;
}

/**
 * The invoice lines as purchases in UTC (the file's own clock), cleaned as the reference says: lines without a customer,
 * cancellations, and lines whose quantity or price is not positive are left out.
 */
export function onlineRetail(): Dataset {
  const events = rowsOf(linesFile).flatMap((cells) => {
    const [invoice, , , quantity, time, price, customerId] = cells;
    const value = Number(quantity) * Number(price);
    const counts = customerId !== '' && !invoice!.startsWith('C') && Number(quantity) > 0 && Number(price) > 0;
    if (!counts) return [];
    const seconds = Date.parse(`${time!.replace(' ', 'T')}Z`) / 1000;
    return [{ customerId: customerId!, type: 'purchase', time: seconds, value, properties: { InvoiceNo: invoice! } }];
  });
  return buildDataset({ customers: [], events }, { zone: 'UTC' }, sha256);
}
