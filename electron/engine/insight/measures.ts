import { type Codes, codesOf } from '../../../core/dataset/codes.ts';
import type { Column, Dataset } from '../../../core/dataset/dataset.ts';
import type { DerivedName } from '../../../core/dataset/derivedCatalogue.ts';
import { invariant } from '../../../core/lib/invariant.ts';
import { type Breakdown, breakdowns, groupsBy } from '../../../core/measure/customers/groups.ts';
import { kpiPass } from '../../../core/measure/customers/kpis.ts';
import { type Persona, personaOf } from '../../../core/measure/customers/persona.ts';
import { type RfmGrid, rfmGrid } from '../../../core/measure/customers/rfmGrid.ts';
import type { Condition } from '../../../core/segment/condition.ts';
import type { CallOutput } from '../../shared/contract.ts';
import type { EngineContext } from '../context.ts';
import type { Job } from '../jobs.ts';
import { computedColumns } from './computedColumns.ts';
import { membership, rowsWhere } from './customerPage.ts';
import { drivePass } from './drivePass.ts';

/** Key figures, by group where a breakdown is asked for and the data have it. */
export async function kpis(
  context: EngineContext,
  dataset: Dataset,
  time: number,
  { periodDays, breakdown }: { periodDays: number; breakdown: Breakdown | null },
  job: Job,
): Promise<Omit<CallOutput<'customers.kpis'>, 'time'>> {
  const orders = numbersOf((await context.insight.columns(dataset, time, ['derived:orders'], job))[0]!);
  const groups = breakdown === null ? null : await codesBy(context, dataset, time, breakdown, job);
  // fitting takes its own call
  const isFitted = context.forecasts.known(dataset, Math.floor(time) + 1) !== null;
  const expected = isFitted ? await computedColumns(context, dataset, time, ['predicted:lifetimeValueWon'], job) : [];
  const predictedWon = expected.map(numbersOf)[0] ?? null;
  const pass = kpiPass(dataset, { time, periodDays, groups, orders, predictedWon });
  const table = await drivePass(pass, dataset.customerCount, job);
  return { ...table, breakdowns: availableBreakdowns(dataset) };
}

function availableBreakdowns({ roles }: Dataset): Breakdown[] {
  return breakdowns.filter((breakdown) => {
    if (breakdown === 'stage') return true;
    return roles[breakdown === 'ageBand' ? 'birthday' : breakdown] !== undefined;
  });
}

async function codesBy(
  context: EngineContext,
  dataset: Dataset,
  time: number,
  breakdown: Breakdown,
  job: Job,
): Promise<Codes | null> {
  if (breakdown !== 'stage') return groupsBy(dataset, breakdown, time);
  const [column] = await context.insight.columns(dataset, time, ['derived:stage'], job);
  return codesOf(column!, dataset.zone);
}

const scoreNames = {
  quantile: ['derived:rfmRecency', 'derived:rfmFrequency', 'derived:rfmMonetary', 'derived:monetaryWon'],
  tile: ['derived:rfmRecencyTile', 'derived:rfmFrequencyTile', 'derived:rfmMonetaryTile', 'derived:monetaryWon'],
} as const satisfies Record<string, readonly DerivedName[]>;

export async function rfm(
  context: EngineContext,
  dataset: Dataset,
  time: number,
  rule: 'quantile' | 'tile',
  job: Job,
): Promise<RfmGrid> {
  const columns = await context.insight.columns(dataset, time, scoreNames[rule], job);
  const [recency, frequency, monetary, monetaryWon] = columns.map(numbersOf);
  return rfmGrid({ recency: recency!, frequency: frequency!, monetary: monetary!, monetaryWon: monetaryWon! });
}

const personaLabels = ['derived:stage', 'derived:favouriteCategory', 'derived:hourBlock', 'derived:weekday'] as const;
const personaNumbers = [
  'derived:recencyDays',
  'derived:orders',
  'derived:monetaryWon',
  'derived:averageOrderWon',
  'derived:cycleDays',
  'derived:tenureDays',
  'derived:rfmRecency',
  'derived:rfmFrequency',
  'derived:rfmMonetary',
] as const;

const personaPredictions = ['predicted:churnRisk', 'predicted:purchases90Days', 'predicted:lifetimeValueWon'] as const;

/** What distinguishes the customers of a condition. */
export async function persona(
  context: EngineContext,
  dataset: Dataset,
  time: number,
  condition: Condition,
  job: Job,
): Promise<Persona> {
  // fitting takes its own call
  const isFitted = context.forecasts.known(dataset, Math.floor(time) + 1) !== null;
  const names = [...personaLabels, ...personaNumbers, ...(isFitted ? personaPredictions : [])];
  const columns = await computedColumns(context, dataset, time, names, job);
  const numbers = columns.slice(personaLabels.length).map((column) => ({
    attribute: column.name,
    values: numbersOf(column),
  }));
  const belongs = await membership(context, dataset, time, condition, job);
  const rows = await rowsWhere(belongs, dataset.customerCount, job);
  return personaOf({
    rows,
    categories: [
      ...groupingAttributes(dataset, time),
      ...columns.slice(0, personaLabels.length).map((column) => ({
        attribute: column.name,
        codes: codesOf(column, dataset.zone),
      })),
    ],
    numbers,
    profiled: personaLabels,
    monetaryWon: numbers.find(({ attribute }) => attribute === 'derived:monetaryWon')!.values,
  });
}

/** Categories and yes-no attributes of the data, and the age band. */
function groupingAttributes(dataset: Dataset, time: number): { attribute: string; codes: Codes }[] {
  const columns = dataset.attributes.filter(({ kind }) => kind === 'category' || kind === 'boolean');
  const found = columns.map((column) => ({ attribute: column.name, codes: codesOf(column, dataset.zone) }));
  const ages = groupsBy(dataset, 'ageBand', time);
  return ages === null ? found : [...found, { attribute: 'ageBand', codes: ages }];
}

function numbersOf(column: Column): Float64Array {
  invariant(column.kind === 'number', `${column.name} is a number`);
  return column.values;
}
