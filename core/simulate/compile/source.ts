/** Collects generated code and the values that it refers to. */
export interface Source {
  /** A name for a value that the code uses; the same value gets the same name. */
  constant(value: unknown): string;
  line(text: string): void;
  text(): string;
  readonly lines: readonly string[];
  /** Names and values, in the same order. */
  readonly names: readonly string[];
  readonly values: readonly unknown[];
}

export function createSource(): Source {
  const lines: string[] = [];
  const names: string[] = [];
  const values: unknown[] = [];
  const known = new Map<unknown, string>();
  return {
    constant(value) {
      const name = known.get(value);
      if (name !== undefined) return name;
      const made = `K${values.length}`;
      names.push(made);
      values.push(value);
      known.set(value, made);
      return made;
    },
    line(text) {
      lines.push(text);
    },
    text: () => lines.join('\n'),
    lines,
    names,
    values,
  };
}

/** A number, text, boolean or null as code; a text cannot end the code it stands in. */
export function literal(value: number | string | boolean | null): string {
  if (typeof value === 'number') {
    if (Number.isNaN(value)) return 'NaN';
    if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
    return Object.is(value, -0) ? '-0' : String(value);
  }
  return JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
