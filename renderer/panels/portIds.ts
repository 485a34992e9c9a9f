/** A port id that is not used yet: `branch3`, `arm4`. Ports keep their ids when others come and go, and so their edges. */
export function freshPortId(used: readonly string[], stem: string): string {
  let number = used.length + 1;
  while (used.includes(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}

/** The list with the item at `index` moved by `step` places, if there is room. */
export function movedBy<Item>(items: readonly Item[], index: number, step: 1 | -1): Item[] {
  const next = [...items];
  const item = next[index];
  const other = next[index + step];
  if (item === undefined || other === undefined) return next;
  next[index] = other;
  next[index + step] = item;
  return next;
}

/** Equal weights that add up to exactly 100, the remainder on the first arms. */
export function equalWeights(count: number): number[] {
  const floor = Math.floor(100 / count);
  return Array.from({ length: count }, (_, index) => floor + (index < 100 - floor * count ? 1 : 0));
}
