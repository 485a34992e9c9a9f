/** `target` with the values of a shorter array at its start. */
export function copied<Values extends Int32Array | Uint8Array | Float64Array>(target: Values, source: Values): Values {
  target.set(source);
  return target;
}

/** The last place of ascending values that are at most `most`; -1 where none is. */
export function lastIndexUpTo(values: readonly number[], most: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! <= most) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
