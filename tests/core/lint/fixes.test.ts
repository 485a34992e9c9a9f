import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCommand, applyDiff, reverseDiff } from '../../../core/commands/index.ts';
import type { DatasetSchema } from '../../../core/dataset/dataset.ts';
import { lint as english } from '../../../core/i18n/en/lint.ts';
import { lint as korean } from '../../../core/i18n/ko/lint.ts';
import { parseJourney } from '../../../core/journey/index.ts';
import type { Journey } from '../../../core/journey/spec.ts';
import { fixFor, fixOf, type LintFacts, lintJourney } from '../../../core/lint/index.ts';
import { fixableCodes } from '../../../core/lint/fixes/index.ts';
import type { Problem } from '../../../core/lint/problem.ts';
import { journey } from '../journey/arbitraries.ts';
import { cases } from './cases.ts';
import type { RuleCase } from './ruleCases.ts';
import { sampleSchema } from './sampleSchema.ts';

type Facts = Partial<LintFacts>;

/** Applies the fix and checks everything that a fix promises; whether there was one. */
function checkFix(subject: Journey, problem: Problem, schema: DatasetSchema, facts: Facts): boolean {
  const fix = fixFor(problem, subject, facts);
  if (fix === null) return false;
  const applied = applyCommand(subject, fix.command);
  if (!applied.ok) throw new Error(`the fix of ${problem.code} cannot be applied: ${applied.error.code}`);
  const { journey: fixed, diff } = applied.value;
  const isSame = (other: Problem) => other.code === problem.code && other.nodeId === problem.nodeId;
  expect(
    lintJourney(fixed, schema, facts).filter((other) => isSame(other) && sameText(other, problem)),
    `${problem.code} is still there`,
  ).toEqual([]);
  expect(parseJourney(JSON.parse(JSON.stringify(fixed))).ok).toBe(true);
  expect(applyDiff(fixed, reverseDiff(diff))).toEqual(subject);
  return true;
}

function sameText(a: Problem, b: Problem): boolean {
  return JSON.stringify(a.params) === JSON.stringify(b.params);
}

describe('the fix of each rule', () => {
  const problemOf = ({ code, broken, schema, facts }: RuleCase) =>
    lintJourney(broken, schema, facts).find((problem) => problem.code === code)!;
  const fixable = cases.filter((ruleCase) => fixFor(problemOf(ruleCase), ruleCase.broken, ruleCase.facts) !== null);

  it.each(fixable.map((ruleCase) => [ruleCase.code, ruleCase] as const))(
    'takes %s away in one undoable edit, and undo brings the journey back',
    (_code, ruleCase) => {
      const { broken, schema, facts } = ruleCase;
      expect(checkFix(broken, problemOf(ruleCase), schema, facts)).toBe(true);
    },
  );

  it('exists for at least fifty rules, each with a case here and a name in both languages', () => {
    expect(fixableCodes.length).toBeGreaterThanOrEqual(50);
    const tested = new Set(fixable.map(({ code }) => code));
    expect(fixableCodes.filter((code) => !tested.has(code))).toEqual([]);
    for (const ruleCase of fixable) {
      const { kind } = fixFor(problemOf(ruleCase), ruleCase.broken, ruleCase.facts)!;
      expect(english[`fix.${kind}`]).not.toBe('');
      expect(korean[`fix.${kind}`]).toMatch(/[가-힣]/);
    }
  });

  it('takes the problem away in any journey, whatever else is wrong with it', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(journey, fc.boolean(), (subject, hasName) => {
        const facts: Facts = { shopName: hasName ? '여정샵' : '' };
        for (const problem of lintJourney(subject, sampleSchema, facts)) {
          if (checkFix(subject, problem, sampleSchema, facts)) seen.add(problem.code);
        }
      }),
      { seed: 71, numRuns: 400 },
    );
    expect(seen.size).toBeGreaterThan(25);
  });

  it('brings no error of the same rule to another node', () => {
    for (const { code, broken, schema, facts } of fixable) {
      const before = lintJourney(broken, schema, facts);
      const command = fixOf(before.find((candidate) => candidate.code === code)!, broken, facts)!;
      const applied = applyCommand(broken, command);
      const after = applied.ok ? lintJourney(applied.value.journey, schema, facts) : [];
      const count = (problems: readonly Problem[]) => problems.filter((problem) => problem.code === code).length;
      expect(count(after), code).toBeLessThan(count(before));
    }
  });

  it('is not offered where only a person can know', () => {
    const problem = lintJourney({ ...cases[0]!.sound, goal: { event: '', where: [] } }, null).find(
      ({ code }) => code === 'event.none',
    )!;
    expect(fixOf(problem, cases[0]!.sound)).toBeNull();
  });
});
