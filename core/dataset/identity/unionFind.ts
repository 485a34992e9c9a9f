/** Disjoint sets of rows; the root of a set is its smallest row. */
export class UnionFind {
  readonly #parents: Int32Array;

  constructor(count: number) {
    this.#parents = new Int32Array(count);
    for (let row = 0; row < count; row++) this.#parents[row] = row;
  }

  /** The root of the row's set; paths are halved on the way. */
  find(row: number): number {
    const parents = this.#parents;
    let at = row;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]!]!;
      at = parents[at]!;
    }
    return at;
  }

  /** Makes one set of two; gives its root. */
  unite(a: number, b: number): number {
    const rootA = this.find(a);
    const rootB = this.find(b);
    const root = Math.min(rootA, rootB);
    this.#parents[Math.max(rootA, rootB)] = root;
    return root;
  }
}
