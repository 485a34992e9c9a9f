import type { Command } from '../../commands/command.ts';
import type { Journey } from '../../journey/spec.ts';
import { type LintFacts, noFacts } from '../facts.ts';
import type { Problem } from '../problem.ts';
import { conditionFixes } from './conditionFixes.ts';
import type { Fix, Fixer } from './fix.ts';
import { graphFixes } from './graphFixes.ts';
import { messageFixes } from './messageFixes.ts';
import { nightFixes } from './nightFixes.ts';
import { settingFixes } from './settingFixes.ts';

const fixers: Readonly<Record<string, Fixer | undefined>> = {
  ...graphFixes,
  ...settingFixes,
  ...conditionFixes,
  ...messageFixes,
  ...nightFixes,
};

/** Codes for which there may be a fix, in no particular order. */
export const fixableCodes: readonly string[] = Object.keys(fixers);

/** The edit that takes the problem away and what it is called; null where only a person can know. */
export function fixFor(problem: Problem, journey: Journey, facts: Partial<LintFacts> = {}): Fix | null {
  return fixers[problem.code]?.(problem, journey, { ...noFacts, ...facts }) ?? null;
}

/** The edit that takes the problem away, one command and so one undo; null where only a person can know. */
export function fixOf(problem: Problem, journey: Journey, facts: Partial<LintFacts> = {}): Command | null {
  return fixFor(problem, journey, facts)?.command ?? null;
}
