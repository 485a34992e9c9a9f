export { compileProgram } from './compileProgram.ts';
export { customersBehind } from './customersBehind.ts';
export { mergeSlices } from './mergeSlices.ts';
export type { Program, ProgramInput } from './program.ts';
export { replayWorld } from './replayWorld.ts';
export { runSlice, type Slice } from './runSlice.ts';
export { traceCustomer } from './traceCustomer.ts';
export { windowOf } from './window.ts';
