import type { Translate } from '../../../core/i18n/index.ts';
import type { Journey } from '../../../core/journey/spec.ts';
import type { Problem } from '../../../core/lint/problem.ts';

/** One line per problem, the worst first, with the title or id of its node where it has one. */
export function problemLines(problems: readonly Problem[], text: Translate, journey: Journey | null = null): string[] {
  const order = { error: 0, warning: 1, info: 2 };
  return problems
    .toSorted((a, b) => order[a.severity] - order[b.severity])
    .map((problem) => {
      const place = placeOf(problem, journey);
      const sentence = text(`problem.${problem.code}`, problem.params);
      return `${text(`cli.severity.${problem.severity}`)}${place === '' ? '' : ` [${place}]`} ${sentence}`;
    });
}

function placeOf({ nodeId, edgeId }: Problem, journey: Journey | null): string {
  if (nodeId === null) return edgeId ?? '';
  const title = journey?.nodes.find((node) => node.id === nodeId)?.title ?? '';
  return title === '' ? nodeId : title;
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({ severity, mutedReason }) => severity === 'error' && mutedReason === undefined);
}
