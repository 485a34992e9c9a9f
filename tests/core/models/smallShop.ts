import { createHash } from 'node:crypto';
import { buildDataset, type DatasetRows } from '../../../core/dataset/index.ts';
import type { Dataset } from '../../../core/dataset/dataset.ts';
import { createStream, createSubStream, domains, nextUniform, openSubStream } from '../../../core/lib/random.ts';
import { drawExponential, drawGamma } from '../../../core/stats/index.ts';

export const daySeconds = 86_400;
/** 2026-01-01 00:00 in Seoul. */
export const shopStart = Date.UTC(2025, 11, 31, 15) / 1000;

export function digest(chunks: Iterable<Uint8Array>): string {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

type EventRow = DatasetRows['events'][number];

/** A dataset of the given events in Seoul, for hand-made cases. */
export function datasetOf(events: readonly EventRow[], customers: DatasetRows['customers'] = []): Dataset {
  return buildDataset(
    { customers, events },
    { zone: 'Asia/Seoul', roles: { signupTime: 'signup' }, attributeKinds: { signup: 'date' } },
    digest,
  );
}

/** Purchases of one customer on days since the shop's start, at noon. */
export function purchasesOn(customerId: string, days: readonly number[], value: number | null = 10_000): EventRow[] {
  return days.map((day) => ({
    customerId,
    type: 'purchase',
    time: shopStart + day * daySeconds + 43_200,
    value,
  }));
}

/**
 * A shop with visits, carts, purchases after a cart, messages and unsubscriptions. Customers sign up evenly over `days`; every
 * purchase comes 60 to 600 seconds after a view and a cart of the same item; visits happen between 9 and 22 o'clock.
 */
export function smallShop(customers: number, days: number): Dataset {
  const stream = createStream(77, 0, domains.sampleShop);
  const sub = createSubStream();
  const rows: { id: string; attributes: { signup: string } }[] = [];
  const events: EventRow[] = [];
  for (let index = 0; index < customers; index++) {
    openSubStream(sub, stream, index, 1);
    const id = `c${String(index).padStart(5, '0')}`;
    const signupDay = Math.floor(nextUniform(sub) * days);
    const signup = new Date((shopStart + 43_200 + signupDay * daySeconds) * 1000).toISOString().slice(0, 10);
    rows.push({ id, attributes: { signup } });
    const rate = drawGamma(sub, 1.2, 10);
    for (let day = signupDay + drawExponential(sub, rate); day < days; day += drawExponential(sub, rate)) {
      const hour = 9 + nextUniform(sub) * 13;
      const time = shopStart + Math.floor(day) * daySeconds + Math.floor(hour * 3600);
      const properties = { item: `item-${Math.floor(nextUniform(sub) * 20)}` };
      events.push({ customerId: id, type: 'product_view', time, properties });
      const depth = nextUniform(sub);
      if (depth < 0.6) events.push({ customerId: id, type: 'cart', time: time + 60, properties });
      if (depth < 0.3) {
        const wait = 60 + Math.floor(nextUniform(sub) * 540);
        const value = Math.round(drawGamma(sub, 4, 4 / 30_000));
        events.push({ customerId: id, type: 'purchase', time: time + 60 + wait, value, properties });
      }
      if (depth > 0.9) events.push({ customerId: id, type: 'message_sent', time: time + 20, properties });
      if (depth > 0.99) events.push({ customerId: id, type: 'unsubscribe', time: time + 30 });
    }
  }
  return datasetOf(events, rows);
}
