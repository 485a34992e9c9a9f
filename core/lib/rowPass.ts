/** Work that looks at every row once, in ascending order, so that whoever drives it can pause, report and cancel. */
export interface RowPass<Value> {
  visit(row: number): void;
  /** Call once, after the last row. */
  result(): Value;
}

/** Drives a pass over `count` rows without a pause. */
export function runPass<Value>(pass: RowPass<Value>, count: number): Value {
  for (let row = 0; row < count; row++) pass.visit(row);
  return pass.result();
}
