import type { ProblemCode } from './codes.ts';
import { type SourceId, sources } from './data/sources.ts';
import type { Problem } from './problem.ts';

const byCode: Partial<Record<ProblemCode, SourceId>> = {
  'message.alimtalkAdvertising': 'kakaoAlimtalk',
  'message.brandMessageInformation': 'kakaoBrandMessage',
  'message.dottedVariable': 'kakaoAlimtalk',
  'message.noFallback': 'marketingPractice',
  'message.noPurpose': 'networkAct50',
  'message.unencodable': 'carrierText',
  'message.unusedParts': 'carrierText',
  'message.unknownVariable': 'dataset',
  'message.variableMissing': 'dataset',
  'condition.nobody': 'dataset',
  'condition.emptySegment': 'dataset',
  'event.unknown': 'dataset',
  'graph.timelessCycle': 'simulation',
  'wait.longerThanMaximum': 'simulation',
  'condition.outsideRun': 'simulation',
};

const byArea: Readonly<Record<string, SourceId>> = {
  graph: 'builderPractice',
  name: 'builderPractice',
  kakao: 'kakaoBrandMessage',
  law: 'networkAct50',
  sense: 'marketingPractice',
};

/** Where the rule behind a problem comes from: its dated entry, else its code's source, else how a journey is counted. */
export function sourceOf(problem: Problem): { readonly id: SourceId; readonly url: string | null } {
  const known: Readonly<Partial<Record<string, SourceId>>> = byCode;
  const id = problem.source ?? known[problem.code] ?? byArea[problem.code.split('.')[0]!] ?? 'simulation';
  return { id, url: sources[id].url };
}
