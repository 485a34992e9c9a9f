/** The scalar fields of one JSON record by their dotted path. */
export type FlatRecord = Map<string, string>;

/** Deeper than this a value is kept as its JSON text. */
const deepest = 6;

/**
 * Writes the record's fields into `into`: objects become dotted names; lists of {key, value} (the parameters of a Google Analytics
 * export) become one name per key; other lists stay as JSON text. `skip` is the path of the list whose elements are rows.
 */
export function flattenJson(value: unknown, prefix: string, into: FlatRecord, skip: string | null, depth = 0): void {
  if (prefix !== '' && prefix === skip) return;
  if (value === null || value === undefined) return;
  if (typeof value !== 'object') {
    into.set(prefix === '' ? 'value' : prefix, String(value));
    return;
  }
  if (depth >= deepest) {
    into.set(prefix, JSON.stringify(value));
    return;
  }
  if (Array.isArray(value)) {
    if (isKeyValueList(value)) {
      for (const { key, value: held } of value) {
        const plain = parameterValue(held);
        if (plain !== null) flattenJson(plain, `${prefix}.${key}`, into, skip, depth + 1);
      }
    } else if ((value as unknown[]).length > 0) {
      into.set(prefix, JSON.stringify(value));
    }
    return;
  }
  for (const [key, held] of Object.entries(value)) {
    flattenJson(held, prefix === '' ? key : `${prefix}.${key}`, into, skip, depth + 1);
  }
}

interface KeyValue {
  readonly key: string;
  readonly value: unknown;
}

function isKeyValueList(list: unknown[]): list is KeyValue[] {
  const isPair = (item: unknown) =>
    typeof item === 'object' && item !== null && 'key' in item && 'value' in item && typeof item.key === 'string';
  return list.length > 0 && list.every(isPair);
}

/** BigQuery holds a parameter as {string_value, int_value, float_value, double_value} of which one is given. */
function parameterValue(held: unknown): unknown {
  if (typeof held !== 'object' || held === null) return held;
  const given = Object.entries(held).filter(([name, value]) => name.endsWith('_value') && value !== null);
  return given.length === 0 ? held : given[0]![1];
}

/** Paths of the lists of objects in a record, other than lists of {key, value}. */
export function listPaths(value: unknown, prefix = '', depth = 0): string[] {
  if (typeof value !== 'object' || value === null || depth > 2) return [];
  if (Array.isArray(value)) {
    const isObjects = value.length > 0 && value.every((item: unknown) => typeof item === 'object' && item !== null);
    return isObjects && !isKeyValueList(value) && prefix !== '' ? [prefix] : [];
  }
  return Object.entries(value).flatMap(([key, held]) =>
    listPaths(held, prefix === '' ? key : `${prefix}.${key}`, depth + 1),
  );
}

/** The value at a dotted path. */
export function atPath(value: unknown, path: string): unknown {
  let at = value;
  for (const key of path.split('.')) {
    if (typeof at !== 'object' || at === null || Array.isArray(at)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[key];
  }
  return at;
}
