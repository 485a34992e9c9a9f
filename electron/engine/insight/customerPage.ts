import { type Column, type Dataset, knownEvents } from '../../../core/dataset/dataset.ts';
import { cellText, columnNamed, textAt, timeFormat } from '../../../core/dataset/index.ts';
import { isComputedName } from '../../../core/dataset/computedCatalogue.ts';
import type { RowPass } from '../../../core/lib/rowPass.ts';
import { computedIn, type MemberMask, memberMask } from '../../../core/segment/index.ts';
import type { Condition } from '../../../core/segment/condition.ts';
import type { CallOutput } from '../../shared/contract.ts';
import { EngineError } from '../../shared/errors.ts';
import type { EngineContext, ParsedInput } from '../context.ts';
import { rowMatcher } from '../customers.ts';
import type { Job } from '../jobs.ts';
import { driveSteps } from '../../turns/driveSteps.ts';
import { computedAmong, computedColumns } from './computedColumns.ts';
import { orderSteps } from './customerOrder.ts';
import { driveMask, drivePass } from './drivePass.ts';

type PageInput = ParsedInput<'customers.page'>;

/** One page of the customers found, in the order asked for. Throws `customer.unknownColumn`. */
export async function customerPage(
  context: EngineContext,
  dataset: Dataset,
  time: number,
  input: PageInput,
  job: Job,
): Promise<CallOutput<'customers.page'>> {
  // one pass over the event log for all that this page needs, instead of one for each column
  const tested = input.condition === null ? [] : computedIn(input.condition);
  const asked = computedAmong([...input.columns, input.sort.column, ...tested]);
  await computedColumns(context, dataset, time, asked, job);
  const order = await orderedRows(context, dataset, time, input, job);
  const rows = order.subarray(input.offset, input.offset + input.limit);
  const columns: Column[] = [];
  for (const id of input.columns) columns.push(await columnOf(context, dataset, time, id, job));
  const format = timeFormat(dataset.zone);
  return {
    total: order.length,
    rows: Array.from(rows, (row) => ({
      row,
      id: textAt(dataset.ids, row),
      cells: columns.map((column) => cellOf(column, row, format)),
    })),
  };
}

function cellOf(column: Column, row: number, format: Intl.DateTimeFormat): string | number | null {
  if (column.kind === 'number' || column.kind === 'time') {
    const value = column.values[row]!;
    return Number.isFinite(value) ? value : null;
  }
  return cellText(column, row, format) || null;
}

/** Kept for the next page: only what decides the order is part of the question. */
function orderedRows(
  context: EngineContext,
  dataset: Dataset,
  time: number,
  { search, condition, sort }: PageInput,
  job: Job,
): Promise<Uint32Array> {
  const needle = search.trim();
  const question = `order ${JSON.stringify([needle, condition, sort])}`;
  return context.insight.answer(dataset, time, question, async () => {
    const rows = await rowsFound(context, dataset, time, needle, condition, job);
    if (sort.column === 'id') return sort.descending ? rows.slice().reverse() : rows;
    const column = await columnOf(context, dataset, time, sort.column, job);
    const steps = orderSteps(rows, column, sort.descending);
    return driveSteps(steps, { onShare: (share) => job.progress('sort', share, 1), signal: job.signal });
  });
}

function rowsFound(
  context: EngineContext,
  dataset: Dataset,
  time: number,
  needle: string,
  condition: PageInput['condition'],
  job: Job,
): Promise<Uint32Array> {
  return context.insight.answer(dataset, time, `rows ${JSON.stringify([needle, condition])}`, async () => {
    const matches = needle === '' ? null : rowMatcher(dataset, needle);
    const belongs = condition === null ? null : await membership(context, dataset, time, condition, job);
    const found = await rowsWhere(belongs, dataset.customerCount, job);
    return matches === null ? found : rowsPassing(found, matches, job);
  });
}

/** Who belongs to a condition at the moment. */
export async function membership(
  context: EngineContext,
  dataset: Dataset,
  time: number,
  condition: Condition,
  job: Job,
): Promise<MemberMask> {
  return memberMask(
    condition,
    dataset,
    time,
    await computedColumns(context, dataset, time, computedIn(condition), job),
  );
}

/** The rows that belong, ascending; null = all do. */
export async function rowsWhere(belongs: MemberMask | null, count: number, job: Job): Promise<Uint32Array> {
  const rows = new Uint32Array(count);
  if (belongs === null) {
    for (let row = 0; row < count; row++) rows[row] = row;
    return rows;
  }
  let found = 0;
  await driveMask(belongs, count, job, (mask, from, to) => {
    for (let row = from; row < to; row++) if (mask[row - from] === 1) rows[found++] = row;
    return true;
  });
  return rows.slice(0, found);
}

/** How many belong. */
export async function countWhere(belongs: MemberMask, count: number, job: Job): Promise<number> {
  let found = 0;
  await driveMask(belongs, count, job, (mask, from, to) => {
    for (let index = 0; index < to - from; index++) found += mask[index]!;
    return true;
  });
  return found;
}

function rowsPassing(candidates: Uint32Array, passes: (row: number) => boolean, job: Job): Promise<Uint32Array> {
  const rows = new Uint32Array(candidates.length);
  let found = 0;
  return drivePass(
    {
      visit(index) {
        const row = candidates[index]!;
        if (passes(row)) rows[found++] = row;
      },
      result: () => rows.slice(0, found),
    },
    candidates.length,
    job,
  );
}

/** A column that the customer table can show, by its id. Throws `customer.unknownColumn`. */
export async function columnOf(
  context: EngineContext,
  dataset: Dataset,
  time: number,
  id: string,
  job: Job,
): Promise<Column> {
  if (isComputedName(id)) return (await computedColumns(context, dataset, time, [id], job))[0]!;
  if (id === 'purchases' || id === 'events' || id === 'lastTime') {
    return context.insight.answer(dataset, time, `column ${id}`, () =>
      drivePass(countedColumn(dataset, id), dataset.customerCount, job),
    );
  }
  const column = columnNamed(dataset, id.replace(/^attribute /, ''));
  if (!id.startsWith('attribute ') || column === null) {
    throw new EngineError('input', 'customer.unknownColumn', { column: id });
  }
  return column;
}

/** Figures of the whole data, whatever the moment: they are what the import brought. */
function countedColumn({ events, customerCount }: Dataset, id: 'purchases' | 'events' | 'lastTime'): RowPass<Column> {
  const { offsets, typeCodes, times } = events;
  const purchase = events.types.indexOf(knownEvents.purchase);
  const values = new Float64Array(customerCount);
  return {
    visit(row) {
      const from = offsets[row]!;
      const to = offsets[row + 1]!;
      if (id === 'events') values[row] = to - from;
      else if (id === 'lastTime') values[row] = to > from ? times[to - 1]! : Number.NaN;
      else for (let event = from; event < to; event++) if (typeCodes[event] === purchase) values[row]!++;
    },
    result: () => ({ kind: id === 'lastTime' ? 'time' : 'number', name: id, values }),
  };
}
