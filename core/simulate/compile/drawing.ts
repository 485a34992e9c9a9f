import type { Emitter } from './emitter.ts';

/** A uniform draw in generated code: statements to put before, and the expression that then holds it. */
export interface Draw {
  readonly before: string;
  readonly value: string;
}

/** Above this many the code would grow for draws that are seldom made; then the shared function draws. */
const mostWrittenOut = 150;

/** Rotations of the eight rounds that repeat, and after which key words are injected (Threefry-2x32-20, lib/threefry.ts). */
const rotations = [
  [13, 15, 26, 6],
  [17, 29, 16, 24],
] as const;
const injections = [
  ['k1', 'k2', 1],
  ['k2', 'k0', 2],
  ['k0', 'k1', 3],
  ['k1', 'k2', 4],
  ['k2', 'k0', 5],
] as const;

/**
 * A draw of the customer at an address (an expression). Written out, because a call would give the number back in a box on the
 * heap, which costs as much as the rounds themselves.
 */
export function draw(emitter: Emitter, address: string): Draw {
  if (emitter.draws.count >= mostWrittenOut) return { before: '', value: `unit(S.k0, S.k1, S.row, ${address})` };
  const name = `u${emitter.draws.count++}`;
  const rounds = injections.map(([first, second, count], group) => {
    const turns = rotations[group % 2]!.map(
      (by) => `x0 = (x0 + x1) | 0; x1 = ((x1 << ${by}) | (x1 >>> ${32 - by})) ^ x0;`,
    );
    return `${turns.join(' ')} x0 = (x0 + ${first}) | 0; x1 = (x1 + ${second} + ${count}) | 0;`;
  });
  const before = `let ${name}; { const k0 = S.k0, k1 = S.k1, k2 = 0x1bd11bda ^ k0 ^ k1; let x0 = (S.row + k0) | 0, x1 = (${address} + k1) | 0;
${rounds.join('\n')}
${name} = ((x0 >>> 6) * 0x4000000 + (x1 >>> 6) + 0.5) * 2.220446049250313e-16; }`;
  return { before, value: name };
}
