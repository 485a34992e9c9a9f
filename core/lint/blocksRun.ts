import type { ProblemCode } from './codes.ts';
import type { Problem } from './problem.ts';

/** Faults of what a message says or how it may be sent: they stop an export, but who is reached can be counted without. */
const contentOnly: ReadonlySet<string> = new Set<ProblemCode>([
  'message.empty',
  'message.noSubject',
  'message.emptyFallback',
  'message.alimtalkAdvertising',
  'message.brandMessageInformation',
  'message.noAdLabel',
  'message.wrongAdLabel',
  'message.noOptOut',
  'message.tooManyBytes',
  'message.tooManyCharacters',
  'message.tooManyButtons',
  'message.unencodable',
  'message.unknownVariable',
  'message.dottedVariable',
]);

/** Whether a run would mean nothing with this problem in the journey; texts may be written after the numbers are in. */
export function blocksRun(problem: Problem): boolean {
  return problem.severity === 'error' && !contentOnly.has(problem.code);
}
