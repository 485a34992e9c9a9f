import type { ProblemCode } from './codes.ts';
import type { Problem } from './problem.ts';

/**
 * Faults of what is said, promised or permitted, or that plainly let nobody pass: they stop an export, but who is reached,
 * when and at what cost is well defined in spite of them.
 */
const harmlessToRun: ReadonlySet<string> = new Set<ProblemCode>([
  'goTo.noTarget',
  'gate.noPasses',
  'experiment.noControl',
  'experiment.manyControls',
  'survey.noQuestion',
  'audience.noName',
  'webhook.noUrl',
  'webhook.invalidUrl',
  'limits.noEntries',
  'limits.budgetBelowMessage',
  'condition.unknownSegment',
  'message.empty',
  'message.noSubject',
  'message.emptyFallback',
  'message.alimtalkAdvertising',
  'message.offerAsInformation',
  'message.noAdLabel',
  'message.wrongAdLabel',
  'message.noOptOut',
  'message.tooManyBytes',
  'message.tooManySubjectBytes',
  'message.tooManyCharacters',
  'message.tooManyNewlines',
  'message.tooManyButtons',
  'message.tooFewButtons',
  'message.buttonNameLong',
  'message.buttonIncomplete',
  'message.buttonLink',
  'message.pushPayload',
  'message.unknownVariable',
  'message.dottedVariable',
  'message.emptyVariable',
  'message.brokenVariable',
  'kakao.notApproved',
  'kakao.rejected',
  'kakao.wrongType',
  'kakao.friendtalk',
  'law.noSender',
  'law.consentTooLong',
  'law.nightUnprotected',
  'law.kakaoHours',
]);

/** Whether a run would mean nothing with this problem in the journey; texts may be written after the numbers are in. */
export function blocksRun(problem: Problem): boolean {
  return problem.severity === 'error' && !harmlessToRun.has(problem.code);
}
