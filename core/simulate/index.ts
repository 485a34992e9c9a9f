export { type Calendars, createCalendars, holdFor } from './calendars.ts';
export { changedNodes, simulatedText } from './changedNodes.ts';
export {
  compileMarkedArm,
  compileOtherArm,
  compileProgram,
  countedShape,
} from './compileProgram.ts';
export { customersBehind } from './customersBehind.ts';
export { addBlocks, addSlice, mergeSlices } from './mergeSlices.ts';
export { type OtherCounts, otherCounts, withOther } from './otherOutcome.ts';
export type { Program } from './program.ts';
export type { ProgramInput } from './programInput.ts';
export {
  countAgain,
  countMarked,
  countRows,
  everyRow,
  type KeyedCounts,
  type MarkedCount,
  type Rest,
  sumInShape,
  visitorsOf,
  withoutPart,
} from './recount.ts';
export { replayWorld } from './replayWorld.ts';
export { runSlice, type Slice } from './runSlice.ts';
export { shareAcrossCustomers } from './untouched.ts';
export { traceCustomer } from './traceCustomer.ts';
export { windowOf } from './window.ts';
export { nextDecisions, type RunDecisions, runShared, mostPasses, sharesAnything } from './shared.ts';
