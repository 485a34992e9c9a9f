import type { z } from 'zod';
import { fail, ok, type Result } from '../lib/result.ts';
import type { Problem } from '../lint/problem.ts';
import { problemOf } from '../lint/problems.ts';
import { withoutFriendtalk } from './legacyChannels.ts';
import { migrateJourney } from './migrate.ts';
import { type Journey, journeySchema, specFormat, specVersion } from './spec.ts';
import { structureProblems } from './structure.ts';

const deepestNesting = 100;

/**
 * Reads a journey document of any version up to the current one. Unknown keys are dropped. Problems: `spec.notAJourney`,
 * `spec.newerVersion`, `spec.tooDeep`, `spec.invalid` (with `path` and the language-free `reason` it expected), and what
 * structureProblems reports.
 */
export function parseJourney(json: unknown): Result<Journey, Problem[]> {
  if (!isRecord(json) || json.format !== specFormat) return fail([problemOf('error', 'spec.notAJourney')]);
  const version = json.version;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return fail([problemOf('error', 'spec.invalid', { path: 'version', reason: `1 … ${specVersion}` })]);
  }
  if (version > specVersion)
    return fail([problemOf('error', 'spec.newerVersion', { version, supported: specVersion })]);
  // a file nested a hundred thousand levels deep would overflow the stack of any recursive reader
  if (isDeeperThan(json, deepestNesting)) return fail([problemOf('error', 'spec.tooDeep', { levels: deepestNesting })]);

  const parsed = journeySchema.safeParse(withoutFriendtalk(migrateJourney(json, version)));
  if (!parsed.success) return fail(parsed.error.issues.map(invalidValue));
  const problems = structureProblems(parsed.data);
  return problems.length === 0 ? ok(parsed.data) : fail(problems);
}

function isRecord(json: unknown): json is Record<string, unknown> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function isDeeperThan(json: unknown, levels: number): boolean {
  let level: unknown[] = [json];
  for (let depth = 0; depth <= levels; depth++) {
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
    if (level.length === 0) return false;
  }
  return true;
}

function invalidValue(issue: z.core.$ZodIssue): Problem {
  const path = issue.path.map(String).join('.');
  return problemOf('error', 'spec.invalid', { path, reason: expectedText(issue) });
}

function allowedText(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(' | ');
}

function expectedText(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected;
    case 'invalid_value':
      return allowedText(issue.values);
    case 'too_small':
      return `${issue.inclusive === false ? '>' : '≥'} ${issue.minimum}`;
    case 'too_big':
      return `${issue.inclusive === false ? '<' : '≤'} ${issue.maximum}`;
    case 'invalid_format':
      return issue.pattern ?? issue.format;
    case 'invalid_union':
      return 'options' in issue ? allowedText(issue.options ?? []) : issue.code;
    default:
      return issue.code;
  }
}
