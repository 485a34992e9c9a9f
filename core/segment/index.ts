export { type CompiledCondition, compileCondition } from './compile.ts';
export type { Condition } from './condition.ts';
export { compileEventMatch, type EventMatch } from './eventMatch.ts';
export { explainMembership } from './explainMembership.ts';
export { derivedIn, membershipOf } from './membership.ts';
export { type Moment, notEntered } from './moment.ts';
export { expandSegments, leadsToItself, segmentsIn, writeOutSegments } from './savedSegment.ts';
export { eventTypeCode, eventTypeCount, type SegmentScope } from './scope.ts';
export { meansYes } from './valueTest.ts';
