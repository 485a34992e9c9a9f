import type { Emitter } from './emitter.ts';
import type { Plan } from './plan.ts';

/** A uniform draw in generated code: statements to put before, and the expression that then holds it. */
export interface Draw {
  readonly before: string;
  readonly value: string;
}

/** In code for more nodes a draw is a call: the rounds written out would take longer to be compiled well than calls cost. */
const mostNodesWrittenOut = 20;

/** Whether the code for these nodes holds the rounds of each draw. */
export function writesDrawsOut({ nodes }: Plan): boolean {
  return nodes.length <= mostNodesWrittenOut;
}

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

/** Statements that draw for the customer at an address (an expression) into a variable or an array's place. */
function roundsCode(into: string, address: string): string {
  const rounds = injections.map(([first, second, count], group) => {
    const turns = rotations[group % 2]!.map(
      (by) => `x0 = (x0 + x1) | 0; x1 = ((x1 << ${by}) | (x1 >>> ${32 - by})) ^ x0;`,
    );
    return `${turns.join(' ')} x0 = (x0 + ${first}) | 0; x1 = (x1 + ${second} + ${count}) | 0;`;
  });
  return `const k0 = S.k0, k1 = S.k1, k2 = 0x1bd11bda ^ k0 ^ k1; let x0 = (S.row + k0) | 0, x1 = (${address} + k1) | 0;
${rounds.join('\n')}
${into} = ((x0 >>> 6) * 0x4000000 + (x1 >>> 6) + 0.5) * 2.220446049250313e-16;`;
}

/** What draws where draws are calls: into an array, because to give the number back it would be put in a box on the heap. */
export const drawFunction = `const drawn = new Float64Array(1);
function drawAt(address) { ${roundsCode('drawn[0]', 'address')} }`;

/** A draw of the customer at an address (an expression). */
export function draw({ draws }: Emitter, address: string): Draw {
  const value = `u${draws.count++}`;
  const before = draws.writtenOut
    ? `let ${value}; { ${roundsCode(value, address)} }`
    : `drawAt(${address}); const ${value} = drawn[0];`;
  return { before, value };
}
