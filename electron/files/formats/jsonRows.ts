import { EngineError } from '../../shared/errors.ts';
import { atPath, type FlatRecord, flattenJson, listPaths } from './flattenJson.ts';
import { type JsonText, jsonRecords } from './jsonRecords.ts';
import type { RowStream, StreamRow } from './rowStream.ts';

/** Records from which names and lists are found. */
const sampleRecords = 1000;
const longestRaw = 2000;

/** Opens records of JSON. `read` gives the bytes from the start each time. Rejects with `import.noRecord`, `import.notJson`. */
export async function openJson(
  read: () => AsyncIterable<Buffer>,
  name: string,
  chosen: string | undefined,
): Promise<RowStream> {
  const sample: unknown[] = [];
  let broken = 0;
  for await (const record of jsonRecords(read(), name)) {
    const value = parsed(record);
    if (typeof value === 'object' && value !== null) sample.push(value);
    else broken++;
    if (sample.length + broken >= sampleRecords) break;
  }
  if (sample.length === 0) throw new EngineError('input', broken > 0 ? 'import.notJson' : 'import.empty', { name });
  const lists = [...new Set(sample.flatMap((record) => listPaths(record)))];
  const list = chosen === undefined ? guessList(sample, lists) : chosen === '' ? null : chosen;
  const names = new Set<string>();
  for (const record of sample) for (const row of rowsOf(record, list)) for (const key of row.keys()) names.add(key);
  const order = [...names];
  const later = new Set<string>();
  return {
    names: order,
    sheets: [],
    lists,
    sheet: null,
    list,
    laterNames: () => [...later],
    async *rows(): AsyncGenerator<StreamRow> {
      for await (const record of jsonRecords(read(), name)) {
        const value = parsed(record);
        if (typeof value !== 'object' || value === null) {
          yield { line: record.line, cells: null, raw: record.text.slice(0, longestRaw) };
          continue;
        }
        for (const row of rowsOf(value, list)) {
          for (const key of row.keys()) if (!names.has(key)) later.add(key);
          yield { line: record.line, cells: order.map((key) => row.get(key) ?? ''), raw: '' };
        }
      }
    },
  };
}

function parsed({ text }: JsonText): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** A list makes the rows where it is the only one and the record beside it has no time of its own. */
function guessList(sample: readonly unknown[], lists: readonly string[]): string | null {
  const [only] = lists;
  if (only === undefined || lists.length > 1) return null;
  const outer: FlatRecord = new Map();
  flattenJson(sample[0], '', outer, only);
  const hasTime = [...outer.keys()].some((key) => /time|date|_at$|일시|일자|timestamp/i.test(key));
  return hasTime ? null : only;
}

function rowsOf(record: unknown, list: string | null): FlatRecord[] {
  const outer: FlatRecord = new Map();
  flattenJson(record, '', outer, list);
  if (list === null) return [outer];
  const items = atPath(record, list);
  if (!Array.isArray(items) || items.length === 0) return [outer];
  return items.map((item: unknown) => {
    const row: FlatRecord = new Map(outer);
    const inner: FlatRecord = new Map();
    flattenJson(item, '', inner, null);
    for (const [key, value] of inner) row.set(outer.has(key) ? `${list}.${key}` : key, value);
    return row;
  });
}
