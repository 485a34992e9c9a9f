import type { Dataset } from '../../core/dataset/dataset.ts';
import { addSources, plainSources, unify } from '../../core/dataset/identity/index.ts';
import { indexClaims } from '../../core/dataset/identity/claimIndex.ts';
import { Identifiers } from '../../core/dataset/identity/identifiers.ts';
import { defaultIdentityPolicy } from '../../core/dataset/identity/policy.ts';
import { resolve } from '../../core/dataset/identity/resolve.ts';
import { runSteps } from '../../core/lib/steps.ts';
import { encodeTexts, sealDataset } from '../../core/dataset/index.ts';
import { sha256Hex } from '../../electron/storage/index.ts';
import { costOf, type Figure } from './measure.ts';

const customers = 1_000_000;
/** Customers with an address of their own; the others repeat one. */
const people = 900_000;
const repetitions = 3;

/** A list of a million customers with an e-mail address and a phone number each, a tenth of them listed twice. */
function list(): Dataset {
  const texts = (text: (index: number) => string) =>
    encodeTexts(Array.from({ length: customers }, (_, at) => text(at)));
  const number = (index: number) => String(10_000_000 + ((index * 7) % 60_000_000));
  const phone = (index: number) => `010-${number(index).slice(0, 4)}-${number(index).slice(4)}`;
  return sealDataset(
    {
      zone: 'Asia/Seoul',
      synthetic: true,
      customerCount: customers,
      ids: texts((index) => `C${String(index).padStart(7, '0')}`),
      attributes: [
        { kind: 'text', name: 'email', ...texts((index) => `Customer${index % people}@shop.co.kr`) },
        { kind: 'text', name: 'phone', ...texts(phone) },
      ],
      roles: { email: 'email', phone: 'phone' },
      events: {
        types: [],
        offsets: new Uint32Array(customers + 1),
        typeCodes: new Uint16Array(0),
        times: new Float64Array(0),
        values: new Float64Array(0),
        properties: [],
      },
    },
    sha256Hex,
  );
}

/** What it costs to find who is one customer, and to make the dataset of that. */
export async function benchIdentity(): Promise<Figure[]> {
  const sources = plainSources(list());
  const policy = defaultIdentityPolicy;
  const works: readonly [string, () => unknown][] = [
    [
      'finding who is one of a million customers',
      () => {
        const identifiers = new Identifiers(policy.region);
        const index = runSteps(indexClaims(sources, identifiers));
        return runSteps(resolve(sources, index, identifiers, policy, []));
      },
    ],
    ['the same with the new dataset and its record', () => unify(sources, policy, [], sha256Hex)],
    ['adding the same list again', () => addSources(sources, sources, policy.region, sha256Hex)],
  ];
  const figures: Figure[] = [];
  for (const [name, work] of works) {
    const costs = [];
    for (let repetition = 0; repetition < repetitions; repetition++) costs.push(await costOf(work));
    const best = costs.reduce((least, cost) => (cost.seconds < least.seconds ? cost : least));
    figures.push({ name, value: best.seconds, unit: 's' });
    figures.push({ name: `${name}, processor`, value: best.processorSeconds, unit: 's' });
  }
  return figures;
}
