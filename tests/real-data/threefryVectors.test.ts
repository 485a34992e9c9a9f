import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { threefry2x32 } from '../../core/lib/threefry.ts';

const vectorFile = new URL('../../../shared/data/random123/kat_vectors', import.meta.url);
const isThere = existsSync(vectorFile);

describe.skipIf(!isThere)('Threefry-2x32-20 (skipped where ../shared/data/random123 is absent)', () => {
  it('gives every published known answer', () => {
    const lines = readFileSync(vectorFile, 'utf8').split('\n');
    const vectors = lines.filter((line) => /^threefry2x32\s+20\s/.test(line));
    expect(vectors.length).toBeGreaterThanOrEqual(3);
    for (const line of vectors) {
      const [c0, c1, k0, k1, e0, e1] = line
        .trim()
        .split(/\s+/)
        .slice(2)
        .map((word) => Number.parseInt(word, 16));
      const out = new Uint32Array(2);
      threefry2x32(k0! | 0, k1! | 0, c0! | 0, c1! | 0, out);
      expect([...out]).toEqual([e0, e1]);
    }
  });
});
