import type { ImportCheck, RejectedRow } from '../shared/importTypes.ts';
import type { Problem } from '../../core/lint/problem.ts';
import type { Database } from './database.ts';
import { dateProblems } from './dateProblems.ts';
import { importProblem } from './importProblem.ts';
import { countRefunds, tallyRows } from './plain/tally.ts';
import { literal } from './sql.ts';
import type { Staged } from './stage.ts';
import { refundEvent } from './stageSql.ts';

const rejectedShown = 1000;
const longestText = 500;

/** What the mapping makes of the staged file. */
export async function checkStaged(staged: Staged): Promise<ImportCheck> {
  const totals = await totalsOf(staged);
  return {
    ...totals,
    duplicatesDropped: staged.duplicatesDropped,
    rejected: await rejectedRows(staged, rejectedShown),
    problems: await problemsOf(staged, totals.rowsAccepted, totals.rowsRead),
    quality: [],
  };
}

type Totals = Omit<ImportCheck, 'duplicatesDropped' | 'rejected' | 'problems' | 'quality'>;

async function totalsOf({ database, plan, plain, duplicatesDropped }: Staged): Promise<Totals> {
  if (plain !== null) {
    const refused = await countWhere(database, 'code IS NOT NULL');
    const tally = tallyRows(plain.rows);
    return {
      ...tally,
      rowsRead: tally.rowsAccepted + duplicatesDropped + refused,
      rowsRejected: refused,
      customers: plain.order.customers.length,
    };
  }
  const [totals] = await database.rows(`SELECT
    (SELECT count(*) FROM staged), (SELECT count(*) FROM staged WHERE code IS NULL) - ${duplicatesDropped},
    (SELECT count(*) FROM staged WHERE code IS NOT NULL),
    (SELECT count(*) FROM people), (SELECT min(time) FROM kept), (SELECT max(time) FROM kept)`);
  const [rowsRead, rowsAccepted, rowsRejected, customers, firstTime, lastTime] = totals!;
  const types = plan.isList
    ? []
    : await database.rows('SELECT event, count(*) FROM kept GROUP BY event ORDER BY event');
  return {
    rowsRead: Number(rowsRead),
    rowsAccepted: Number(rowsAccepted),
    rowsRejected: Number(rowsRejected),
    customers: Number(customers),
    firstTime: firstTime === null ? null : Number(firstTime),
    lastTime: lastTime === null ? null : Number(lastTime),
    eventTypes: types.map(([name, count]) => ({ name: String(name), count: Number(count) })),
  };
}

/** The refused rows in the order of the file; `limit` null = all. */
export async function rejectedRows(staged: Staged, limit: number | null): Promise<RejectedRow[]> {
  const { database, plan, dialect, lineScale } = staged;
  const cells = plan.names
    .slice(0, plan.columnCount)
    .map((_, index) => `COALESCE(c${index + 1}, '')`)
    .join(', ');
  const cell = (column: string | null) => (column === null ? "''" : `COALESCE(${column}, '')`);
  const channel = plan.kept.find(({ slot }) => slot === plan.consent?.channel)?.raw ?? null;
  const rows = await database.rows(`SELECT raw.line // ${lineScale}, code, raw.width,
      CASE code WHEN 'badValue' THEN ${cell(plan.value)} WHEN 'unknownChannel' THEN ${cell(channel)} ELSE ${cell(plan.time)} END,
      substr(CASE WHEN raw.width <> ${plan.columnCount} THEN COALESCE(c1, '')
        ELSE concat_ws(${literal(dialect.delimiter)}, ${cells}) END, 1, ${longestText})
    FROM staged JOIN raw USING (line) WHERE code IS NOT NULL ORDER BY raw.line ${limit === null ? '' : `LIMIT ${limit}`}`);
  return rows.map(([line, code, width, value, text]) => ({
    line: Number(line),
    code: String(code),
    params: paramsOf(String(code), Number(width), String(value), plan.columnCount),
    text: String(text),
  }));
}

function paramsOf(code: string, found: number, value: string, expected: number): RejectedRow['params'] {
  switch (code) {
    case 'tooFewColumns':
    case 'tooManyColumns':
      return { found, expected };
    case 'badTime':
    case 'futureTime':
    case 'badValue':
    case 'unknownChannel':
      return { value: value.slice(0, 100) };
    default:
      return {};
  }
}

async function problemsOf(staged: Staged, accepted: number, read: number): Promise<Problem[]> {
  const { database, plan } = staged;
  const problems = [...encodingProblems(staged), ...(await dateProblems(staged))];
  if (staged.laterColumns.length > 0) {
    problems.push(importProblem('warning', 'laterColumns', { names: staged.laterColumns.slice(0, 10).join(', ') }));
  }
  for (const { name, unmatched, example, repeated } of staged.lookups) {
    if (unmatched > 0) problems.push(importProblem('warning', 'lookupUnmatched', { name, count: unmatched, example }));
    if (repeated > 0) problems.push(importProblem('warning', 'lookupRepeated', { name, count: repeated }));
  }
  if (accepted === 0) problems.push(importProblem('error', 'noValidRow', { rows: read }));
  if (plan.isList && staged.duplicatesDropped > 0) {
    problems.push(importProblem('warning', 'duplicateIds', { count: staged.duplicatesDropped }));
  } else if (staged.duplicatesDropped > 0) {
    problems.push(importProblem('info', 'duplicateRows', { count: staged.duplicatesDropped }));
  }
  if (staged.repeatsKept > 0) problems.push(importProblem('info', 'repeatsKept', { count: staged.repeatsKept }));
  const future = await countWhere(database, "code = 'futureTime'");
  if (future > 0) problems.push(importProblem('warning', 'futureRows', { count: future }));
  if (plan.lines !== null && accepted > 0) {
    const [orders] = await database.rows('SELECT count(*) FROM kept');
    problems.push(importProblem('info', 'linesGrouped', { lines: accepted, orders: Number(orders![0]) }));
  }
  if ((plan.mapping.kind === 'orders' || plan.lines !== null) && plan.value !== null) {
    const refunds =
      staged.plain === null
        ? await countRead(database, plan.lines === null ? 'kept' : 'staged', `code IS NULL AND ${isRefund}`)
        : countRefunds(staged.plain.rows);
    if (refunds > 0) problems.push(importProblem('info', 'refunds', { count: refunds }));
  }
  for (const column of plan.kept) {
    const count = await countWhere(database, `code IS NULL AND ${column.unreadable}`);
    if (count > 0) problems.push(importProblem('warning', 'unreadableCells', { column: column.name, count }));
  }
  return problems;
}

const isRefund = `event = ${literal(refundEvent)} AND value < 0`;

function countWhere(database: Database, condition: string): Promise<number> {
  return countRead(database, 'staged', condition);
}

async function countRead(database: Database, table: 'staged' | 'kept', condition: string): Promise<number> {
  return Number((await database.rows(`SELECT count(*) FROM ${table} WHERE ${condition}`))[0]![0]);
}

/** Signs that the file was read in another encoding than it was written in. */
export function encodingProblems(read: Pick<Staged, 'unreadable' | 'dialect' | 'detectedEncoding'>): Problem[] {
  const chosen = read.dialect.encoding;
  // plain ASCII is the same text in UTF-8 and in CP949
  const detected = read.detectedEncoding ?? (chosen === 'utf-16le' ? 'utf-8' : chosen);
  if (read.unreadable === 0 && chosen === detected) return [];
  const suggested = detected !== chosen ? detected : chosen === 'utf-8' ? 'cp949' : 'utf-8';
  return [importProblem('warning', 'encodingSuspect', { encoding: chosen, suggested, count: read.unreadable })];
}
