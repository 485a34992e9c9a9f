import type { Engine } from '../../electron/engine/index.ts';
import { type Figure, median, secondsOf } from './measure.ts';
import { benchEngine, createShop, inFolder } from './shop.ts';

const sizes = [20_000, 200_000] as const;
const repetitions = 3;

/** Making and keeping a sample shop, and opening its workspace up to the first page of customers, at two sizes. */
export async function benchWorkspace(): Promise<Figure[]> {
  const created = sizes.map((): number[] => []);
  const opened = sizes.map((): number[] => []);
  await inFolder((folder) => once(folder, sizes[0]));
  for (let repetition = 0; repetition < repetitions; repetition++) {
    for (const [index, customers] of sizes.entries()) {
      const { create, open } = await inFolder((folder) => once(folder, customers));
      created[index]!.push(create);
      opened[index]!.push(open);
    }
  }
  const figures = (name: string, seconds: readonly (readonly number[])[]): Figure[] => {
    const perCustomer = sizes.map((customers, index) => (1e6 * median(seconds[index]!)) / customers);
    return [
      ...sizes.map((customers, index) => ({
        name: `${name}, ${customers.toLocaleString('en')} customers`,
        value: median(seconds[index]!),
        unit: 's',
      })),
      { name: `${name}, per customer at the smaller size`, value: perCustomer[0]!, unit: 'µs' },
      { name: `${name}, per customer, larger / smaller`, value: perCustomer[1]! / perCustomer[0]!, unit: '×' },
    ];
  };
  return [...figures('create the sample shop', created), ...figures('open and load', opened)];
}

async function once(folder: string, customers: number): Promise<{ create: number; open: number }> {
  let path = '';
  const create = await withEngine(folder, (engine) =>
    secondsOf(async () => {
      path = await createShop(engine, folder, customers);
    }),
  );
  const open = await withEngine(folder, (engine) =>
    secondsOf(async () => {
      await engine.call('workspace.open', { path });
      await engine.call('dataset.customers', { search: '', offset: 0, limit: 50 });
    }),
  );
  return { create, open };
}

async function withEngine<Value>(folder: string, work: (engine: Engine) => Promise<Value>): Promise<Value> {
  const engine = benchEngine(folder);
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}
