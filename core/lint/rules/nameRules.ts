import { characterCount } from '../../template/index.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import type { LintContext, Rule } from '../rule.ts';

/** Sending systems cut longer names off. */
const longestName = 50;

export const nameRules: readonly Rule[] = [journeyName, nodeTitles];

function journeyName({ journey }: LintContext): Problem[] {
  const count = characterCount(journey.name);
  return count > longestName ? [problemOf('info', 'name.journeyLong', { count, limit: longestName })] : [];
}

function nodeTitles({ journey }: LintContext): Problem[] {
  return journey.nodes.flatMap((node) => {
    const count = characterCount(node.title);
    return count > longestName
      ? [problemOf('info', 'name.nodeLong', { count, limit: longestName }, { nodeId: node.id })]
      : [];
  });
}
