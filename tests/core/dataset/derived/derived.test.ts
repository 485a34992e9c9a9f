import { describe, expect, it } from 'vitest';
import { derivedNames, isDerivedName } from '../../../../core/dataset/derivedCatalogue.ts';
import { derivedAt, derivedColumns, derivedContext, derivedSchema } from '../../../../core/dataset/derived/index.ts';
import { runPass } from '../../../../core/lib/rowPass.ts';
import { smallShop } from '../../models/smallShop.ts';
import { derivedOf, event, seoul, shopOf } from './handMade.ts';

describe('what a customer has bought', () => {
  const dataset = shopOf(
    [
      event('a', 'purchase', '2026-01-01 23:30', 10_000),
      event('a', 'purchase', '2026-01-02 00:10', 30_000),
      event('a', 'purchase', '2026-01-02 20:00', 20_000),
      event('a', 'purchase', '2026-01-12 09:00', null),
      event('a', 'purchase', '2026-01-16 09:00', 40_000),
      event('b', 'visit', '2026-01-05'),
      event('c', 'purchase', '2026-01-03', 7_000),
    ],
    { a: '2025-12-22', b: '2026-01-04', d: '2026-01-02' },
  );
  const at = '2026-01-21 08:00';

  it('is counted by local days, orders and amounts', () => {
    expect(derivedOf(dataset, 'derived:recencyDays', 'a', at)).toBe(5);
    expect(derivedOf(dataset, 'derived:purchaseDays', 'a', at)).toBe(4);
    expect(derivedOf(dataset, 'derived:orders', 'a', at)).toBe(5);
    expect(derivedOf(dataset, 'derived:monetaryWon', 'a', at)).toBe(100_000);
    expect(derivedOf(dataset, 'derived:averageOrderWon', 'a', at)).toBe(20_000);
    expect(derivedOf(dataset, 'derived:tenureDays', 'a', at)).toBe(30);
    expect(derivedOf(dataset, 'derived:monthlyValueWon', 'a', at)).toBe(100_000);
  });

  it('makes the own cycle: the median of the gaps 1, 10 and 4 days, 1 day past', () => {
    expect(derivedOf(dataset, 'derived:cycleDays', 'a', at)).toBe(4);
    expect(derivedOf(dataset, 'derived:daysPastCycle', 'a', at)).toBe(1);
    expect(derivedOf(dataset, 'derived:cycleDays', 'c', at)).toBeNull();
  });

  it('is nothing for those who have bought nothing', () => {
    expect(derivedOf(dataset, 'derived:recencyDays', 'b', at)).toBeNull();
    expect(derivedOf(dataset, 'derived:monetaryWon', 'b', at)).toBe(0);
    expect(derivedOf(dataset, 'derived:averageOrderWon', 'b', at)).toBeNull();
    expect(derivedOf(dataset, 'derived:lastSeenDays', 'd', at)).toBeNull();
    expect(derivedOf(dataset, 'derived:tenureDays', 'd', at)).toBe(19);
  });

  it('ignores everything after the moment, and takes what happens in its very second', () => {
    expect(derivedOf(dataset, 'derived:monetaryWon', 'a', '2026-01-02 00:10')).toBe(40_000);
    expect(derivedOf(dataset, 'derived:monetaryWon', 'a', '2026-01-02 00:09')).toBe(10_000);
    expect(derivedOf(dataset, 'derived:recencyDays', 'c', '2026-01-02 00:09')).toBeNull();
  });

  it('counts equal order numbers once', () => {
    const lines = shopOf([
      event('a', 'purchase', '2026-01-01 10:00', 100, { InvoiceNo: '7' }),
      event('a', 'purchase', '2026-01-01 10:00', 200, { InvoiceNo: '7' }),
      event('a', 'purchase', '2026-01-01 11:00', 300, { InvoiceNo: '8' }),
    ]);
    expect(derivedOf(lines, 'derived:orders', 'a', '2026-01-02')).toBe(2);
    expect(derivedOf(lines, 'derived:averageOrderWon', 'a', '2026-01-02')).toBe(300);
  });
});

describe('how a customer answers', () => {
  const at = '2026-03-02 10:00';
  const dataset = shopOf([
    ...['2026-01-10', '2026-01-15', '2026-01-20', '2026-01-25'].map((day) => event('a', 'message_sent', day)),
    ...['2026-01-10 21:30', '2026-01-15 22:00'].map((when) => event('a', 'message_clicked', when)),
    ...['2026-02-10', '2026-02-20', '2026-03-01', '2026-03-02 09:00', '2026-02-25'].map((day) =>
      event('a', 'message_sent', day),
    ),
    event('a', 'message_clicked', '2026-02-11 21:05'),
    event('a', 'visit', '2026-02-12 09:05', null, { device: 'Mobile app' }),
    event('a', 'visit', '2026-02-13 09:05', null, { device: 'iOS' }),
    event('a', 'visit', '2026-02-14 10:05', null, { device: 'desktop' }),
    event('a', 'visit', '2026-02-15 11:05'),
    event('b', 'visit', '2026-02-16 05:59', null, { category: '신발' }),
    event('b', 'product_view', '2026-02-17 06:00', null, { category: '상의' }),
    event('b', 'product_view', '2026-02-18 06:01', null, { category: '상의' }),
    event('c', 'purchase', '2026-02-18 06:01', 1, { category: '신발' }),
    event('c', 'product_view', '2026-02-18 06:00', null, { category: '상의' }),
    event('c', 'purchase', '2026-02-19 06:01', 1, { category: '하의' }),
    event('c', 'purchase', '2026-02-20 06:01', 1, { category: '신발' }),
    event('c', 'message_sent', '2026-02-20 06:01'),
  ]);

  it('is the click rate of the last 30 days and its change from the 30 before', () => {
    // from 2026-01-31 10:00 on: 5 sends, 1 click; from 2026-01-01 10:00: 4 sends, 2 clicks
    expect(derivedOf(dataset, 'derived:clickRate', 'a', at)).toBe(0.2);
    expect(derivedOf(dataset, 'derived:clickRateChange', 'a', at)).toBeCloseTo(0.2 / 0.5 - 1, 12);
    expect(derivedOf(dataset, 'derived:clickRate', 'b', at)).toBeNull();
    expect(derivedOf(dataset, 'derived:clickRateChange', 'c', at)).toBeNull();
  });

  it('has hours from answers where there are three, else from all doings', () => {
    expect(derivedOf(dataset, 'derived:hourBlock', 'a', at)).toBe('21-24');
    expect(derivedOf(dataset, 'derived:hourBlock', 'a', '2026-02-11 12:00')).toBe('21-24');
    expect(derivedOf(dataset, 'derived:hourBlock', 'b', at)).toBe('06-09');
    // Saturday 10th, Thursday 15th, Wednesday 11th: all once, the earliest of the week wins
    expect(derivedOf(dataset, 'derived:weekday', 'a', at)).toBe('wed');
  });

  it('knows phones by their names', () => {
    expect(derivedOf(dataset, 'derived:mobileShare', 'a', at)).toBeCloseTo(2 / 3, 12);
    expect(derivedOf(dataset, 'derived:mobileShare', 'b', at)).toBeNull();
  });

  it('prefers what was bought over what was looked at', () => {
    expect(derivedOf(dataset, 'derived:favouriteCategory', 'c', at)).toBe('신발');
    expect(derivedOf(dataset, 'derived:favouriteCategoryShare', 'c', at)).toBeCloseTo(2 / 3, 12);
    expect(derivedOf(dataset, 'derived:favouriteCategory', 'b', at)).toBe('상의');
    expect(derivedOf(dataset, 'derived:favouriteCategory', 'a', at)).toBeNull();
  });
});

describe('the stage of a customer', () => {
  const view = (id: string, when: string, seconds: number) => event(id, 'product_view', when, null, { seconds });
  const buy = (id: string, ...days: string[]) => days.map((day) => event(id, 'purchase', day, 1_000));
  const dataset = shopOf(
    [
      view('browsing', '2026-05-25 10:00', 180),
      view('glancing', '2026-05-25 10:00', 179),
      view('browsedThenCart', '2026-05-25 10:00', 300),
      event('browsedThenCart', 'cart', '2026-05-25 10:10'),
      event('paid', 'cart', '2026-05-25 10:10'),
      event('paid', 'purchase', '2026-05-25 10:20', 1_000),
      ...buy('atRisk', '2026-05-01', '2026-05-11'),
      ...buy('inCycle', '2026-05-01', '2026-05-22'),
      ...buy('loyal', '2026-02-01', '2026-03-10', '2026-04-20', '2026-05-20'),
      ...buy('dormant', '2025-12-01', '2026-03-03'),
      event('dormant', 'message_sent', '2026-05-30'),
      event('fresh', 'visit', '2026-05-30'),
    ],
    {
      glancing: '2026-01-01',
      signedUp: '2026-05-20',
      signedUpLongAgo: '2026-01-01',
      browsing: '2026-01-01',
      inCycle: '2026-01-01',
    },
  );
  it.each([
    ['browsing', 'browsing'],
    ['glancing', 'active'],
    ['browsedThenCart', 'comparing'],
    ['paid', 'new'],
    ['atRisk', 'atRisk'],
    ['inCycle', 'active'],
    ['loyal', 'loyal'],
    ['dormant', 'dormant'],
    ['fresh', 'new'],
    ['signedUp', 'new'],
    ['signedUpLongAgo', 'dormant'],
  ])('of %s is %s', (id, stage) => {
    expect(derivedOf(dataset, 'derived:stage', id, '2026-06-01 12:00')).toBe(stage);
  });

  it('waits a day before a cart counts as comparing, and gives up after fourteen', () => {
    const stageAt = (when: string) => derivedOf(dataset, 'derived:stage', 'browsedThenCart', when);
    expect(stageAt('2026-05-26 10:09')).toBe('new');
    expect(stageAt('2026-05-26 10:10')).toBe('comparing');
    expect(stageAt('2026-06-08 10:09')).toBe('comparing');
    expect(stageAt('2026-06-08 10:10')).toBe('new');
    expect(stageAt('2026-07-08 10:10')).toBe('active');
  });
});

describe('derived attributes over a shop', () => {
  const dataset = smallShop(300, 120);
  const time = dataset.span!.lastTime - 20 * 86_400;

  it('are the same as columns, read one by one, and read from the events passed on', () => {
    const columns = runPass(derivedColumns(dataset, time, derivedNames), dataset.customerCount);
    const context = derivedContext(dataset, time, time);
    const { offsets, times, typeCodes, values } = dataset.events;
    for (const column of columns) {
      if (!isDerivedName(column.name)) throw new Error(column.name);
      const read = derivedAt(column.name, context);
      const cells = column.kind === 'number' ? column.values : column.kind === 'category' ? column.codes : [];
      for (let row = 0; row < dataset.customerCount; row++) {
        const passedOn = read(row, time, (take) => {
          for (let index = offsets[row]!; index < offsets[row + 1]! && times[index]! <= time; index++) {
            take(typeCodes[index]!, times[index]!, values[index]!, index);
          }
        });
        expect([column.name, row, read(row, time), passedOn]).toEqual([column.name, row, cells[row], cells[row]]);
      }
    }
  });

  it('count what a simulation adds', () => {
    const read = derivedAt('derived:recencyDays', derivedContext(dataset, time, time));
    const purchase = dataset.events.types.indexOf('purchase');
    expect(read(3, time, (take) => take(purchase, time - 86_400, 5_000, -1))).toBe(1);
  });

  it('are listed in the form of a schema, each name with the prefix that no imported column has', () => {
    const schema = derivedSchema(shopOf([event('a', 'purchase', '2026-01-01', 1, { category: '신발' })]));
    expect(schema.map(({ name }) => name)).toEqual(derivedNames);
    expect(schema.find(({ name }) => name === 'derived:favouriteCategory')!.labels).toEqual(['신발']);
    expect(seoul('2026-01-01')).toBe(Date.UTC(2026, 0, 1, 3) / 1000);
  });
});
