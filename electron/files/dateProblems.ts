import type { Cell } from './database.ts';
import type { Problem } from '../../core/lint/problem.ts';
import { importProblem } from './importProblem.ts';
import type { Staged } from './stage.ts';

/** Ways to write a date as they are told apart over all rows of a column. */
const forms = `CASE
  WHEN regexp_full_match(t, '\\d{4}\\s*[-./년].*') THEN 'YYYY-MM-DD'
  WHEN regexp_full_match(t, '\\d{14}|\\d{12}|(19|20)\\d{6}.*') THEN 'YYYYMMDD'
  WHEN regexp_full_match(t, '\\d{9,16}(\\.\\d+)?') THEN 'Unix'
  WHEN regexp_full_match(t, '[2-7]\\d{4}(\\.\\d+)?') THEN 'Excel'
  WHEN regexp_full_match(t, '\\d{1,2}[-./]\\d{1,2}[-./]\\d{4}.*') THEN
    CASE WHEN regexp_extract(t, '^\\d+')::INTEGER > 12 THEN 'DD/MM/YYYY'
      WHEN regexp_extract(t, '^\\d+[-./](\\d+)', 1)::INTEGER > 12 THEN 'MM/DD/YYYY' ELSE '?' END
  WHEN regexp_full_match(t, '\\d{2}[-./]\\d{1,2}[-./]\\d{1,2}.*') THEN 'YY/MM/DD' END`;

const yearFirst = 'YYYY-MM-DD';

/** Columns of times that mix two ways to write dates, or whose dates allow two readings: never silently guessed. */
export async function dateProblems({ database, plan, dialect, plain }: Staged): Promise<Problem[]> {
  const columns = [
    ...(plan.time === null
      ? []
      : [{ raw: plan.time, name: plan.names[Number(plan.time.slice(1)) - 1]!, taken: plain?.rows.taken ?? 0 }]),
    ...plan.kept.flatMap(({ raw, name, kind }, index) =>
      kind === 'time' || kind === 'date' ? [{ raw, name, taken: plain?.rows.takenDates[index] ?? 0 }] : [],
    ),
  ];
  const problems: Problem[] = [];
  for (const { raw, name, taken } of columns) {
    const read = await database.rows(`SELECT form, count(*), min(t) FROM (
        SELECT t, ${forms} AS form FROM (SELECT cell(${raw}) AS t FROM raw WHERE width > 0))
      WHERE form IS NOT NULL GROUP BY form ORDER BY count(*) DESC, form`);
    const rows = withTaken(read, taken);
    const sure = rows.filter(([form]) => form !== '?');
    const unsure = rows.find(([form]) => form === '?');
    if (sure.length > 1) {
      const [first, second] = sure;
      problems.push(
        importProblem('warning', 'mixedDates', {
          column: name,
          first: String(first![0]),
          firstCount: Number(first![1]),
          second: String(second![0]),
          secondCount: Number(second![1]),
        }),
      );
    } else if (unsure !== undefined && (sure.length === 0 || !String(sure[0]![0]).endsWith('YYYY'))) {
      if (dialect.dateOrder !== 'dmy') {
        problems.push(importProblem('warning', 'ambiguousDates', { column: name, example: String(unsure[2]) }));
      }
    }
  }
  return problems;
}

/** The counts of forms with the dates that the database did not read, all of which start with the year; the most frequent first. */
function withTaken(read: readonly (readonly Cell[])[], taken: number): (readonly Cell[])[] {
  if (taken === 0) return [...read];
  const [form, count] = read.find(([name]) => name === yearFirst) ?? [yearFirst, 0];
  const others = read.filter(([name]) => name !== yearFirst);
  return [...others, [form!, Number(count) + taken]].sort((a, b) => Number(b[1]) - Number(a[1]));
}
