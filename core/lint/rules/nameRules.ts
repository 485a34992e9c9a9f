import { characterCount } from '../../template/index.ts';
import { entryOn } from '../data/dated.ts';
import { nameCharacters } from '../data/practice.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import type { LintContext, Rule } from '../rule.ts';

export const nameRules: readonly Rule[] = [journeyName, nodeTitles];

function journeyName({ journey, facts }: LintContext): Problem[] {
  const entry = entryOn(nameCharacters, facts);
  const count = characterCount(journey.name);
  return entry !== null && count > entry.value
    ? [problemOf('info', 'name.journeyLong', { count, limit: entry.value })]
    : [];
}

function nodeTitles({ journey, facts }: LintContext): Problem[] {
  const entry = entryOn(nameCharacters, facts);
  if (entry === null) return [];
  return journey.nodes.flatMap((node) => {
    const count = characterCount(node.title);
    return count > entry.value
      ? [problemOf('info', 'name.nodeLong', { count, limit: entry.value }, { nodeId: node.id })]
      : [];
  });
}
