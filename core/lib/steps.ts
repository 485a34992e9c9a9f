/**
 * Work in small steps, of a few milliseconds each, so that whoever drives it can pause, report and cancel. Each step gives the share of the
 * work that is done, from 0 to 1.
 */
export type Steps<Value> = Generator<number, Value>;

/** Does all steps without a pause. */
export function runSteps<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same steps where they are a part of some larger work, which they take from one share to another. */
export function* within<Value>(steps: Steps<Value>, from: number, to: number): Steps<Value> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield from + (to - from) * step.value;
  }
}

/** Rows of a step, where a row takes some nanoseconds. */
const rowsPerStep = 1 << 15;

/** Visits the rows [0, count) range by range, in ascending order. */
export function* inRanges(
  count: number,
  visit: (from: number, to: number) => void,
  rows: number = rowsPerStep,
): Steps<void> {
  for (let from = 0; from < count; from += rows) {
    const to = Math.min(count, from + rows);
    visit(from, to);
    yield to / count;
  }
}
